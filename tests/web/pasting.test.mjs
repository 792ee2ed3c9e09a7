// A newcomer's way: a document's text pasted piece by piece into a blank form, or all of it at once.
import {after, before, test} from 'node:test';
import assert from 'node:assert/strict';
import {browser, download, field, open, pasteHtml, serve, settled} from './lib.mjs';

let chrome, server;
before(async () => { [chrome, server] = await Promise.all([browser(), serve()]); });
after(async () => { await chrome.close(); server.stop(); });

const HEAD = 'UBND HUYỆN PHÚ LÂM\nPHÒNG NỘI VỤ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n';
const NUMBER = 'Số:      /KH-PNV';
const DAY = 'Phú Lâm, ngày     tháng 6 năm 2026';
const TITLE = 'Tập huấn công tác văn thư năm 2026';
const BASES = 'Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;\nThực hiện Công văn số 12/SNV-VP ngày 03 tháng 2 năm 2026 của Sở Nội vụ,\nPhòng Nội vụ ban hành Kế hoạch tập huấn công tác văn thư năm 2026 như sau:';
const BODY = 'I. MỤC ĐÍCH\n1. Nâng cao chất lượng công tác văn thư.\n2. Thống nhất cách làm ở các xã.\nII. NỘI DUNG\n1. Thời gian: một ngày trong tháng 7 năm 2026.\nTrên đây là Kế hoạch tập huấn công tác văn thư năm 2026, đề nghị các xã thực hiện./.';
const FOOT = 'Nơi nhận:\n- UBND huyện (báo cáo);\n- UBND các xã;\n- Lưu: VT.';
const SIGNER = 'KT. TRƯỞNG PHÒNG\nPHÓ TRƯỞNG PHÒNG\n\n\n\nTrần Văn Bình';

async function paste(page, key, text) {
  const o = field(page, key);
  await o.click();
  await o.evaluate((o, text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    if (o.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}))) document.execCommand('insertText', false, o.tagName === 'INPUT' ? text.replace(/\n/g, ' ') : text);
  }, text);
}
async function split(page) {
  await page.getByRole('button', {name: 'Chia vào các ô'}).click();
  await page.getByRole('button', {name: 'Trả lại như lúc dán'}).waitFor();
  await settled(page);
}
const value = (page, key) => field(page, key).inputValue();

test('piece by piece: what a piece holds besides is offered to its fields', async () => {
  const {page, context, faults} = await open(chrome, server.address);
  await paste(page, 'co_quan_chu_quan', 'UBND HUYỆN PHÚ LÂM');
  await paste(page, 'co_quan_ban_hanh', 'PHÒNG NỘI VỤ');
  await paste(page, 'so', NUMBER);
  await page.getByText('Chữ vừa dán có cả “Ký hiệu”').waitFor();
  await split(page);
  assert.deepEqual([await value(page, 'so'), await value(page, 'ky_hieu')], ['', 'KH-PNV']);
  await paste(page, 'dia_danh', DAY);
  await split(page);
  assert.deepEqual([await value(page, 'dia_danh'), await value(page, 'ngay'), await value(page, 'ngay.thang'), await value(page, 'ngay.nam')], ['Phú Lâm', '', '6', '2026']);
  await paste(page, 'trich_yeu', TITLE);
  await paste(page, 'can_cu', BASES);
  await split(page);
  assert.equal((await value(page, 'can_cu')).split('\n').length, 2);
  assert.match(await value(page, 'mo_dau'), /^Phòng Nội vụ ban hành/);
  await paste(page, 'noi_dung', BODY);
  await split(page);
  assert.match(await value(page, 'ket_thuc'), /^Trên đây là/);
  await paste(page, 'noi_nhan', FOOT);
  await split(page);
  assert.deepEqual([await value(page, 'noi_nhan'), await value(page, 'luu')], ['UBND huyện (báo cáo)\nUBND các xã', 'VT']);
  await paste(page, 'ky.chuc_vu', SIGNER);
  await split(page);
  assert.deepEqual([await value(page, 'ky.chuc_vu'), await value(page, 'ky.ho_ten')], ['KT. TRƯỞNG PHÒNG\nPHÓ TRƯỞNG PHÒNG', 'Trần Văn Bình']);
  await page.locator('summary', {hasText: /^Phụ lục$/}).click();
  await page.getByRole('button', {name: 'Thêm phụ lục'}).click();
  await paste(page, 'phu_luc.tieu_de', 'PHỤ LỤC\nDANH SÁCH LỚP TẬP HUẤN\n(Kèm theo Kế hoạch số     /KH-PNV ngày     /6/2026 của Phòng Nội vụ)');
  await page.getByRole('button', {name: 'Chỉ giữ tiêu đề'}).click();
  await page.getByRole('button', {name: 'Trả lại như lúc dán'}).waitFor();
  assert.equal(await value(page, 'phu_luc.tieu_de'), 'DANH SÁCH LỚP TẬP HUẤN');
  await field(page, 'phu_luc.noi_dung').fill('Lớp 1: các xã phía bắc.');
  await settled(page);
  assert.match(await page.textContent('#trang-thai'), /^2 trang · (?!\d+ lỗi)/);
  assert.deepEqual(faults, []);
  await context.close();
});

test('a whole document pasted into any field fills the form, and is taken back', async () => {
  const {page, context} = await open(chrome, server.address);
  const all = `${HEAD}${NUMBER}\n\n${DAY}\n\nKẾ HOẠCH\n${TITLE}\n\n${BASES}\n${BODY}\n\n${FOOT}\n\n${SIGNER}\n`;
  await paste(page, 'noi_dung', all);
  await split(page);
  assert.deepEqual([await value(page, 'co_quan_ban_hanh'), await value(page, 'ky_hieu'), await value(page, 'trich_yeu'), await value(page, 'luu'), await value(page, 'ky.ho_ten')],
    ['PHÒNG NỘI VỤ', 'KH-PNV', TITLE, 'VT', 'Trần Văn Bình']);
  assert.match(await value(page, 'noi_dung'), /^I\. MỤC ĐÍCH/);
  assert.match(await page.textContent('#trang-thai'), /^1 trang · (?!\d+ lỗi)/);
  await page.getByRole('button', {name: 'Trả lại như lúc dán'}).click();
  await settled(page);
  assert.equal((await value(page, 'noi_dung')).trim(), all.trim());
  assert.equal(await value(page, 'ky_hieu'), '');
  await context.close();
});

test('what belongs where it was pasted is not asked about', async () => {
  const {page, context} = await open(chrome, server.address);
  for (const [key, text] of [['trich_yeu', TITLE], ['so', '12'], ['ky_hieu', 'KH-PNV'], ['dia_danh', 'Phú Lâm'], ['noi_dung', 'I. MỤC ĐÍCH\nNâng cao chất lượng.\n'], ['ky.ho_ten', 'Trần Văn Bình'], ['noi_nhan', 'UBND huyện\nUBND các xã']]) await paste(page, key, text);
  await settled(page);
  await page.waitForTimeout(1000);
  assert.equal(await page.locator('.chia').count(), 0);
  await context.close();
});

test('the profile of an office is filled in, kept as a file, and chosen', async () => {
  const {page, context, faults} = await open(chrome, server.address);
  await page.getByRole('button', {name: 'Lập, sửa hồ sơ…'}).click();
  const own = (key) => page.locator(`#hop [data-k="${key}"]`);
  await own('co_quan.co_quan_chu_quan').fill('UBND HUYỆN PHÚ LÂM');
  await own('co_quan.co_quan_ban_hanh').fill('PHÒNG NỘI VỤ');
  await own('co_quan.ky_hieu').fill('KH-PNV');
  await own('co_quan.dia_danh').fill('Phú Lâm');
  await own('nguoi_ky.ma').fill('truong-phong');
  await own('nguoi_ky.ho_ten').fill('Lê Thị Hòa');
  await own('nguoi_ky.chuc_vu').fill('TRƯỞNG PHÒNG');
  await page.locator('#hop').getByRole('button', {name: 'Thêm người ký'}).click();
  await own('nguoi_ky[1].ma').fill('pho');
  await own('nguoi_ky[1].ho_ten').fill('Trần Văn Bình');
  await own('nguoi_ky[1].hinh_thuc').fill('KT.');
  await own('nguoi_ky[1].thay').fill('TRƯỞNG PHÒNG');
  await own('nguoi_ky[1].chuc_vu').fill('PHÓ TRƯỞNG PHÒNG');
  // Neither Enter nor Escape throws away what was typed.
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  assert.ok(await page.locator('#hop').evaluate((d) => d.open));
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', {name: 'Lưu và dùng hồ sơ này'}).click()]);
  assert.equal(file.suggestedFilename(), 'don-vi.yaml');
  await settled(page);
  assert.equal(await value(page, 'don_vi'), 'don-vi.yaml');
  assert.match(await page.textContent('#giay'), /PHÒNG NỘI VỤ.*KH-PNV.*Phú Lâm/s);
  assert.deepEqual(await page.locator('#ds-ma option').evaluateAll((all) => all.map((o) => o.value)), ['truong-phong', 'pho']);
  await field(page, 'ky.ma').fill('pho');
  await settled(page);
  assert.match(await page.textContent('#giay'), /KT\. TRƯỞNG PHÒNG.*PHÓ TRƯỞNG PHÒNG.*Trần Văn Bình/s);
  // Opened again: what is not changed stays.
  await page.getByRole('button', {name: 'Lập, sửa hồ sơ…'}).click();
  assert.equal(await own('nguoi_ky[1].ho_ten').inputValue(), 'Trần Văn Bình');
  await own('co_quan.dia_danh').fill('Phú Lâm Đông');
  const [again] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', {name: 'Lưu và dùng hồ sơ này'}).click()]);
  const {readFileSync} = await import('node:fs');
  assert.equal(readFileSync(await again.path(), 'utf8'), readFileSync(await file.path(), 'utf8').replace('dia_danh: Phú Lâm', 'dia_danh: Phú Lâm Đông'));
  await settled(page);
  assert.deepEqual(faults, []);
  await context.close();
});

test('the later draft as a file of Word with tracked changes', async () => {
  const {page, context} = await open(chrome, server.address);
  const all = `${HEAD}${NUMBER}\n\n${DAY}\n\nKẾ HOẠCH\n${TITLE}\n\n${BASES}\n${BODY}\n\n${FOOT}\n\n${SIGNER}\n`;
  await paste(page, 'noi_dung', all);
  await split(page);
  const before = await download(page, 'yaml');
  const body = field(page, 'noi_dung');
  await body.fill((await body.inputValue()).replace('một ngày', 'hai ngày'));
  await settled(page);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.click('#so-sanh')]);
  await chooser.setFiles({name: 'truoc.yaml', mimeType: 'text/yaml', buffer: before});
  const [got] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', {name: 'Tải DOCX có theo dõi thay đổi'}).click()]);
  assert.match(got.suggestedFilename(), /-thay-doi\.docx$/);
  await context.close();
});

test('a whole document of Word, with its tables: head and foot are told apart from the annex behind the signature', async () => {
  const {page, context} = await open(chrome, server.address);
  const p = (...lines) => lines.map((line) => `<p class=MsoNormal>${line || '&nbsp;'}</p>`).join('');
  const beside = (...cells) => `<table class=MsoNormalTable border=0><tr>${cells.map((cell) => `<td>${p(...cell)}</td>`).join('')}</tr></table>`;
  const html = `<html><body>${beside(['UBND TỈNH AN BÌNH', '<b>SỞ NỘI VỤ</b>'], ['<b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>', '<b>Độc lập - Tự do - Hạnh phúc</b>'])}
    ${beside(['Số: &nbsp; /KH-SNV'], ['<i>An Bình, ngày &nbsp; tháng 6 năm 2026</i>'])}
    ${p('', '<b>KẾ HOẠCH</b>', '<b>Tập huấn công tác văn thư, lưu trữ cho cán bộ các xã</b>', '<b>trên địa bàn tỉnh An Bình</b>', '', ...BASES.replace('Phòng Nội vụ', 'Sở Nội vụ').split('\n'), ...BODY.split('\n'), '')}
    ${beside(['<b>Nơi nhận:</b>', '- UBND các xã;', '- Lưu: VT.'], ['<b>KT. GIÁM ĐỐC</b>', '<b>PHÓ GIÁM ĐỐC</b>', '', '', '<b>Trần Văn Bình</b>'])}
    ${p('', '', '', '<b>PHÂN CÔNG NHIỆM VỤ CỦA BAN TỔ CHỨC</b>', '<i>(Kèm theo Kế hoạch số &nbsp; /KH-SNV của Sở Nội vụ)</i>', '')}
    <table class=MsoTableGrid border=1 style="border:solid 1pt"><tr><td style="border:solid">${p('TT')}</td><td style="border:solid">${p('Nhiệm vụ')}</td><td style="border:solid">${p('Người thực hiện')}</td></tr>
    <tr><td style="border:solid">${p('1')}</td><td style="border:solid">${p('Trình ký Kế hoạch')}</td><td style="border:solid">${p('Lê Thị Hòa', 'Đỗ Văn Nam')}</td></tr></table></body></html>`;
  await pasteHtml(page, 'noi_dung', html);
  await split(page);
  assert.deepEqual([await value(page, 'co_quan_ban_hanh'), await value(page, 'ky_hieu'), await value(page, 'ky.ho_ten'), await value(page, 'luu')], ['SỞ NỘI VỤ', 'KH-SNV', 'Trần Văn Bình', 'VT']);
  assert.match(await value(page, 'trich_yeu'), /các xã\s+trên địa bàn tỉnh An Bình$/);
  assert.equal((await value(page, 'can_cu')).split('\n').length, 2);
  assert.equal(await value(page, 'phu_luc.tieu_de'), 'PHÂN CÔNG NHIỆM VỤ CỦA BAN TỔ CHỨC');
  assert.match(await value(page, 'phu_luc.noi_dung'), /\| 1 \| Trình ký Kế hoạch \| Lê Thị Hòa<br>Đỗ Văn Nam \|/);
  await context.close();
});
