'use strict';
// Pasting: HTML of Word and Excel becomes typed text (**, *, "- ", pipe tables).
const dan = {
  KHOI: /^(P|DIV|LI|H[1-6]|UL|OL|TABLE|TBODY|THEAD|TR|SECTION|ARTICLE|BLOCKQUOTE|BODY|DL|DT|DD)$/,
  // Typed text; `tron`: without marks, one paragraph a line.
  tu(html, tron) {
    const goc = new DOMParser().parseFromString(html, 'text/html').body;
    const doan = [];
    dan.khoi(goc, doan, tron);
    const khong = doan.map((d) => d.replace(/[ \t\u00a0]+/g, ' ').replace(/ ?\n ?/g, '\n').trim()).filter(Boolean);
    return khong.join(tron ? '\n' : '\n\n');
  },
  khoi(nut, doan, tron) {
    let manh = [];
    const xong = (dau = '') => {
      const chu = dan.noi(manh, tron);
      if (chu.trim()) doan.push(dau + chu);
      manh = [];
    };
    for (const con of nut.childNodes) {
      if (con.nodeType === 1 && con.tagName === 'TABLE') { xong(); doan.push(dan.bang(con, tron)); }
      else if (con.nodeType === 1 && con.tagName === 'LI') {
        xong();
        const trong = [];
        dan.khoi(con, trong, tron);
        const dau = nut.tagName === 'OL' ? `${[...nut.children].indexOf(con) + (nut.start || 1)}. ` : '- ';
        if (trong.length) doan.push((tron || /^([-–•+]|\d+[.)]|[a-zđ]\)) /i.test(trong[0]) ? '' : dau) + trong.shift(), ...trong);
      } else if (con.nodeType === 1 && dan.KHOI.test(con.tagName) && con.tagName !== 'SPAN') { xong(); dan.khoi(con, doan, tron); }
      else dan.manh(con, manh, {});
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
        for (let a = 0; a < o.rowSpan; a++) for (let b = 0; b < o.colSpan; b++) (luoi[h + a] ||= [])[c + b] = a || b ? '' : chu.join(' ').replace(/\s+/g, ' ').trim();
        c += o.colSpan;
      }
    });
    return luoi.filter((h) => h.some(Boolean));
  },
  bang(nut, tron) {
    const luoi = dan.luoi(nut);
    if (tron) return luoi.map((h) => h.filter(Boolean).join(' ')).join('\n');
    return dan.ke(luoi);
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
  nghe(o, tron) {
    o.addEventListener('paste', (e) => {
      const html = e.clipboardData.getData('text/html');
      if (!html || !/<(table|li|p|b|strong|i|em|div|br)[\s>]/i.test(html)) return;
      const chu = dan.tu(html, tron);
      if (!chu) return;
      e.preventDefault();
      // A table stands apart from what is before it.
      const truoc = o.value.slice(0, o.selectionStart);
      dan.chen(o, (/^\|/.test(chu) && truoc && !truoc.endsWith('\n\n') ? (truoc.endsWith('\n') ? '\n' : '\n\n') : '') + chu + (/\|$/.test(chu) ? '\n\n' : ''));
    });
  },
};
