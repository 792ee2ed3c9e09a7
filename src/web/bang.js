'use strict';
// Tables edited in place: the pipe table at the caret as a grid.
const bang = {
	// Where the table at the caret begins and ends in the text; nothing where there is none.
	tim(o) {
		const dong = o.value.split('\n');
		const la = (i) => /^\s*\|/.test(dong[i] ?? '');
		let i = o.value.slice(0, o.selectionStart).split('\n').length - 1;
		if (!la(i)) return null;
		let j = i;
		while (la(i - 1)) i--;
		while (la(j + 1)) j++;
		const tu = dong.slice(0, i).join('\n').length + (i ? 1 : 0);
		return {tu, den: tu + dong.slice(i, j + 1).join('\n').length, dong: dong.slice(i, j + 1)};
	},
	o: (dong) => dong.trim().replace(/^\||\|$/g, '').split(/(?<!\\)\|/).map((c) => c.trim().replace(/\\\|/g, '|')),
	mo(o) {
		const co = bang.tim(o);
		let can = null;
		let luoi = [['STT', 'Nội dung', 'Đơn vị thực hiện', 'Thời gian'], ['', '', '', ''], ['', '', '', '']];
		if (co) {
			luoi = co.dong.map(bang.o);
			const v = luoi.findIndex((h) => h.every((c) => /^:?-+:?$|^so$/.test(c)));
			if (v > 0) [can] = luoi.splice(v, 1);
			if (v > 1) return hop.bao('Bảng này có tiêu đề nhiều hàng', 'Sửa bảng này ngay trong ô nội dung.');
		}
		const ve = () => {
			const b = the('table');
			luoi.forEach((h, y) => {
				const tr = b.insertRow();
				h.forEach((c, x) => {
					const i = the('input', {value: c, ariaLabel: y ? `Hàng ${y}, cột ${x + 1}` : `Tiêu đề cột ${x + 1}`, oninput: () => { luoi[y][x] = i.value; }});
					i.onpaste = (e) => {
						const html = e.clipboardData.getData('text/html');
						const goc = html && new DOMParser().parseFromString(html, 'text/html').querySelector('table');
						const chu = e.clipboardData.getData('text/plain');
						const moi = goc ? dan.luoi(goc) : /\t|\n./.test(chu) ? chu.replace(/\r?\n$/, '').split(/\r?\n/).map((d) => d.split('\t')) : null;
						if (!moi) return;
						e.preventDefault();
						moi.forEach((d, a) => d.forEach((v, b2) => { (luoi[y + a] ||= [])[x + b2] = v.trim(); }));
						bang.deu(luoi);
						can = null;
						ve();
					};
					tr.insertCell().append(i);
				});
			});
			khung.replaceChildren(b);
		};
		const khung = the('div.luoi', {});
		const nut = (chu, lam) => the('button', {textContent: chu, onclick: () => { lam(); bang.deu(luoi); ve(); }});
		const than = the('div', {}, mau.goiY('Hàng đầu là tiêu đề, lặp lại ở mỗi trang. Dán bảng từ Excel hoặc Word vào một ô.'), khung, the('p.nut', {},
			nut('Thêm hàng', () => luoi.push([])), nut('Bớt hàng cuối', () => luoi.length > 2 && luoi.pop()),
			nut('Thêm cột', () => { luoi[0].push(''); can = null; }), nut('Bớt cột cuối', () => { if (luoi[0].length > 1) luoi.forEach((h) => h.pop()); can = null; })));
		ve();
		hop.mo(co ? 'Sửa bảng' : 'Chèn bảng', than, {'Đưa vào văn bản': () => {
			const chu = dan.ke(luoi, can);
			const truoc = o.value.slice(0, o.selectionStart);
			if (co) { o.setSelectionRange(co.tu, co.den); dan.chen(o, chu); }
			else dan.chen(o, (!truoc || truoc.endsWith('\n\n') ? '' : truoc.endsWith('\n') ? '\n' : '\n\n') + chu + '\n\n');
		}});
	},
	deu(luoi) {
		const cot = Math.max(...luoi.map((h) => h.length));
		luoi.forEach((h) => { for (let i = 0; i < cot; i++) h[i] ??= ''; });
	},
};
