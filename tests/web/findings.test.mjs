// Findings: beside the field they are about, in the list, on the page; their fix is a button.
import {after, before, test} from 'node:test';
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {browser, field, open, program, serve, settled} from './lib.mjs';

let chrome, server;
before(async () => { [chrome, server] = await Promise.all([browser(), serve()]); });
after(async () => { await chrome.close(); server.stop(); });

const SOUND = `co_quan_chu_quan: ỦY BAN NHÂN DÂN TỈNH AN BÌNH
co_quan_ban_hanh: SỞ NỘI VỤ
ten_day_du: Sở Nội vụ
so: 15
ky_hieu: KH-SNV
dia_danh: An Bình
ngay: 5/3/2026
trich_yeu: Tập huấn công tác văn thư năm 2026
noi_dung: Sở Nội vụ tổ chức tập huấn công tác văn thư cho các phòng.
noi_nhan:
  - Các phòng chuyên môn
luu: VT
ky:
  chuc_vu: GIÁM ĐỐC
  ho_ten: Nguyễn Văn An
`;
const keyOf = (line) => /^([a-z_]+):/.exec(line)?.[1];

// A sound plan with some keys otherwise, as the examples of the rules are meant.
function files(fragment) {
  const [own, agency] = fragment.split('--- don-vi.yaml');
  if (own.startsWith('--- ke-hoach.yaml')) return {plan: own.split('\n').slice(1).join('\n').trim() + '\n', agency};
  const keys = new Set(own.split('\n').map(keyOf).filter(Boolean));
  let kept = true;
  const rest = SOUND.split('\n').filter((line) => { const key = keyOf(line); if (key) kept = !keys.has(key); return kept; });
  return {plan: `${rest.join('\n').trimEnd()}\n${agency !== undefined ? 'don_vi: don-vi.yaml\n' : ''}${own.trim()}\n`, agency};
}

test('the example of every rule: beside its field, in the list, and mended by its button', async () => {
  const rules = JSON.parse(execFileSync(program, ['rules', '--json'])).filter((rule) => rule.sai);
  const {page, context, faults} = await open(chrome, server.address);
  const bad = [];
  const seen = {fields: new Set(), told: 0, mended: 0, onPage: 0};
  for (const rule of rules) {
    const {plan, agency} = files(rule.sai);
    const wrong = await page.evaluate(async ({plan, agency, ma}) => {
      trang.tep = agency === undefined ? {} : {'don-vi.yaml': agency.trim() + '\n'};
      localStorage.clear();
      await trang.moChu(plan, 'ke-hoach.yaml');
      // The words are checked after the pages.
      while (trang.choSoat) await new Promise((r) => setTimeout(r, 5));
      const wrong = [];
      const own = trang.ve.thong_bao.map((t, i) => ({t, i})).filter(({t}) => t.ma === ma);
      let mended = null;
      const fields = [];
      for (const {t, i} of own) {
        const list = document.querySelectorAll('#loi > li')[i];
        if (!list.textContent.includes(trang.noi_o(t.noi_dung, t.o))) wrong.push('not in the list');
        if (t.tep !== 'ke-hoach.yaml' || !t.o) continue;
        // What has a place in the file is about the entry that stands there.
        const lines = plan.split('\n').slice(0, t.dong);
        const key = lines.reverse().map((line) => /^([a-z_]+):/.exec(line)?.[1]).find(Boolean);
        if (t.dong && key && trang.oTheoKhoa[key] && t.o !== key && !/chưa có|thiếu/.test(t.noi_dung)) wrong.push(`${t.o} instead of ${key}`);
        const el = document.querySelector(`#o .tho[data-khoa="${t.o}"]`) || document.querySelector(`#o [data-khoa="${t.o}"]`);
        if (!el) {
          // A key that nothing knows has no field: it is shown in the source.
          list.querySelector('.den').click();
          if (trang.mau.o.some((o) => o.khoa === t.o) || document.activeElement.id !== 'nguon') wrong.push(`no field for ${t.o}`);
          continue;
        }
        if (![...el.querySelectorAll('.bao-loi li')].some((li) => li.textContent.includes(trang.noi_o(t.noi_dung, t.o)))) wrong.push(`not below ${t.o}`);
        if (t.muc === 'lỗi' && !el.querySelector('[aria-invalid]') && !el.querySelector('.nhe')) wrong.push(`${t.o} is not invalid`);
        list.querySelector('.den').click();
        if (!el.contains(document.activeElement)) wrong.push(`leads to ${document.activeElement.id || document.activeElement.dataset.k}`);
        fields.push(t.o);
      }
      const onPage = document.querySelectorAll('#giay .tren-trang').length;
      const nut = own.map(({i}) => document.querySelectorAll('#loi > li')[i].querySelector('button.sua')).find(Boolean);
      if (nut) {
        nut.click();
        for (let n = 0; n < 600 && (trang.goc === plan || trang.ve.ke_hoach !== trang.goc || trang.dangHoi || trang.choSoat); n++) await new Promise((r) => setTimeout(r, 10));
        mended = trang.ve.thong_bao.filter((t) => t.ma === ma).length < own.length;
        if (!mended) wrong.push('its button does not mend it');
      }
      return {wrong, told: own.length, fields, mended, onPage};
    }, {plan, agency, ma: rule.ma});
    if (wrong.wrong.length) bad.push(`${rule.ma}: ${wrong.wrong.join('; ')}\n${plan}`);
    seen.told += wrong.told > 0;
    seen.mended += wrong.mended === true;
    seen.onPage += wrong.onPage > 0;
    wrong.fields.forEach((key) => seen.fields.add(key));
  }
  console.log(`${rules.length} rules with an example, ${seen.told} told on the page, below ${seen.fields.size} fields, ${seen.mended} mended by a button, ${seen.onPage} with a button on the page`);
  assert.equal(bad.join('\n'), '');
  assert.ok(seen.told > 200 && seen.mended > 15 && seen.onPage > 10, JSON.stringify({...seen, fields: [...seen.fields]}));
  for (const part of ['so', 'ngay', 'trich_yeu', 'can_cu', 'noi_dung', 'noi_nhan', 'ky', 'phu_luc']) assert.ok(seen.fields.has(part), part);
  assert.deepEqual(faults, []);
  await context.close();
});

test('messages speak of fields, and the fix on the page mends its line', async () => {
  const {page, context} = await open(chrome, server.address);
  await page.evaluate((plan) => trang.moChu(plan, 'ke-hoach.yaml'), SOUND);
  await field(page, 'so').fill('12/KH-SNV');
  await field(page, 'ky.ho_ten').fill('(đã ký)');
  await settled(page);
  const all = await page.textContent('#loi');
  assert.match(all, /“12” ở ô “Số” và “KH-SNV” ở ô “Ký hiệu”/);
  assert.match(all, /ô “Người ký, Họ và tên”/);
  assert.doesNotMatch(all, /'[a-z_]+(\.[a-z_]+)*(: |')/);
  await field(page, 'so').fill('12');
  await field(page, 'ky.ho_ten').fill('Trần Văn Bình');
  await field(page, 'noi_dung').fill('Các phòng chuẩn bị , báo cáo.');
  await settled(page);
  await page.locator('#giay .tren-trang').first().click();
  await settled(page);
  assert.equal(await field(page, 'noi_dung').inputValue(), 'Các phòng chuẩn bị, báo cáo.');
  await context.close();
});
