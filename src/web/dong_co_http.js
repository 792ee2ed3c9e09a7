'use strict';
// The engine behind this address: one request, one answer (length of the head, head, files).
const dongCo = {
  ten: 'http',
  async hoi(yeuCau) {
    const than = JSON.stringify(yeuCau);
    const tra = await fetch(than.length > 2e6 ? 'may/lon' : 'may', {
      method: 'POST', body: than, headers: {'Content-Type': 'application/json', 'X-Kehoach': '1'},
    });
    if (!tra.ok) throw new Error(await tra.text());
    return dongCo.tach(new Uint8Array(await tra.arrayBuffer()));
  },
  tach(byte) {
    const dai = new DataView(byte.buffer, byte.byteOffset).getUint32(0, true);
    const dau = JSON.parse(new TextDecoder().decode(byte.subarray(4, 4 + dai)));
    const tep = {};
    let o = 4 + dai;
    for (const [ten, co] of dau.tep || []) tep[ten] = byte.slice(o, o += co);
    return {dau, tep};
  },
};
