// A long session: keys by the thousand (KEHOACH_PHIM=100000: the hundred thousand of a long day), none lost, and memory that
// does not grow with them.
import {after, before, test} from 'node:test';
import assert from 'node:assert/strict';
import {browser, field, open, serve, settled} from './lib.mjs';

const KEYS = +(process.env.KEHOACH_PHIM || 10_000);
let chrome, server;
before(async () => { [chrome, server] = await Promise.all([browser(['--enable-precise-memory-info']), serve()]); });
after(async () => { await chrome.close(); server.stop(); });

test(`${KEYS} keys while the pages are drawn: none lost, memory flat`, async () => {
  const {page, context, faults} = await open(chrome, server.address);
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable');
  const used = async () => {
    await cdp.send('HeapProfiler.collectGarbage');
    const {metrics} = await cdp.send('Performance.getMetrics');
    const of = (name) => metrics.find((m) => m.name === name).value;
    return {heap: of('JSHeapUsedSize'), nodes: of('Nodes')};
  };
  const fields = ['noi_dung', 'can_cu', 'trich_yeu', 'ky.ho_ten'];
  const sizes = [];
  const round = 1000;
  for (let done = 0; done < KEYS; done += round) {
    const key = fields[done / round % fields.length];
    await field(page, key).click();
    // What an input method and a keyboard do: letters one by one, some taken back, while the page draws.
    const {typed, held} = await page.evaluate(async (count) => {
      const o = document.activeElement;
      o.select();
      document.execCommand('delete');
      const line = o.tagName === 'TEXTAREA';
      let typed = '';
      for (let n = 0; n < count; n++) {
        if (n % 17 === 16 && typed && !typed.endsWith('\n')) { document.execCommand('delete'); typed = typed.slice(0, -1); continue; }
        const c = n % 90 === 89 && line ? '\n' : 'Kế hoạch hè của xã Phú Lâm, tỉnh An Bình '[n % 41];
        document.execCommand('insertText', false, c);
        typed += c;
        if (n % 25 === 24) await new Promise((r) => { const c = new MessageChannel(); c.port1.onmessage = r; c.port2.postMessage(0); });
      }
      return {typed, held: o.value};
    }, round);
    assert.equal(held, typed, `${key} after ${done} keys`);
    if (done / round % 5 === 1) { await settled(page); sizes.push(await used()); }
  }
  await settled(page);
  sizes.push(await used());
  console.log(`memory: ${sizes.map((s) => `${(s.heap / 1e6).toFixed(1)} MB, ${s.nodes} nodes`).join('; ')}`);
  const first = sizes[0], last = sizes.at(-1);
  assert.ok(last.heap < first.heap * 1.5 + 8e6, `${first.heap} → ${last.heap}`);
  assert.ok(last.nodes < first.nodes * 2 + 2000, `${first.nodes} → ${last.nodes}`);
  assert.deepEqual(faults, []);
  await context.close();
});
