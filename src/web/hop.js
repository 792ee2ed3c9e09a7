'use strict';
// Dialogs: drafts, what an old file became, two drafts side by side.
const hop = {
  mo(ten, than, nut = {}, rong) {
    const d = document.getElementById('hop');
    d.className = rong ? 'rong' : '';
    document.getElementById('hop-ten').textContent = ten;
    document.getElementById('hop-than').replaceChildren(than);
    const hang = d.querySelector('form > p.nut');
    hang.querySelectorAll('.them').forEach((n) => n.remove());
    for (const [chu, lam] of Object.entries(nut)) {
      hang.prepend(mau.the('button', {type: 'button', className: 'them chinh', textContent: chu, onclick: () => { d.close(); lam(); }}));
    }
    if (!d.open) d.showModal();
  },
  bao(ten, chu) { hop.mo(ten, mau.the('p', {textContent: chu})); },
  nhap() {
    const ds = trang.cacNhap();
    const bang = mau.the('table', {className: 'ke'});
    for (const [khoa, n] of ds) {
      const hang = bang.insertRow();
      hang.insertCell().textContent = n.tieu_de || n.ten;
      hang.insertCell().textContent = new Date(n.luc).toLocaleString('vi-VN');
      hang.insertCell().append(
        mau.the('button', {type: 'button', className: 'nho', textContent: 'Mở', onclick: () => { document.getElementById('hop').close(); trang.moNhap(khoa); }}), ' ',
        mau.the('button', {type: 'button', className: 'nho', textContent: 'Xóa', onclick: () => { localStorage.removeItem(khoa); hang.remove(); }}));
    }
    const gy = mau.the('p', {className: 'goi-y', textContent: ds.length ? 'Bản nháp chỉ nằm trong trình duyệt này, trên máy này. Máy dùng chung thì xóa khi xong việc.' : 'Chưa có bản nháp nào trong trình duyệt này.'});
    hop.mo('Bản nháp', mau.the('div', {}, bang, gy));
  },
  // What an old file became: what was read, what to look at, the proof.
  cu(ten, {dau, tep}) {
    const than = mau.the('div', {}, ...String(dau.tom_tat).trim().split('\n').map((d) => mau.the('p', {textContent: d})));
    if (dau.thong_bao.length) {
      than.append(mau.the('h3', {textContent: 'Chỗ nên xem lại'}), mau.the('ul', {}, ...dau.thong_bao.map((t) => mau.the('li', {textContent: trang.noi_o(t.noi_dung + (t.sua ? ` (${t.sua})` : ''))}))));
    }
    const p = mau.the('p', {className: 'nut'});
    for (const [n, b] of Object.entries(tep)) p.append(mau.the('button', {type: 'button', textContent: n === 'chung-minh.txt' ? 'Tải bản chứng minh không mất chữ' : `Tải ${n}`, onclick: () => trang.taiVe(`${ten}.${n}`, b)}));
    than.append(p);
    hop.mo(`Đã đọc ${ten}`, than);
  },
  // The words that changed, and both drafts as pages with the changed lines marked.
  async soSanh(ten, truoc) {
    const [{dau: khac}, cu] = await Promise.all([dongCo.hoi({...trang.yeuCau('so_sanh'), ban_truoc: truoc}), dongCo.hoi({viec: 'trang', ke_hoach: truoc, ten: trang.ten, tep: trang.tep})]);
    const ds = mau.the('ul', {className: 'thay-doi', tabIndex: 0});
    for (const k of khac.khac) {
      const li = mau.the('li', {}, mau.the('strong', {textContent: `${trang.oTheoKhoa[k.khoa]?.o.nhan ?? k.khoa}: `}));
      for (const [loai, chu] of k.chu) li.append(loai === 'giu' ? (chu.length > 160 ? `${chu.slice(0, 70)} … ${chu.slice(-70)}` : chu) : mau.the(loai === 'bo' ? 'del' : 'ins', {textContent: chu}), ' ');
      ds.append(li);
    }
    if (!khac.khac.length) ds.append(mau.the('li', {textContent: 'Hai bản viết như nhau.'}));
    const cot = (nhan, cac, lop, ben) => {
      const c = mau.the('div', {tabIndex: 0, role: 'region', ariaLabel: nhan}, mau.the('h3', {textContent: nhan}));
      for (const svg of cac || []) c.append(trang.to(svg));
      for (const k of khac.khac) for (const g of c.querySelectorAll(`g[data-d="${k[ben]}"]`)) g.classList.add(lop);
      return c;
    };
    hop.mo(`So với ${ten}`, mau.the('div', {}, mau.the('p', {className: 'goi-y'}, mau.the('del', {textContent: 'chữ bỏ'}), ' ', mau.the('ins', {textContent: 'chữ thêm'}), ` – ${khac.khac.length} đoạn khác nhau`), ds,
      mau.the('div', {className: 'doi-chieu'}, cot('Bản trước', cu.dau.trang, 'bo', 'dong_truoc'), cot('Bản này', trang.ve.trang, 'doi', 'dong_sau'))), {}, true);
    document.querySelectorAll('#hop .doi-chieu>div').forEach((c) => c.querySelector('.doi,.bo')?.scrollIntoView({block: 'center'}));
  },
};
trang.batDau();
