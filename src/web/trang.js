'use strict';
// The page: the plan's text (goc) with the changes of the fields (sua), its pages and findings.
const $ = (id) => document.getElementById(id);
const O = {};
const $$ = (chon, o = document) => [...o.querySelectorAll(chon)];
const trang = {
	goc: '', sua: new Map(), ten: 'ke-hoach.yaml', tep: {}, ma: null, oTheoKhoa: O, ve: {}, daTai: true,
	// Changes so far; what is asked and waited for: pages, then findings.
	lan: 0, hen: 0, dangHoi: false, canHoi: false, choSoat: false, dangSoat: false,

	yeuCau(viec, them = {}) {
		return {viec, ke_hoach: trang.goc, ten: trang.ten, tep: trang.tep, sua: [...trang.sua].map(([khoa, v]) => ({khoa, ...v})), ...them};
	},
	hoi: (viec, them) => dongCo.hoi(trang.yeuCau(viec, them)),
	// An answer: the length of its head, the head, the files that it names.
	tach(byte) {
		const dai = new DataView(byte.buffer, byte.byteOffset).getUint32(0, true);
		const dau = JSON.parse(new TextDecoder().decode(byte.subarray(4, 4 + dai)));
		const tep = {};
		let o = 4 + dai;
		for (const [ten, co] of dau.tep || []) tep[ten] = byte.slice(o, o += co);
		return {dau, tep};
	},
	async batDau() {
		try {
			const mau = dongCo.hoi({viec: 'mau_nhap'});
			// Pages are asked for while the faces come; they are shown with them.
			trang.phong = dongCo.hoi({viec: 'phong'}).then(({tep}) => Promise.all(Object.entries(tep).map(async ([ten, byte]) => document.fonts.add(await new FontFace(ten, byte).load()))));
			trang.lapO((await mau).dau);
			trang.noi();
			await trang.moi(true);
		} catch (loi) { $('trang-thai').textContent = `Không mở được: ${loi.message}`; }
	},
	lapO(m) {
		trang.mau = m;
		const nhom = {};
		m.nhom.forEach((n, i) => {
			nhom[n.ma] = the('details', {open: i < 4}, the('summary', {}, n.ten));
			$('o').append(nhom[n.ma]);
			nhom[n.ma].append(nhom[n.ma] = the('div.luoi-o', {}));
		});
		for (const o of m.o) {
			if (o.khoa === 'loai') { o.ten = Object.fromEntries(m.loai.map((l) => [l.ma, l.ten])); o.tu = m.loai.map((l) => l.ma).filter((l) => l !== 'ke_hoach'); o.macDinh = 'Kế hoạch'; }
			const doi = () => trang.doiO(o.khoa);
			const w = mau.lam(o, o.khoa, doi);
			w.el.dataset.khoa = o.khoa;
			if (/^(so|ky_hieu|dia_danh)$/.test(o.khoa)) w.el.classList.add('ba');
			O[o.khoa] = {o, w, tho: null};
			nhom[o.nhom].append(w.el);
		}
	},
	noi() {
		const soan = $('soan');
		soan.onsubmit = (e) => e.preventDefault();
		const doi = (e) => {
			if (e.target.id === 'nguon') { trang.lan++; trang.goc = e.target.value; trang.sua.clear(); trang.henVe(true); return; }
			if (e.target.closest('#cach')) return void (trang.daTai = false);
			const khoa = e.target.closest('[data-khoa]')?.dataset.khoa;
			if (khoa) trang.doiO(khoa, e.isComposing);
		};
		// While an input method composes, nothing is drawn; what it wrote comes at its end.
		soan.addEventListener('input', doi);
		soan.addEventListener('compositionend', doi);
		soan.addEventListener('keydown', (e) => { if (e.key === 'Enter' && e.target.tagName === 'INPUT' && !e.isComposing) e.preventDefault(); });
		document.addEventListener('selectionchange', () => trang.danhDau());
		soan.addEventListener('focusin', () => trang.danhDau());
		dan.nghePhan(soan);
		$('giay').addEventListener('click', (e) => trang.tuTrang(e));
		$('nguon-hop').ontoggle = () => trang.ghiNguon();
		$('co').onchange = () => trang.co();
		$('mo').onclick = () => trang.chonTep();
		$('tep').onchange = async () => { const ds = [...$('tep').files]; $('tep').value = ''; await trang.moTep(ds); };
		$('moi').onclick = () => trang.hoiBo(() => trang.moi());
		$('nhap').onclick = () => hop.nhap();
		$('so-sanh').onclick = () => trang.chonTep(async ([f]) => hop.soSanh(f.name, await f.text()));
		for (const d of ['docx', 'pdf']) $(d).onclick = () => trang.tai(d);
		$('yaml').onclick = async () => {
			// What was typed a moment ago belongs to it.
			const {dau} = await trang.hoi('sua');
			if (dau.loi) return hop.bao('Không ghi được tệp nguồn', dau.loi);
			trang.taiVe(trang.ten, new TextEncoder().encode(dau.ke_hoach));
			trang.daTai = true;
		};
		for (const [nut, xem] of [['hep-soan', false], ['hep-trang', true]]) $(nut).onclick = () => trang.hep(xem);
		addEventListener('beforeunload', (e) => { if (!trang.daTai) e.preventDefault(); });
		document.addEventListener('dragover', (e) => { if (e.dataTransfer?.types.includes('Files')) e.preventDefault(); });
		document.addEventListener('drop', (e) => { if (e.dataTransfer?.files.length) { e.preventDefault(); trang.sauChon = null; trang.moTep([...e.dataTransfer.files]); } });
	},
	// On a narrow screen one half is shown.
	hep(xem) {
		document.body.classList.toggle('xem-trang', xem);
		$('hep-soan').setAttribute('aria-pressed', String(!xem));
		$('hep-trang').setAttribute('aria-pressed', String(xem));
	},
	doiO(khoa, dangGhep) {
		const {w, tho} = O[khoa];
		trang.lan++;
		trang.sua.set(khoa, tho ? {nguon: tho.value} : {gia_tri: w.doc()});
		O[khoa].daSua = true;
		trang.daTai = false;
		if (khoa === 'loai' || khoa === 'ky') trang.theoLoai();
		if (khoa === 'don_vi') trang.dsNguoiKy();
		if (!dangGhep) trang.henVe();
	},
	// Shows what a type of document has.
	theoLoai() {
		const loai = trang.mau.loai.find((l) => l.ma === (O.loai.w.doc() || 'ke_hoach'));
		for (const [khoa, {w}] of Object.entries(O)) w.el.hidden = !!loai?.khong.includes(khoa) && w.doc() === null;
		const {ky, xep_ky: xep} = O;
		xep.w.el.hidden = !Array.isArray(ky.w.doc()) && xep.w.doc() === null;
		for (const {khoa, w} of O.thong_tin.w.con) w.el.hidden = !loai?.thong_tin.includes(khoa) && w.doc() === null;
	},
	henVe(tuNguon) {
		clearTimeout(trang.hen);
		trang.hen = setTimeout(() => { trang.hen = 0; trang.veLai(tuNguon); }, 20);
	},
	// One request under way; the newest wins. `ngay`: nobody is typing.
	async veLai(tuNguon, ngay) {
		if (trang.dangHoi) { trang.canHoi = tuNguon ? 'nguon' : trang.canHoi || true; return; }
		trang.dangHoi = true;
		const lan = ++trang.lan;
		const {dau: da_co} = trang.ve;
		try {
			const [{dau}] = await Promise.all([trang.hoi('hien', {da_co}), trang.phong]);
			if (dau.loi) $('trang-thai').textContent = dau.loi;
			// Pages of a text that was put away meanwhile are not shown.
			else if (trang.ve.dau === da_co) { trang.hien({...dau, lan}); trang.henSoat(ngay); }
			if (tuNguon) await trang.dienO('nguon');
		} catch (loi) {
			$('trang-thai').textContent = loi.message;
		} finally {
			trang.dangHoi = false;
			if (trang.canHoi) { const n = trang.canHoi; trang.canHoi = false; trang.veLai(n === 'nguon', ngay); }
		}
	},
	// The words are checked when the keys rest; what was found in an older text is not shown.
	henSoat(ngay) {
		clearTimeout(trang.hs);
		trang.hs = setTimeout(trang.soat, ngay ? 0 : 250);
	},
	async soat() {
		if (trang.dangSoat) return;
		trang.dangSoat = true;
		const {lan} = trang;
		const moi = () => lan === trang.lan;
		try {
			const {dau} = await trang.hoi('soat');
			if (moi()) {
				trang.choSoat = false;
				trang.ve.thong_bao = dau.thong_bao;
				trang.hienLoi();
				trang.luuNhap(true);
			}
		} catch (loi) {
			if (moi()) { trang.choSoat = false; $('trang-thai').textContent = loi.message; }
		} finally {
			trang.dangSoat = false;
			if (!moi() && !trang.hen && !trang.dangHoi) trang.henSoat();
		}
	},
	// A page. What is out of sight is put together when nothing else is to be done.
	to(svg, thay) {
		const to = the('div.to', {});
		to.dong = [...svg.matchAll(/<g data-k="([^"]*)" data-d="(\d+)/g)].map(([, k, d], i) => ({k, d: +d, get g() { return trang.mo(to)[i]; }}));
		[to.w, to.h] = /[^"]*/.exec(svg.split('viewBox="0 0 ')[1])[0].split(' ');
		to.style.aspectRatio = `${to.w}/${to.h}`;
		to.svg = svg;
		if (thay) trang.mo(to);
		trang.thay.observe(to);
		return to;
	},
	thay: new IntersectionObserver((ds) => ds.forEach(({target: to, isIntersecting: thay}) => { to.thay = thay; if (thay) trang.mo(to); })),
	// Its lines; nothing but drawing is let in.
	mo(to) {
		if (to.svg) {
			const goc = new DOMParser().parseFromString(to.svg, 'image/svg+xml').documentElement;
			const la = (t) => /^(svg|g|text|tspan|rect|image)$/.test(t.localName) && [...t.attributes].every((a) => !/^on/i.test(a.name) && (a.localName !== 'href' || /^data:image\/(png|jpeg);/.test(a.value)));
			to.svg = null;
			if ([goc, ...$$('*', goc)].every(la)) { goc.setAttribute('aria-hidden', 'true'); to.append(document.importNode(goc, true)); } else to.dong = [];
			to.g = $$('g[data-k]', to);
		}
		return to.g;
	},
	cacTo: () => [...$('giay').children],
	cacDong: () => trang.cacTo().flatMap((to) => to.dong),
	lapTo() {
		const to = trang.cacTo().find((x) => x.svg);
		if (!to) return;
		trang.mo(to);
		(globalThis.requestIdleCallback || setTimeout)(trang.lapTo);
	},
	hien(dau) {
		const {trang: cu = [], dau: dauCu, thong_bao: truoc = []} = trang.ve;
		const giay = $('giay');
		giay.classList.toggle('cu', !dau.trang);
		$$('#giay g[class]').forEach((g) => g.removeAttribute('class'));
		dau.trang?.forEach((svg, i) => {
			const to = giay.children[i];
			if (svg === null) dau.trang[i] = cu[i];
			else if (to) to.replaceWith(trang.to(svg, to.thay));
			else giay.append(trang.to(svg, i < 2));
		});
		while (dau.trang && giay.children.length > dau.trang.length) giay.lastChild.remove();
		// What was found in the words stays, as something old, until they are checked.
		const cuRoi = truoc.filter((t) => t.soat);
		for (const t of cuRoi) t.cu = true;
		trang.ve = {...dau, trang: dau.trang ?? cu, dau: dau.dau ?? dauCu, thong_bao: [...dau.thong_bao, ...cuRoi]};
		trang.choSoat = true;
		if (dau.tam.length) for (const x of trang.cacDong()) if (dau.tam.includes(trang.goc1(x.k))) x.g.classList.add('tam');
		trang.co();
		trang.hienLoi();
		trang.danhDau();
		trang.luuNhap();
		trang.lapTo();
	},
	// What a key path is called on the page.
	nhan(duong) {
		const [goc, ...trong] = duong.replace(/^don_vi:/, '').split('.');
		const [ten, so] = goc.split(/[[\]]/);
		let o = O[ten]?.o;
		const chu = [o && so && (o.o_nhap === 'nhom_lap' ? `${o.nhan} ${+so + 1}` : `${o.nhan}, dòng ${+so + 1}`) || o?.nhan];
		for (const k of trong) { o = o?.con?.find((c) => c.khoa === k.split('[')[0]); chu.push(o?.nhan); }
		return chu.every(Boolean) ? chu.join(', ') : null;
	},
	// Messages speak of keys; people see fields. `cua`: the field that is spoken of.
	noi_o(chu, cua) {
		return (chu || '').replace(/ \('[a-z_]+'\)| \(dòng [\d, ]+\)/g, '').replace(/(?:khóa )?'([a-z_]+(?:\[\d+\])?(?:\.[a-z_]+)*)(?:: ([^'{[|…][^']*))?'/g, (ca, duong, giaTri) => {
			const ten = trang.nhan(duong) || cua && trang.nhan(`${cua}.${duong}`);
			return !ten ? ca : giaTri ? `“${giaTri}” ở ô “${ten}”` : `ô “${ten}”`;
		}).replace(/khóa(?= này|:)/g, 'ô');
	},
	// Advice that speaks of lines of a file: here the field is filled in.
	suaO(t) {
		const x = O[t.o];
		return x && !x.tho && x.w.doc() === null && /'[a-z_]+:/.test(t.sua) ? `điền vào ô “${x.o.nhan}”` : trang.noi_o(t.sua, t.o);
	},
	goc1: (khoa) => khoa.split(/[.[]/)[0],
	// So many findings stand below a field.
	NHIEU: 5,
	// The words round a finding.
	trich(t, dong) {
		const cho = t.trong_o?.[1] ?? 0;
		return dong && dong.length > cho ? `“${cho > 30 ? '…' : ''}${dong.slice(Math.max(0, cho - 30), cho + 30)}${dong.length > cho + 30 ? '…' : ''}”` : '';
	},
	LOP: {'lỗi': 'loi', 'cảnh báo': 'canh-bao', 'lưu ý': 'luu-y'},
	// What is shown so far: what stays is not made anew, so that a long text is not laid out again.
	daBao: new Map(),
	hienLoi() {
		const ds = trang.ve.thong_bao;
		$$('.tren-trang').forEach((n) => n.remove());
		$$('#giay :is(.l-loi,.l-cb)').forEach((g) => g.classList.remove('l-loi', 'l-cb'));
		const dem = {}, theoDong = {}, bao = new Map(), duoi = new Map(), sai = new Set(), dongCua = new Map();
		if (ds.some((t) => t.trong_o && !t.cu)) for (const x of trang.cacDong()) (theoDong[x.d] ||= []).push(x);
		const dat = (el, cac) => { if (cac.length !== el.children.length || cac.some((c, i) => c !== el.children[i])) el.replaceChildren(...cac); };
		dat($('loi'), ds.map((t) => {
			const o = trang.oCua(t);
			const u = o && (o.closest('.o,.nhom').querySelector('.bao-loi') || O[t.o]?.w.el.querySelector('.bao-loi'));
			const chua = t.muc === 'lỗi' && o && !o.value && !O[t.o]?.daSua;
			const lop = trang.LOP[t.muc];
			const suaO = t.sua && trang.suaO(t);
			const sua = () => t.cac_cho_sua.length && t.cac_cho_sua.every((s) => s.tep === trang.ten) ? [the('button.nho.sua', {textContent: 'Sửa', title: t.cac_cho_sua.map((s) => `thành “${s.chu}”`).join(', '), onclick: () => trang.suaLoi(t)})] : [];
			let khoa = (t.rieng ??= JSON.stringify(t)) + chua + suaO;
			while (bao.has(khoa)) khoa += '+';
			let x = trang.daBao.get(khoa);
			if (x?.u !== u) {
				const chu = trang.noi_o(t.noi_dung, t.o);
				if (o?.tagName === 'TEXTAREA' && t.trong_o && !dongCua.has(o)) dongCua.set(o, o.value.split('\n'));
				x = {u, li: the('li', {}, the(`span.muc.${lop}`, {}, t.muc),
					the('button.den', {onclick: () => trang.denLoi(t)}, chu,
						the('small', {}, [trang.trich(t, dongCua.get(o)?.[t.trong_o[0]]), suaO && `Sửa: ${suaO}`, t.can_cu && `Căn cứ: ${t.can_cu}`, t.ma].filter(Boolean).join(' · '))), ...sua()),
					duoi: u && the('li', {className: chua ? 'nhe' : lop}, chu + (suaO ? ` – ${suaO}` : ''), ...sua())};
			}
			bao.set(khoa, x);
			for (const li of [x.li, x.duoi]) li?.classList.toggle('cu', !!t.cu);
			if (u) duoi.set(u, [...duoi.get(u) || [], x.duoi]);
			if (t.cu) return x.li;
			dem[t.muc] = (dem[t.muc] || 0) + 1;
			if (t.muc === 'lỗi' && o && !chua) sai.add(o);
			const cho = t.trong_o && theoDong[trang.ve.dong[t.o]?.[t.trong_o[0]]] || [];
			if (t.muc !== 'lưu ý') cho.forEach(({g}) => g.classList.add(t.muc === 'lỗi' ? 'l-loi' : 'l-cb'));
			if (cho.length) trang.suaTrenTrang(cho[0].g, sua());
			return x.li;
		}));
		trang.daBao = bao;
		for (const u of $$('.bao-loi')) {
			const cac = duoi.get(u) || [];
			if (cac.length > trang.NHIEU) cac.splice(trang.NHIEU, Infinity, u.them ||= the('li.luu-y', {}, 'Còn nữa, ở danh sách thông báo.'));
			dat(u, cac);
			if (u.hidden !== !cac.length) u.hidden = !cac.length;
		}
		for (const o of $$('[aria-invalid]')) if (!sai.delete(o)) o.removeAttribute('aria-invalid');
		for (const o of sai) o.setAttribute('aria-invalid', 'true');
		const chu = Object.entries(dem).map(([k, n]) => `${n} ${k}`).join(', ') || 'không có lỗi';
		const {choSoat} = trang;
		$('dem').textContent = choSoat ? '(đang soát…)' : `(${ds.length})`;
		$('hep-trang').textContent = dem['lỗi'] ? `Trang in (${dem['lỗi']} lỗi)` : 'Trang in';
		// What is said aloud is what was found, once.
		$('trang-thai').ariaBusy = String(choSoat);
		$('trang-thai').textContent = `${trang.ve.trang.length} trang · ${choSoat ? 'đang soát…' : chu}`;
	},
	// The fix of a finding beside its line on the page.
	suaTrenTrang(g, nut) {
		const to = g.closest('.to');
		for (const n of nut) { n.style.top = `${g.querySelector('text').getAttribute('y') / to.h * 100}%`; n.classList.add('tren-trang'); to.append(n); }
	},
	// The control that a finding is about.
	oCua(t) {
		const w = t.o && O[t.o];
		if (!w) return null;
		return w.tho || trang.timO(t.khoa) || w.w.el.querySelector('input,textarea,select');
	},
	timO(khoa) {
		for (let k = khoa || ''; k; k = k.replace(/[.[][^.[]*$|^[^.[]*$/, '')) {
			for (const c of [k, k.replace('[0]', '')].map((x) => CSS.escape(x))) {
				const cac = $$(`#o [data-k="${c}"], #o [data-k^="${c}."], #o [data-k^="${c}["]`);
				if (cac.length) return cac.find((o) => !o.closest('[hidden]')) || cac[0];
			}
		}
		return null;
	},
	denLoi(t) {
		if (t.tep !== trang.ten && trang.tep[t.tep]) return hop.hoSo(t.tep);
		const o = trang.oCua(t);
		if (o) return trang.den(o, t.trong_o);
		$('nguon-hop').open = true;
		trang.ghiNguon();
		trang.den($('nguon'), t.dong && [t.dong - 1, t.cot - 1]);
	},
	den(o, cho) {
		for (let d = o.closest('details'); d; d = d.parentElement.closest('details')) d.open = true;
		trang.hep(false);
		o.focus();
		o.scrollIntoView({block: 'center'});
		if (!cho || !o.setSelectionRange) return;
		const dong = o.value.split('\n');
		const tu = dong.slice(0, cho[0]).join('\n').length + (cho[0] ? 1 : 0) + (cho[1] || 0);
		o.setSelectionRange(tu, cho[1] == null ? tu : Math.min(tu + 1, o.value.length));
		// A long field shows the line, too.
		if (o.tagName === 'TEXTAREA') o.scrollTop = o.scrollHeight * cho[0] / dong.length - o.clientHeight / 2;
	},
	// From a line on a page to its field and line.
	tuTrang(e) {
		if (getSelection().toString()) return;
		let g = e.target.closest('g[data-k]');
		if (!g) {
			const gan = (e.target.closest('.to')?.dong || []).map(({g: x}) => [Math.abs((x.getBoundingClientRect().top + x.getBoundingClientRect().bottom) / 2 - e.clientY), x]).sort((a, b) => a[0] - b[0]);
			g = gan[0]?.[1];
		}
		if (!g) return;
		const khoa = g.dataset.k;
		const o = khoa.startsWith('don_vi:') ? trang.timO('don_vi') : O[trang.goc1(khoa)]?.tho || trang.timO(khoa);
		const dong = trang.ve.dong[trang.goc1(khoa)]?.indexOf(+g.dataset.d);
		if (o) trang.den(o, dong >= 0 ? [dong] : null);
	},
	// Marks what the caret is in; the pages follow only where it is out of sight.
	danhDau() {
		const o = document.activeElement;
		const khoa = o?.dataset?.k;
		$$('#giay .dang').forEach((g) => g.classList.remove('dang'));
		if (!khoa || !trang.ve.dong) return;
		const goc = trang.goc1(khoa);
		let g = [];
		const cac = trang.cacDong().filter(({k}) => trang.goc1(k) === goc);
		const dong = trang.ve.dong[goc];
		if (o.tagName === 'TEXTAREA' && khoa === goc && dong) {
			const d = dong[Math.min(o.value.slice(0, o.selectionStart).split('\n').length, dong.length) - 1];
			const tot = cac.reduce((t, x) => x.d <= d ? Math.max(t, x.d) : t, 0);
			g = cac.filter((x) => x.d === tot);
		} else g = cac.filter(({k}) => k.startsWith(khoa));
		g = g.map((x) => x.g);
		g.forEach((x) => x.classList.add('dang'));
		if (!g.length || !$('theo').checked) return;
		const khung = $('giay').getBoundingClientRect();
		const r = g[0].getBoundingClientRect();
		if (r.top < khung.top || r.bottom > khung.bottom) $('giay').scrollTop += r.top - khung.top - khung.height / 3;
	},
	co() {
		const co = +$('co').value;
		for (const to of trang.cacTo()) to.style.width = to.style.maxWidth = co ? `${to.w * co / 75}px` : '';
	},
	async suaLoi(t) {
		// Places of an older text are no places of this one.
		if (trang.ve.lan !== trang.lan) return;
		const {dau} = await trang.hoi('sua', {thay: t.cac_cho_sua.map(({dong, cot, rong, chu}) => ({dong, cot, rong, chu}))});
		if (dau.loi) return hop.bao('Không sửa được', dau.loi);
		trang.goc = dau.ke_hoach;
		trang.sua.clear();
		await trang.doiCa();
	},
	// The text was changed otherwise than by typing.
	async doiCa() {
		trang.lan++;
		trang.daTai = false;
		await trang.dienO();
		await trang.veLai(false, true);
	},
	// Fills the fields from the text; what a field cannot hold is shown as it is written.
	async dienO(tru) {
		const {dau} = trang.goc || trang.sua.size ? await trang.hoi('doc') : {dau: {muc: {}, ke_hoach: ''}};
		if (tru && !dau.doc_duoc) return;
		for (const [khoa, x] of Object.entries(O)) {
			const m = dau.muc[khoa];
			x.tho?.closest('.tho').remove();
			x.tho = null;
			x.w.el.hidden = false;
			if (khoa === 'don_vi') trang.ghiHoSo();
			if (x.w.dat(m ? m.gia_tri : null) === false) {
				x.w.dat(null);
				x.w.el.hidden = true;
				const {el, nhap} = mau.tho(x.o, khoa, m.nguon);
				x.tho = nhap;
				x.w.el.after(el);
			}
			if (m) x.w.el.closest('details').open = true;
		}
		trang.theoLoai();
		trang.dsNguoiKy();
		for (const x of Object.values(O)) if (x.tho) x.w.el.hidden = true;
	},
	// Files.
	chonTep(lam) { trang.sauChon = lam; $('tep').click(); },
	laHoSo: (ten, chu) => /^(nguoi_ky|co_quan):/m.test(chu) && !/^(noi_dung|trich_yeu):/m.test(chu),
	async moTep(ds) {
		const lam = trang.sauChon;
		trang.sauChon = null;
		if (lam) return lam(ds);
		// What a plan needs comes first.
		const chu = new Map();
		for (const f of ds) if (/\.(ya?ml|xml)$/i.test(f.name)) chu.set(f, await f.text());
		const la = (f) => /\.ya?ml$/i.test(f.name) && !trang.laHoSo(f.name, chu.get(f));
		const phu = (f) => /\.(png|jpe?g|xml|ya?ml)$/i.test(f.name) && !la(f);
		const mot = ds.every(phu);
		for (const f of [...ds.filter(phu), ...ds.filter((f) => !phu(f))]) {
			if (/\.(png|jpe?g)$/i.test(f.name)) { trang.tep[f.name] = {base64: await trang.base64(f)}; trang.henVe(); continue; }
			if (/\.xml$/i.test(f.name)) { trang.tep[f.name] = chu.get(f); trang.henVe(); continue; }
			if (phu(f)) { trang.nhanHoSo(f.name, chu.get(f), mot); continue; }
			if (la(f)) {
				await new Promise((xong) => trang.hoiBo(async () => { await trang.moChu(chu.get(f), f.name.replace(/\.yml$/i, '.yaml')); xong(); }, xong));
				continue;
			}
			await new Promise((xong) => trang.hoiBo(async () => {
				$('trang-thai').textContent = `Đang đọc ${f.name}…`;
				try {
					const tra = await dongCo.hoi({viec: 'nhap', ten: f.name, tep: {[f.name]: {base64: await trang.base64(f)}}});
					if (!tra.dau.ke_hoach) hop.bao(`Không đọc được ${f.name}`, tra.dau.loi || tra.dau.thong_bao.map((t) => t.noi_dung + (t.sua ? ` – ${t.sua}` : '')).join('; '));
					else { await trang.moChu(tra.dau.ke_hoach, f.name.replace(/\.[^.]*$/, '') + '.yaml'); trang.daTai = false; hop.cu(f.name, tra); }
				} catch (loi) { hop.bao(`Không đọc được ${f.name}`, loi.message); }
				xong();
			}, xong));
		}
	},
	base64: async (f) => { const b = new Uint8Array(await f.arrayBuffer()); let s = ''; for (let i = 0; i < b.length; i += 32768) s += String.fromCharCode(...b.subarray(i, i + 32768)); return btoa(s); },
	nhanHoSo(ten, chu, dung) {
		trang.tep[ten] = chu;
		trang.cat('kehoach:ho-so:' + ten, chu);
		trang.ghiHoSo();
		if (!dung) return;
		O.don_vi.w.dat(ten);
		trang.doiO('don_vi');
		trang.dsNguoiKy();
		trang.bao(`Đã nhận hồ sơ đơn vị ${ten}; tên cơ quan, ký hiệu, địa danh lấy từ hồ sơ khi để trống.`);
	},
	// Profiles: those beside the page (co-quan.js), those chosen before.
	ghiHoSo() {
		const ho = {...globalThis.KEHOACH_CO_QUAN};
		for (let i = 0; i < localStorage.length; i++) { const k = localStorage.key(i); if (k.startsWith('kehoach:ho-so:')) ho[k.slice(14)] = localStorage[k]; }
		for (const [ten, chu] of Object.entries(ho)) {
			trang.tep[ten] ??= chu;
			const chon = O.don_vi.w.el.querySelector('select');
			if (![...chon.options].some((x) => x.value === ten)) chon.append(the('option', {value: ten}, ten));
		}
	},
	// The signers of the profile that is chosen, for the field of their codes.
	async dsNguoiKy() {
		const hoSo = trang.tep[O.don_vi.w.doc()];
		const dau = hoSo && (await dongCo.hoi({viec: 'doc', ke_hoach: hoSo})).dau;
		$('ds-ma').replaceChildren(...[dau?.muc?.nguoi_ky?.gia_tri ?? []].flat().map((n) => the('option', {value: n.ma}, [n.hinh_thuc, n.chuc_vu, n.ho_ten].filter(Boolean).join(' '))));
	},
	async moChu(chu, ten) {
		trang.goc = chu;
		trang.sua.clear();
		trang.ve = {};
		trang.lan++;
		trang.ten = ten;
		trang.ma = `kehoach:nhap:${Date.now().toString(36)}`;
		trang.daTai = true;
		$('ten').textContent = ten;
		$('giay').replaceChildren();
		$('bao').hidden = true;
		for (const x of Object.values(O)) x.daSua = false;
		await trang.dienO();
		await trang.veLai(false, true);
	},
	async moi(dau) {
		trang.tep = {};
		await trang.moChu('', 'ke-hoach.yaml');
		const [moiNhat] = trang.cacNhap();
		if (dau && moiNhat) trang.bao(`Lần trước đang soạn “${moiNhat[1].tieu_de || moiNhat[1].ten}”. `, {'Mở lại bản nháp ấy': () => trang.moNhap(moiNhat[0])});
		else trang.bao('Đã có văn bản trong Word? Mở tệp ấy ở đây, hoặc chép cả văn bản rồi dán vào ô “Nội dung”; chưa có thì điền từng ô. ', {'Mở tệp Word, PDF…': () => trang.chonTep(), 'Dán cả văn bản': () => trang.den(trang.timO('noi_dung'))});
	},
	bao(chu, nut = {}) {
		$('bao').hidden = false;
		$('bao').replaceChildren(chu, ...Object.entries(nut).map(([ten, lam]) => mau.nut(ten, lam)));
	},
	hoiBo(lam, thoi) {
		if (trang.daTai) return lam();
		hop.mo('Văn bản đang soạn chưa tải về', the('p', {}, 'Bản nháp vẫn nằm trong trình duyệt, mở lại bằng nút “Bản nháp”.'), {'Tiếp tục': lam});
		$('hop').addEventListener('close', () => setTimeout(() => thoi?.(), 0), {once: true});
	},
	// Drafts: text only, in this browser.
	cat(khoa, chu) { try { localStorage[khoa] = chu; } catch { trang.bao('Trình duyệt không cho giữ bản nháp; hãy tải tệp nguồn về trước khi đóng trang.'); } },
	luuNhap(ngay) {
		const {ke_hoach: chu} = trang.ve;
		trang.ghiNguon();
		// A long text is put down where the keys rest, and every other second.
		if (!ngay && Date.now() - trang.luuLuc < 2000) return;
		trang.luuLuc = Date.now();
		if (trang.daTai || !chu?.trim()) return;
		trang.cat(trang.ma, JSON.stringify({ten: trang.ten, chu, luc: Date.now(), tieu_de: [O.trich_yeu.w.doc() ?? ''].flat()[0]}));
	},
	// The source is written where it is seen.
	ghiNguon() {
		const {ke_hoach: chu} = trang.ve, nguon = $('nguon');
		if ($('nguon-hop').open && chu != null && document.activeElement !== nguon && nguon.value !== chu) nguon.value = chu;
	},
	cacNhap: () => Object.keys(localStorage).filter((k) => k.startsWith('kehoach:nhap:')).map((k) => [k, JSON.parse(localStorage[k])]).sort((a, b) => b[1].luc - a[1].luc),
	moNhap(khoa) {
		trang.hoiBo(async () => {
			const n = JSON.parse(localStorage[khoa]);
			await trang.moChu(n.chu, n.ten);
			trang.ma = khoa;
			trang.daTai = false;
		});
	},
	async tai(dang) {
		const {dau, tep} = await trang.hoi('ve', {dinh_dang: [dang], chuan: $('c-nguon').checked ? 'a-3a' : 'a-2a', gon: $('c-gon').checked, khong_o_ky: $('c-oky').checked, nhung_phong: $('c-phong').checked}).catch((loi) => ({dau: {loi: loi.message}, tep: {}}));
		const [ten] = Object.keys(tep);
		if (!ten) {
			const loi = (dau.thong_bao || []).filter((t) => t.muc === 'lỗi');
			return hop.mo('Chưa tạo được tệp', the('div', {}, the('p', {}, dau.loi || 'Còn những chỗ phải sửa:'), the('ul', {}, ...loi.map((t) => the('li', {}, trang.noi_o(t.noi_dung))))), loi.length ? {'Đến chỗ đầu tiên': () => trang.denLoi(loi[0])} : {});
		}
		trang.taiVe(ten, tep[ten]);
		trang.daTai = true;
	},
	taiVe(ten, byte) {
		const a = the('a', {href: URL.createObjectURL(new Blob([byte])), download: ten});
		document.body.append(a);
		a.click();
		a.remove();
		setTimeout(() => URL.revokeObjectURL(a.href), 60000);
	},
};
