'use strict';
// Pasting: HTML of Word and Excel becomes typed text (**, *, "- ", pipe tables).
const dan = {
	KHOI: /^(P|DIV|LI|H[1-6]|UL|OL|TABLE|TBODY|THEAD|TR|SECTION|ARTICLE|BLOCKQUOTE|BODY|DL|DT|DD)$/,
	// Typed text; `tron`: without marks, one paragraph a line; `ca`: as the engine reads a document, with its empty paragraphs.
	tu(html, tron, ca) {
		const goc = new DOMParser().parseFromString(html, 'text/html').body;
		const doan = [];
		dan.khoi(goc, doan, tron);
		const khong = doan.map((d) => d.replace(/[ \t\u00a0]+/g, ' ').replace(/ ?\n ?/g, '\n').trim()).filter((d) => ca || d);
		return khong.join(tron || ca ? '\n' : '\n\n');
	},
	khoi(nut, doan, tron) {
		let manh = [];
		const xong = (dau = '') => {
			const chu = dan.noi(manh, tron);
			if (chu.trim()) doan.push(dau + chu);
			manh = [];
		};
		for (const con of nut.childNodes) {
			if (con.nodeType === 1 && con.tagName === 'TABLE') {
				xong();
				if (tron || dan.laKhung(con)) for (const h of con.rows) for (const o of h.cells) dan.khoi(o, doan, tron);
				else doan.push(dan.ke(dan.luoi(con)));
			} else if (con.nodeType === 1 && con.tagName === 'LI') {
				xong();
				let trong = [];
				dan.khoi(con, trong, tron);
				trong = trong.filter(Boolean);
				const dau = nut.tagName === 'OL' ? `${[...nut.children].indexOf(con) + (nut.start || 1)}. ` : '- ';
				if (trong.length) doan.push((tron || /^([-–•+]|\d+[.)]|[a-zđ]\)) /i.test(trong[0]) ? '' : dau) + trong.shift(), ...trong);
				// A cell with nothing but the number that Word gives it.
				else if (tron && nut.tagName === 'OL') doan.push(dau.slice(0, -2));
			} else if (con.nodeType === 1 && dan.KHOI.test(con.tagName) && con.tagName !== 'SPAN') {
				xong();
				const {length} = doan;
				dan.khoi(con, doan, tron);
				if (con.tagName === 'P' && doan.length === length) doan.push('');
			} else dan.manh(con, manh, {});
		}
		xong();
	},
	// Runs of text with their emphasis.
	manh(nut, ra, kieu) {
		if (nut.nodeType === 3) return void ra.push({...kieu, chu: nut.data.replace(/[\r\n]+/g, ' ')});
		if (nut.nodeType !== 1 || /^(STYLE|SCRIPT|META|TITLE|HEAD|O:P)$/.test(nut.tagName)) return;
		const cach = (nut.getAttribute('style') || '').toLowerCase();
		if (/mso-list:\s*ignore/.test(cach)) {
			const nhan = nut.textContent.replace(/[\s\u00a0]+/g, ' ').trim();
			const cham = /^[·•o§Øüv\uf000-\uf0ff▪–-]$/u.test(nhan);
			return void ra.push({chu: (cham ? '-' : nhan) + ' ', nhan: true});
		}
		if (/display:\s*none|mso-hide:\s*all/.test(cach)) return;
		if (nut.tagName === 'BR') return void ra.push({chu: '\n'});
		const moi = {...kieu};
		if (/^(B|STRONG)$/.test(nut.tagName) && !/font-weight:\s*(normal|400)/.test(cach) || /font-weight:\s*(bold|[6-9]00)/.test(cach)) moi.dam = true;
		if (/^(I|EM)$/.test(nut.tagName) && !/font-style:\s*normal/.test(cach) || /font-style:\s*italic/.test(cach)) moi.nghieng = true;
		for (const con of nut.childNodes) dan.manh(con, ra, moi);
	},
	noi(manh, tron) {
		let ra = '';
		for (let i = 0; i < manh.length;) {
			const {dam, nghieng} = manh[i];
			let chu = '';
			for (; i < manh.length && manh[i].dam === dam && manh[i].nghieng === nghieng; i++) chu += manh[i].chu;
			if (!tron) chu = chu.replace(/[\\*]/g, '\\$&');
			const dau = tron ? '' : (dam ? '**' : '') + (nghieng ? '*' : '');
			const [, truoc, giua, sau] = /^(\s*)([^]*?)(\s*)$/.exec(chu.replace(/\u00a0/g, ' '));
			ra += giua && dau ? truoc + dau + giua.replace(/\s*\n\s*/g, dau + '\n' + dau) + [...dau].reverse().join('') + sau : chu;
		}
		// Bullets that were typed, not made by Word.
		return ra.replace(/^[\s\u00a0]*[•·▪–][\s\u00a0]+/, '- ');
	},
	luoi(bang) {
		const luoi = [];
		[...bang.rows].forEach((hang, h) => {
			const ra = luoi[h] ||= [];
			let c = 0;
			for (const o of hang.cells) {
				while (ra[c] !== undefined) c++;
				const chu = [];
				dan.khoi(o, chu, true);
				for (let a = 0; a < o.rowSpan; a++) for (let b = 0; b < o.colSpan; b++) (luoi[h + a] ||= [])[c + b] = a || b ? '' : chu.join('\n').replace(/[^\S\n]+/g, ' ').trim().replace(/\s*\n\s*/g, '<br>');
				c += o.colSpan;
			}
		});
		return luoi.filter((h) => h.some(Boolean));
	},
	// A table without lines only sets things side by side (head and foot of a document in Word): its cells one below the other.
	laKhung(nut) {
		const o = [...nut.rows].flatMap((h) => [...h.cells]);
		const cach = (x, y) => y.test(x.getAttribute('style') || '');
		return o.every((x) => cach(x, /border:\s*none/i)) || /^Mso/.test(nut.className) && nut.getAttribute('border') === '0' && !o.some((x) => cach(x, /border[^;]*solid/i));
	},
	// A pipe table of rows of texts; the first is its head.
	ke(luoi, can) {
		const cot = Math.max(...luoi.map((h) => h.length));
		const hang = (h) => '| ' + Array.from({length: cot}, (_, i) => (h[i] ?? '').replace(/\|/g, '\\|')).join(' | ') + ' |';
		const vach = '|' + Array.from({length: cot}, (_, i) => can?.[i] || '---').join('|') + '|';
		return [hang(luoi[0]), vach, ...luoi.slice(1).map(hang)].join('\n');
	},
	// Puts text where the caret is, so that Ctrl+Z takes it out again.
	chen(o, chu) {
		o.focus();
		if (!document.execCommand('insertText', false, chu)) o.setRangeText(chu, o.selectionStart, o.selectionEnd, 'end'), o.dispatchEvent(new Event('input', {bubbles: true}));
	},
	cua(e, tron, ca) {
		const html = e.clipboardData.getData('text/html');
		return /<(table|li|p|b|strong|i|em|div|br)[\s>]/i.test(html) ? dan.tu(html, tron, ca) : null;
	},
	nghe(o, tron) {
		o.addEventListener('paste', (e) => {
			const chu = dan.cua(e, tron);
			if (!chu) return;
			e.preventDefault();
			// A table stands apart from what is before it.
			const truoc = o.value.slice(0, o.selectionStart);
			dan.chen(o, (/^\|/.test(chu) && truoc && !truoc.endsWith('\n\n') ? (truoc.endsWith('\n') ? '\n' : '\n\n') : '') + chu + (/\|$/.test(chu) ? '\n\n' : ''));
		});
	},
	// A text pasted into an empty field may hold more than belongs there. What the engine finds is offered, never put in unasked.
	nghePhan(form) {
		form.addEventListener('paste', (e) => {
			const o = e.target;
			// The text of an annex is its own.
			if (!o.dataset.k || /^phu_luc.*noi_dung$/.test(o.dataset.k) || o.value.length > o.selectionEnd - o.selectionStart) return;
			// Fields of one line have lost the ends of lines.
			const chu = o.tagName === 'TEXTAREA' ? dan.cua(e, !o.classList.contains('lon'), true) : e.clipboardData.getData('text/plain');
			setTimeout(() => dan.xetPhan(o, chu ?? o.value), 0);
		}, true);
	},
	async xetPhan(o, doan) {
		const khoa = o.dataset.k;
		const goc = trang.goc1(khoa);
		const {dau: {chia}} = await dongCo.hoi({viec: 'chia', khoa, doan}).catch(() => ({dau: {}}));
		if (!chia) return;
		const rieng = khoa !== goc && chia[goc] && !Array.isArray(chia[goc]) && /\.[a-z_]+$/.test(khoa) ? chia[goc] : null;
		// What is filled in already stays.
		for (const k of Object.keys(chia)) if (k !== goc && (chia[k] === null || O[k]?.w.doc() !== null)) delete chia[k];
		const khac = Object.keys(chia).filter((k) => k !== goc);
		if (rieng) khac.push(...Object.keys(rieng).map((k) => `${goc}.${k}`).filter((k) => k !== khoa.replace(/\[\d+\]/, '')));
		const thua = goc === 'phu_luc' && rieng && [rieng.tieu_de].flat().join(' ') !== doan.split(/\s*\n\s*/).join(' ').trim();
		if (!khac.length && !thua) return;
		const ten = khac.map((k) => `“${trang.nhan(k)}”`).join(', ');
		const hoi = the('p.chia', {role: 'status'}, khac.length ? `Chữ vừa dán có cả ${ten}. ` : 'Chữ vừa dán có cả phần mà chương trình tự in. ',
			mau.nut(khac.length ? 'Chia vào các ô' : 'Chỉ giữ tiêu đề', () => dan.chiaPhan(khoa, chia, rieng, ten)), ' ',
			mau.nut('Để nguyên', () => { hoi.remove(); o.focus(); }));
		dan.boPhan();
		(o.closest('.o') || o).append(hoi);
	},
	boPhan: () => $$('.chia').forEach((x) => x.remove()),
	async chiaPhan(khoa, chia, rieng, ten) {
		const truoc = {goc: trang.goc, sua: new Map(trang.sua)};
		const goc = trang.goc1(khoa);
		if (rieng) {
			const cac = [O[goc].w.doc() ?? {}].flat();
			const i = +(/\[(\d+)\]/.exec(khoa)?.[1] ?? 0);
			cac[i] = {...cac[i], ...rieng};
			chia[goc] = cac.length > 1 ? cac : cac[0];
		}
		for (const [k, v] of Object.entries(chia)) trang.sua.set(k, {gia_tri: v});
		await trang.doiCa();
		dan.boPhan();
		const bao = the('p.chia', {role: 'status'}, ten ? `Đã chia vào ${ten}. ` : 'Đã chỉ giữ tiêu đề. ', mau.nut('Trả lại như lúc dán', async () => {
			Object.assign(trang, truoc);
			bao.remove();
			await trang.doiCa();
		}));
		O[goc].w.el.append(bao);
		trang.timO(khoa)?.focus();
	},
};
