'use strict';
// Dialogs: drafts, what an old file became, two drafts side by side.
const hop = {
	mo(ten, than, nut = {}, rong) {
		const d = $('hop');
		d.className = rong ? 'rong' : '';
		$('hop-ten').textContent = ten;
		$('hop-than').replaceChildren(than);
		const hang = d.querySelector('form > p.nut');
		hang.querySelectorAll('.them').forEach((n) => n.remove());
		for (const [chu, lam] of Object.entries(nut)) {
			hang.prepend(the('button.them.chinh', {textContent: chu, onclick: () => { d.close(); lam(); }}));
		}
		// Enter in a field is no answer.
		d.onkeydown = (e) => { if (e.key === 'Enter' && e.target.tagName === 'INPUT' && !e.isComposing) e.preventDefault(); };
		d.oncancel = null;
		if (!d.open) d.showModal();
	},
	bao(ten, chu) { hop.mo(ten, the('p', {}, chu)); },
	nhap() {
		const ds = trang.cacNhap();
		const bang = the('table.ke', {});
		for (const [khoa, n] of ds) {
			const hang = bang.insertRow();
			hang.insertCell().textContent = n.tieu_de || n.ten;
			hang.insertCell().textContent = new Date(n.luc).toLocaleString('vi-VN');
			hang.insertCell().append(
				mau.nut('Mở', () => { $('hop').close(); trang.moNhap(khoa); }), ' ',
				mau.nut('Xóa', () => { localStorage.removeItem(khoa); hang.remove(); }));
		}
		const gy = mau.goiY(ds.length ? 'Bản nháp chỉ nằm trong trình duyệt này, trên máy này. Máy dùng chung thì xóa khi xong việc.' : 'Chưa có bản nháp nào trong trình duyệt này.');
		hop.mo('Bản nháp', the('div', {}, bang, gy));
	},
	// What an old file became: what was read, what to look at, the proof.
	cu(ten, {dau, tep}) {
		const than = the('div', {}, ...String(dau.tom_tat).trim().split('\n').map((d) => the('p', {}, d)));
		if (dau.thong_bao.length) {
			than.append(the('h3', {}, 'Chỗ nên xem lại'), the('ul', {}, ...dau.thong_bao.map((t) => the('li', {}, trang.noi_o(t.noi_dung + (t.sua ? ` (${t.sua})` : ''))))));
		}
		const p = mau.hang();
		for (const [n, b] of Object.entries(tep)) p.append(the('button', {textContent: n === 'chung-minh.txt' ? 'Tải bản chứng minh không mất chữ' : `Tải ${n}`, onclick: () => trang.taiVe(`${ten}.${n}`, b)}));
		than.append(p);
		hop.mo(`Đã đọc ${ten}`, than);
	},
	// The office's profile as a form; saved as its file, and chosen.
	async hoSo(ten) {
		const goc = trang.tep[ten] || '';
		const {dau} = await dongCo.hoi({viec: 'doc', ke_hoach: goc});
		const than = the('div', {}, mau.goiY('Điền một lần cho cơ quan; mọi văn bản lấy tên, ký hiệu, địa danh, người ký từ đây. Lưu thì có tệp để giữ và gửi cho người khác.'));
		const sua = new Map();
		let it = null;
		for (const o of trang.mau.ho_so) {
			let w = mau.lam(o, o.khoa, () => sua.set(o.khoa, () => ({gia_tri: w.doc()})));
			const m = dau.muc[o.khoa];
			if (w.dat(m ? m.gia_tri : null) === false) {
				const {el, nhap} = mau.tho(o, o.khoa, m.nguon);
				w = {el, nguon: () => ({nguon: nhap.value})};
			}
			w.el.addEventListener('input', () => sua.set(o.khoa, w.nguon || (() => ({gia_tri: w.doc()}))));
			if (/^(co_quan|nguoi_ky)$/.test(o.khoa)) than.append(w.el);
			else (it ||= the('details', {}, the('summary', {}, 'Phần ít dùng'))).append(w.el);
		}
		than.append(it);
		hop.mo(ten ? `Hồ sơ đơn vị ${ten}` : 'Hồ sơ đơn vị mới', than, {'Lưu và dùng hồ sơ này': async () => {
			const {dau: moi} = await dongCo.hoi({viec: 'sua', ke_hoach: goc, sua: [...sua].map(([khoa, lay]) => ({khoa, ...lay()}))});
			if (moi.loi) return hop.bao('Không ghi được hồ sơ', moi.loi);
			const tep = ten || 'don-vi.yaml';
			trang.nhanHoSo(tep, moi.ke_hoach, true);
			trang.taiVe(tep, new TextEncoder().encode(moi.ke_hoach));
		}}, true);
		// What was typed is not thrown away by a key.
		$('hop').oncancel = (e) => { if (sua.size) e.preventDefault(); };
	},
	// The words that changed, and both drafts as pages with the changed lines marked.
	async soSanh(ten, truoc) {
		const [{dau: khac}, cu] = await Promise.all([dongCo.hoi({...trang.yeuCau('so_sanh'), ban_truoc: truoc}), dongCo.hoi({viec: 'hien', ke_hoach: truoc, ten: trang.ten, tep: trang.tep})]);
		const ds = the('ul.thay-doi', {tabIndex: 0});
		for (const k of khac.khac) {
			const li = the('li', {}, the('strong', {}, `${O[k.khoa]?.o.nhan ?? k.khoa}: `));
			for (const [loai, chu] of k.chu) li.append(loai === 'giu' ? (chu.length > 160 ? `${chu.slice(0, 70)} … ${chu.slice(-70)}` : chu) : the(loai === 'bo' ? 'del' : 'ins', {textContent: chu}), ' ');
			ds.append(li);
		}
		if (!khac.khac.length) ds.append(the('li', {}, 'Hai bản viết như nhau.'));
		const cot = (nhan, cac, lop, ben) => {
			const c = the('div', {tabIndex: 0, role: 'region', ariaLabel: nhan}, the('h3', {}, nhan));
			for (const svg of cac || []) c.append(trang.to(svg, true));
			for (const k of khac.khac) for (const g of c.querySelectorAll(`g[data-d="${k[ben]}"]`)) g.classList.add(lop);
			return c;
		};
		hop.mo(`So với ${ten}`, the('div', {}, the('p.goi-y', {}, the('del', {}, 'chữ bỏ'), ' ', the('ins', {}, 'chữ thêm'), ` – ${khac.khac.length} đoạn khác nhau`), ds,
			the('div.doi-chieu', {}, cot('Bản trước', cu.dau.trang, 'bo', 'dong_truoc'), cot('Bản này', trang.ve.trang, 'doi', 'dong_sau'))), khac.khac.length ? {'Tải DOCX có theo dõi thay đổi': async () => {
			const {dau, tep} = await dongCo.hoi({...trang.yeuCau('so_sanh'), ban_truoc: truoc, dinh_dang: ['docx']});
			const [byte] = Object.values(tep);
			if (byte) return trang.taiVe(`${trang.ten.replace(/\.yaml$/, '')}-thay-doi.docx`, byte);
			hop.bao('Chưa tạo được tệp', dau.loi || dau.thong_bao.filter((t) => t.muc === 'lỗi').map((t) => trang.noi_o(t.noi_dung)).join('; '));
		}} : {}, true);
		$$('#hop .doi-chieu>div').forEach((c) => c.querySelector('.doi,.bo')?.scrollIntoView({block: 'center'}));
	},
};
trang.batDau();
