// Vietnamese input methods: what is typed stays as it was typed, while the pages are drawn.
import {after, before, test} from 'node:test';
import assert from 'node:assert/strict';
import {browser, download, field, open, pasteHtml, serve, settled} from './lib.mjs';

const SENTENCE = 'Thực hiện Kế hoạch số 96/KH-UBND ngày 26 tháng 5 năm 2021 của Ủy ban nhân dân huyện Phú Lâm về tổ chức hoạt động hè cho trẻ em, Phòng Giáo dục và Đào tạo đề nghị hiệu trưởng các trường tiểu học, trung học cơ sở khẩn trương triển khai, báo cáo kết quả thực hiện trước ngày 30 tháng 8 hằng năm.';
const FIELDS = ['trich_yeu', 'can_cu', 'noi_dung', 'ket_thuc', 'noi_nhan', 'ky.ho_ten', 'dia_danh'];
// Letters as they are typed: without their marks.
const bare = (c) => c.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');

let chrome, server;
before(async () => { [chrome, server] = await Promise.all([browser(), serve()]); });
after(async () => { await chrome.close(); server.stop(); });

// UniKey takes back what was typed and types it anew with its mark.
async function unikey(page, text) {
  for (const c of text) {
    if (bare(c) === c) { await page.keyboard.insertText(c); continue; }
    await page.keyboard.insertText(bare(c));
    await page.keyboard.press('Backspace');
    await page.keyboard.insertText(c);
  }
}

// The text services of Windows compose a word and commit it.
async function tsf(page, text) {
  const cdp = await page.context().newCDPSession(page);
  for (const word of text.split(/(?<= )/)) {
    for (let n = 1; n <= word.trim().length; n++) {
      const sofar = word.slice(0, n);
      await cdp.send('Input.imeSetComposition', {text: sofar, selectionStart: n, selectionEnd: n});
    }
    await cdp.send('Input.insertText', {text: word});
  }
}

for (const [name, type] of [['UniKey', unikey], ['TSF', tsf]]) {
  test(`${name}: a sentence in every kind of field`, async () => {
    const {page, context, faults} = await open(chrome, server.address);
    for (const key of FIELDS) {
      const one = field(page, key);
      await one.click();
      await type(page, SENTENCE);
      assert.equal(await one.inputValue(), SENTENCE, key);
    }
    await settled(page);
    for (const key of FIELDS) assert.equal(await field(page, key).inputValue(), SENTENCE, key);
    const source = (await download(page, 'yaml')).toString();
    assert.equal(source.split(SENTENCE).length - 1, FIELDS.length);
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test('decomposed letters are left as they were typed', async () => {
  const {page, context} = await open(chrome, server.address);
  const text = 'Kế hoạch hè'.normalize('NFD');
  await field(page, 'trich_yeu').click();
  await page.keyboard.insertText(text);
  await settled(page);
  assert.equal(await field(page, 'trich_yeu').inputValue(), text);
  await context.close();
});

test('two thousand keys, none lost', async () => {
  const {page, context} = await open(chrome, server.address);
  const one = field(page, 'noi_dung');
  await one.click();
  let expected = '';
  for (let line = 0; line < 20; line++) {
    const text = `${line + 1}. Mục thứ ${line + 1} của nội dung được gõ nhanh không nghỉ trong lúc trang vẽ, xem có mất chữ nào hay không.`;
    for (const c of text) await page.keyboard.insertText(c);
    await page.keyboard.press('Enter');
    expected += text + '\n';
  }
  assert.equal(await one.inputValue(), expected);
  await settled(page);
  assert.equal(await one.inputValue(), expected);
  await context.close();
});

test('what is pasted from Word and Excel becomes typed text', async () => {
  const {page, context} = await open(chrome, server.address);
  const paste = (key, html) => pasteHtml(page, key, html);
  await paste('noi_dung', `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{}</style></head><body>
    <p class=MsoNormal><b><span>I. MỤC ĐÍCH</span></b></p><p class=MsoNormal>Nâng cao <i>chất\nlượng</i> công&nbsp;việc.<o:p></o:p></p>
    <p class=MsoListParagraph style='mso-list:l0'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Một việc;</p>
    <ul><li>Hai việc</li></ul>
    <table><tr><td>STT</td><td>Việc</td></tr><tr><td>1</td><td><p>Mở lớp</p><p>tại xã | huyện</p></td></tr></table></body></html>`);
  assert.equal(await field(page, 'noi_dung').inputValue(),
    '**I. MỤC ĐÍCH**\n\nNâng cao *chất lượng* công việc.\n\n- Một việc;\n\n- Hai việc\n\n| STT | Việc |\n|---|---|\n| 1 | Mở lớp<br>tại xã \\| huyện |\n\n');
  await paste('noi_nhan', '<p>- <b>UBND tỉnh</b> (để b/c);</p><p>- Các sở;</p>');
  await settled(page);
  const source = (await download(page, 'yaml')).toString();
  assert.match(source, /noi_nhan:\n  - \{ten: UBND tỉnh, ghi_chu: để b\/c\}\n  - Các sở\n/);
  await context.close();
});
