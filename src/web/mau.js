'use strict';
// An element: its name and classes, what it has, what stands in it.
const the = (ten, thuoc = {}, ...con) => {
	const [loai, ...lop] = ten.split('.');
	const el = document.createElement(loai);
	if (loai === 'button') el.type = loai;
	if (lop.length) el.className = lop.join(' ');
	for (const [k, v] of Object.entries(thuoc)) k in el && k !== 'list' ? el[k] = v : el.setAttribute(k, v);
	el.append(...con);
	return el;
};
// Fields: each kind reads its value (doc) and shows one (dat; false = it cannot, the entry is then shown as it is written).
const mau = {
	so: 0,
	nut: (chu, lam) => the('button.nho', {textContent: chu, onclick: lam}),
	hang: (...nut) => the('p.nut', {}, ...nut),
	goiY: (chu) => the('p.goi-y', {}, chu),
	// A labelled control with its hint and a place for findings.
	khung(o, duong, nhap) {
		const id = 'o' + ++mau.so;
		nhap.id = id;
		nhap.dataset.k = duong;
		nhap.setAttribute('aria-describedby', `${id}g ${id}l`);
		return the('div.o', {},
			the('label', {htmlFor: id}, o.nhan), nhap,
			the('ul.bao-loi', {id: id + 'l', hidden: true}),
			the('p.goi-y', {id: id + 'g'}, o.goi_y));
	},
	chu: (v) => v == null ? '' : typeof v === 'object' ? null : String(v),
	o_nhap: {
		dong(o, duong) {
			const nhap = the('input', {type: 'text'});
			return {el: mau.khung(o, duong, nhap), doc: () => nhap.value.trim() || null, dat(v) {
				v = mau.chu(v);
				if (v === null || v.includes('\n')) return false;
				nhap.value = v;
			}};
		},
		goi(o, duong) {
			const w = mau.o_nhap.dong(o, duong);
			const ds = the('datalist', {id: 'd' + mau.so});
			ds.append(...o.tu.map((t) => the('option', {value: t})));
			w.el.querySelector('input').setAttribute('list', ds.id);
			w.el.append(ds);
			return w;
		},
		chon(o, duong) {
			const chon = the('select');
			const ten = {co: 'Có', khong: 'Không', ngang: 'Ngang', doc: 'Dọc', giay: 'Văn bản giấy', thu_truong: 'Thủ trưởng', tap_the: 'Tập thể', dien_tu: 'Văn bản điện tử', sao_y: 'Sao y', sao_luc: 'Sao lục', trich_sao: 'Trích sao'};
			const them = (v) => chon.append(the('option', {value: v}, o.ten?.[v] ?? ten[v] ?? v));
			them('');
			chon.lastChild.textContent = o.macDinh || '(mặc định)';
			o.tu.forEach(them);
			return {el: mau.khung(o, duong, chon), doc: () => chon.value || null, dat(v) {
				v = mau.chu(v);
				if (v === null) return false;
				if (![...chon.options].some((x) => x.value === v)) them(v);
				chon.value = v;
			}};
		},
		doan(o, duong, tron) {
			const nhap = the('textarea', {rows: tron === true ? 2 : 4, className: tron === true ? '' : 'lon'});
			const el = mau.khung(o, duong, nhap);
			dan.nghe(nhap, tron === true);
			if (tron !== true && o.o_nhap === 'doan' && o.khoa === 'noi_dung') {
				const nut = mau.nut('Bảng…', () => bang.mo(nhap));
				nhap.after(mau.hang(nut));
			}
			return {el, doc: () => nhap.value.trim() ? nhap.value.replace(/\s+$/, '') : null, dat(v) {
				if (Array.isArray(v) && o.khoa !== 'noi_dung' && v.every((x) => typeof x === 'string' && !x.includes('\n'))) v = v.join('\n\n');
				v = mau.chu(v);
				if (v === null) return false;
				nhap.value = v;
			}};
		},
		danh_sach(o, duong) {
			const w = mau.o_nhap.doan(o, duong, true);
			const nhap = w.el.querySelector('textarea');
			w.doc = () => {
				const dong = nhap.value.split('\n').map((d) => d.trim()).filter(Boolean);
				return dong.length > 1 ? dong : dong[0] ?? null;
			};
			w.dat = (v) => {
				if (Array.isArray(v)) {
					if (!v.every((x) => typeof x === 'string' && !x.includes('\n'))) return false;
					v = v.join('\n');
				}
				v = mau.chu(v);
				if (v === null) return false;
				nhap.value = v;
			};
			return w;
		},
		noi_nhan(o, duong) {
			const w = mau.o_nhap.danh_sach(o, duong);
			const nhap = w.el.querySelector('textarea');
			const doc = w.doc;
			const GHI = /^(.+?) \(([^()]+)\)$/;
			// A note in brackets that stands in the line itself is printed as one of its own: it stays as it was written.
			const lien = new Set();
			w.doc = () => {
				const v = doc();
				if (v === null || v === 'khong') return v;
				return [v].flat().map((d) => {
					d = d.replace(/^[-–] */, '').replace(/;$/, '');
					const m = lien.has(d) ? null : GHI.exec(d);
					return m ? {ten: m[1], ghi_chu: m[2]} : d;
				});
			};
			w.dat = (v) => {
				lien.clear();
				if (typeof v === 'string' || v == null) { nhap.value = v ?? ''; return; }
				[v].flat().forEach((x) => typeof x === 'string' && GHI.test(x) && lien.add(x));
				const dong = [v].flat().map((x) => typeof x === 'string' ? x : !x || typeof x !== 'object' ? null : Object.keys(x).every((k) => k === 'ten' || k === 'ghi_chu') && typeof x.ten === 'string' ? x.ghi_chu ? `${x.ten} (${x.ghi_chu})` : x.ten : null);
				if (dong.some((d) => d === null || d.includes('\n'))) return false;
				nhap.value = dong.join('\n');
			};
			return w;
		},
		ngay(o, duong) {
			const khung = the('div.o', {role: 'group'});
			const id = 'o' + ++mau.so;
			khung.setAttribute('aria-labelledby', id + 'n');
			const phan = ['ngay', 'thang', 'nam'].map((k, i) => {
				const nhap = the('input', {type: 'text', inputMode: 'numeric', id: `${id}${k}`});
				nhap.dataset.k = i ? `${duong}.${k}` : duong;
				nhap.setAttribute('aria-describedby', `${id}g ${id}l`);
				return {k, nhap, el: the('div', {}, the('label', {htmlFor: nhap.id}, ['Ngày', 'Tháng', 'Năm'][i]), nhap)};
			});
			khung.append(the('span.nhan', {id: id + 'n'}, o.nhan), the('div.ngay', {}, ...phan.map((p) => p.el)),
				the('ul.bao-loi', {id: id + 'l', hidden: true}), the('p.goi-y', {id: id + 'g'}, o.goi_y));
			return {el: khung, doc() {
				const v = phan.map((p) => p.nhap.value.trim());
				if (!v.some(Boolean)) return null;
				if (v.every(Boolean)) return v.join('/');
				return Object.fromEntries(phan.map((p, i) => [p.k, v[i] ? (/^\d+$/.test(v[i]) ? +v[i] : v[i]) : null]));
			}, dat(v) {
				if (typeof v === 'string') {
					const m = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(v) || (/^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(v) || []).reverse();
					if (v && m.length < 4) return false;
					const so = /^\d{4}-/.test(v) ? m.slice(0, 3) : m.slice(1);
					phan.forEach((p, i) => { p.nhap.value = v ? so[i] : ''; });
				} else if (v && Object.keys(v).some((k) => !phan.some((p) => p.k === k))) return false;
				else phan.forEach((p) => { p.nhap.value = v?.[p.k] ?? ''; });
			}};
		},
		cap(o, duong) {
			const w = mau.o_nhap.doan(o, duong, true);
			const nhap = w.el.querySelector('textarea');
			w.el.querySelector('.goi-y').textContent += ' Mỗi dòng ở đây: tên, dấu hai chấm, chữ.';
			w.doc = () => {
				const doi = nhap.value.split('\n').map((d) => /^\s*([^:]+?)\s*:\s*(.+)$/.exec(d)).filter(Boolean).map((m) => [m[1], m[2].trim()]);
				return doi.length ? Object.fromEntries(doi) : null;
			};
			w.dat = (v) => {
				if (v && (typeof v !== 'object' || Array.isArray(v) || !Object.values(v).every((x) => typeof x === 'string' && !x.includes('\n')))) return false;
				nhap.value = Object.entries(v || {}).map(([k, x]) => `${k}: ${x}`).join('\n');
			};
			return w;
		},
		nhom(o, duong, doi, ten) {
			const khung = the('fieldset.nhom', {}, the('legend', {}, ten || o.nhan));
			if (!ten) khung.append(mau.goiY(o.goi_y), the('ul.bao-loi', {hidden: true}));
			const con = o.con.map((c) => ({khoa: c.khoa, w: mau.lam(c, `${duong}.${c.khoa}`, doi)}));
			let it = null;
			// What few documents have is folded.
			for (const {khoa, w} of con) {
				w.el.dataset.con = khoa;
				if (o.khoa === 'ky' && khoa === 'ma') w.el.querySelector('input').setAttribute('list', 'ds-ma');
				if (o.khoa === 'ky' && /^(ma|hinh_thuc)$/.test(khoa)) w.el.classList.add('nua');
				if (mau.HIEM[o.khoa]?.includes(khoa)) (it ||= the('details', {}, the('summary', {}, 'Thêm'))).append(w.el);
				else khung.append(w.el);
			}
			if (it) khung.append(it);
			return {el: khung, con, doc() {
				const v = con.map(({khoa, w}) => [khoa, w.doc()]).filter(([, x]) => x !== null);
				return v.length ? Object.fromEntries(v) : null;
			}, dat(v) {
				if (v && (typeof v !== 'object' || Array.isArray(v) || Object.keys(v).some((k) => !con.some((c) => c.khoa === k)))) return false;
				let duoc = true;
				for (const {khoa, w} of con) if (w.dat(v?.[khoa] ?? null) === false) duoc = false;
				if (it && con.some(({khoa}) => v?.[khoa] != null && mau.HIEM[o.khoa].includes(khoa))) it.open = true;
				return duoc;
			}};
		},
		nhom_lap(o, duong, doi) {
			const el = the('div.o', {role: 'group'});
			const id = 'o' + ++mau.so;
			el.setAttribute('aria-labelledby', id);
			const ds = the('div');
			const muc = [];
			const xep = () => muc.forEach((m, i) => {
				const ten = m.el.querySelector('legend');
				ten.textContent = `${o.nhan} ${muc.length > 1 ? i + 1 : ''}`;
				ten.className = muc.length > 1 ? '' : 'an-mat';
				const moi = muc.length > 1 ? `${duong}[${i}]` : duong;
				m.el.querySelectorAll('[data-k]').forEach((x) => { x.dataset.k = moi + x.dataset.k.slice(m.duong.length); });
				m.duong = moi;
				// Each of several signers signs for a body.
				if (muc.length > 1 && o.khoa === 'ky') m.el.querySelector('details').open = true;
			});
			const them = () => {
				const w = mau.o_nhap.nhom(o, duong, doi, o.nhan);
				w.duong = duong;
				const bo = mau.nut('Bỏ mục này', () => { muc.splice(muc.indexOf(w), 1); w.el.remove(); xep(); doi(); nut.focus(); });
				w.el.append(mau.hang(bo));
				muc.push(w);
				ds.append(w.el);
				xep();
				return w;
			};
			const nut = mau.nut(`Thêm ${o.nhan.toLowerCase()}`, () => { them().el.querySelector('input,textarea,select').focus(); doi(); });
			el.append(the('span.nhan', {id}, o.nhan), mau.goiY(o.goi_y), the('ul.bao-loi', {hidden: true}), ds, mau.hang(nut));
			return {el, doc() {
				const v = muc.map((m) => m.doc()).filter((x) => x !== null);
				return v.length > 1 ? v : v[0] ?? null;
			}, dat(v) {
				muc.splice(0).forEach((m) => m.el.remove());
				let duoc = true;
				for (const x of v == null ? [] : [v].flat()) if (typeof x !== 'object' || them().dat(x) === false) duoc = false;
				if (!muc.length && /^(ky|co_quan|nguoi_ky)$/.test(o.khoa)) them();
				return duoc;
			}};
		},
		ho_so(o, duong, doi) {
			const w = mau.o_nhap.chon({...o, tu: [], macDinh: '(không dùng hồ sơ)'}, duong);
			w.el.querySelector('select').after(mau.hang(mau.nut('Lập, sửa hồ sơ…', () => hop.hoSo(w.doc())), mau.nut('Chọn tệp don-vi.yaml…', () => trang.chonTep())));
			return w;
		},
		nguon(o, duong) {
			const nhap = the('textarea.ma', {spellcheck: false});
			return {el: mau.khung(o, duong, nhap), doc: () => nhap.value || null, dat: (v) => { nhap.value = typeof v === 'string' ? v : JSON.stringify(v ?? ''); }};
		},
	},
	// Parts of a signer, of an annex, of a profile that are seldom needed.
	HIEM: {co_quan: ['tu_ngay', 'den_ngay', 'ten_day_du', 'che_do', 'thay_mat', 'nguoi_dung_dau', 'dia_chi'], nguoi_ky: ['thay_mat', 'uy_quyen', 'chuc_vu_khac'], ky: ['co_quan', 'thay_mat', 'uy_quyen', 'chuc_vu_khac', 'duoi_ten', 'nguyen_van'], phu_luc: ['loai', 'nhan', 'trich_yeu', 'huong', 'dong_dan', 'trang_rieng', 'ket_thuc']},
	// What no field can hold, as it is written in the file.
	tho(o, duong, nguon) {
		const nhap = the('textarea.ma', {spellcheck: false, rows: 6, value: nguon});
		const el = mau.khung({nhan: o.nhan, goi_y: 'Phần này viết theo lối riêng, hiện nguyên như trong tệp; sửa ngay ở đây.'}, duong, nhap);
		el.classList.add('tho');
		el.dataset.khoa = duong;
		return {el, nhap};
	},
	lam(o, duong, doi) {
		return (mau.o_nhap[o.o_nhap] || mau.o_nhap.nguon)(o, duong, doi);
	},
};
