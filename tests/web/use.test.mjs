// The page as people use it: by keyboard alone, with a screen reader, by pointing, on a narrow screen, with an old file.
import {after, before, test} from 'node:test';
import assert from 'node:assert/strict';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import path from 'node:path';
import {axe, browser, carriers, download, field, fileAddress, folder, open, openSample, ready, samples, serve, settled, work} from './lib.mjs';

let chrome, server;
before(async () => { [chrome, server] = await Promise.all([browser(), serve()]); });
after(async () => { await chrome.close(); server.stop(); });

test('a plan from a blank form by keyboard alone', async () => {
  const {page, context, faults} = await open(chrome, server.address);
  const values = {
    co_quan_chu_quan: 'UBND TỈNH AN BÌNH', co_quan_ban_hanh: 'SỞ NỘI VỤ', so: '12', ky_hieu: 'KH-SNV', dia_danh: 'An Bình', ngay: '29', 'ngay.thang': '5', 'ngay.nam': '2026',
    trich_yeu: 'Tập huấn công tác văn thư năm 2026', noi_dung: 'Sở Nội vụ tổ chức một lớp tập huấn trong hai ngày, tại hội trường của Sở.',
    noi_nhan: 'Ủy ban nhân dân các xã', luu: 'VT', 'ky.chuc_vu': 'GIÁM ĐỐC', 'ky.ho_ten': 'Lê Thị Hòa',
  };
  const seen = [];
  for (let n = 0; n < 200 && seen.length < Object.keys(values).length; n++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => ({key: document.activeElement.dataset.k, top: document.activeElement.getBoundingClientRect().top + document.getElementById('soan').scrollTop}));
    if (values[at.key] === undefined || seen.some((s) => s.key === at.key)) continue;
    await page.keyboard.insertText(values[at.key]);
    seen.push(at);
  }
  assert.deepEqual(seen.map((s) => s.key), Object.keys(values));
  await settled(page);
  assert.match(await page.textContent('#trang-thai'), /^1 trang · (?!.*lỗi,|\d+ lỗi)/);
  await page.focus('#pdf');
  const [got] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  assert.ok(readFileSync(await got.path()).subarray(0, 5).equals(Buffer.from('%PDF-')));
  assert.deepEqual(faults, []);
  await context.close();
});

test('nothing for axe to find: blank, with a sample, with faults, with a dialog, narrow', async () => {
  const {page, context} = await open(chrome, server.address, {bypassCSP: true});
  await page.evaluate(axe);
  const look = async (what) => {
    const {violations} = await page.evaluate(() => globalThis.axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']}));
    assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(' / ')}`), [], what);
  };
  await look('blank');
  await openSample(page, samples.find((s) => s.name === 'bien-ban'));
  await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
  await look('every part open');
  await field(page, 'trich_yeu').fill('');
  await field(page, 'ngay').fill('99');
  await settled(page);
  await look('faults');
  await page.click('#nhap');
  await look('dialog');
  await page.keyboard.press('Escape');
  await page.getByRole('button', {name: 'Lập, sửa hồ sơ…'}).click();
  await look('profile');
  await page.keyboard.press('Escape');
  await page.setViewportSize({width: 360, height: 800});
  await look('narrow');
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is wider than a narrow screen');
  await page.click('#hep-trang');
  await look('narrow, pages');
  await context.close();
});

test('every line of every sample leads to its field', async () => {
  const {page, context} = await open(chrome, server.address);
  let lines = 0;
  for (const sample of samples) {
    await openSample(page, sample);
    const wrong = await page.evaluate(() => {
      const wrong = [];
      let count = 0;
      for (const g of document.querySelectorAll('#giay g[data-k]')) {
        trang.tuTrang({target: g, clientY: 0});
        const o = document.activeElement;
        const key = g.dataset.k.startsWith('don_vi:') ? 'don_vi' : trang.goc1(g.dataset.k);
        count++;
        if (trang.goc1(o.dataset?.k || o.closest('[data-khoa]')?.dataset.khoa || '') !== key) wrong.push(`${g.dataset.k}: ${g.textContent.slice(0, 40)} → ${o.dataset?.k || o.id}`);
        else if (o.tagName === 'TEXTAREA' && key === 'noi_dung' && !trang.oTheoKhoa.noi_dung.tho) {
          const line = o.value.slice(0, o.selectionStart).split('\n').length - 1;
          const typed = o.value.split('\n')[line];
          const first = g.textContent.trim().split(' ')[0].replace(/[^\p{L}\p{N}]/gu, '');
          if (trang.ve.dong.noi_dung[line] !== +g.dataset.d) wrong.push(`${g.dataset.k}: line ${line}, ${typed.slice(0, 40)}; ${first}`);
        }
      }
      return {wrong, count};
    });
    assert.deepEqual(wrong.wrong, [], sample.name);
    lines += wrong.count;
  }
  assert.ok(lines > 500, `${lines} lines`);
  await context.close();
});

test('a finding stands beside its field, leads there, and is mended by its button', async () => {
  const {page, context} = await open(chrome, server.address);
  await openSample(page, samples.find((s) => s.name === 'phong-gddt'));
  const body = field(page, 'noi_dung');
  const was = await body.inputValue();
  await body.fill(was.replace('thể dục, thể thao:', 'thể dục , thể thao:'));
  await settled(page);
  const own = page.locator('[data-khoa=noi_dung] .bao-loi li').first();
  await own.waitFor();
  await page.locator('#loi .den').first().click();
  assert.equal(await page.evaluate(() => document.activeElement.dataset.k), 'noi_dung');
  await own.locator('button.sua').click();
  await settled(page);
  assert.equal(await body.inputValue(), was);
  await context.close();
});

test('an old Word file becomes a plan, with its proof', async () => {
  const {page, context} = await open(chrome, server.address);
  const sample = samples.find((s) => s.name === 'phong-gddt');
  await openSample(page, sample);
  const docx = await download(page, 'docx');
  mkdirSync(work, {recursive: true});
  const file = path.join(work, 'cu.docx');
  writeFileSync(file, docx);
  await page.setInputFiles('#tep', file);
  await page.waitForFunction(() => document.getElementById('ten').textContent === 'cu.yaml' && document.getElementById('hop').open);
  const [got] = await Promise.all([page.waitForEvent('download'), page.getByText('Tải bản chứng minh').click()]);
  assert.match(readFileSync(await got.path(), 'utf8'), /cu\.docx/);
  await page.keyboard.press('Escape');
  await settled(page);
  assert.match(await field(page, 'trich_yeu').inputValue(), /^Tổ chức hoạt động hè/);
  await context.close();
});

test('a draft is kept and found again', async () => {
  const {page, context} = await open(chrome, server.address);
  await field(page, 'trich_yeu').fill('Kiểm tra bản nháp');
  await settled(page);
  page.on('dialog', (d) => d.accept());
  await page.reload();
  await ready(page);
  await page.getByRole('button', {name: 'Mở lại bản nháp ấy'}).click();
  await page.waitForFunction(() => document.querySelector('[data-k=trich_yeu]').value === 'Kiểm tra bản nháp');
  await context.close();
});

test('signers, annexes and a table are added by their buttons', async () => {
  const {page, context} = await open(chrome, server.address);
  await field(page, 'ky.ho_ten').fill('Lê Thị Hòa');
  await page.getByRole('button', {name: 'Thêm người ký'}).click();
  await field(page, 'ky[1].ho_ten').fill('Trần Văn Bình');
  await page.locator('summary', {hasText: /^Phụ lục$/}).click();
  await page.getByRole('button', {name: 'Thêm phụ lục'}).click();
  await field(page, 'phu_luc.tieu_de').fill('Danh sách lớp');
  await field(page, 'phu_luc.noi_dung').fill('Có hai lớp.');
  await field(page, 'noi_dung').fill('Một đoạn.\n');
  await page.locator('[data-khoa=noi_dung]').getByRole('button', {name: 'Bảng…'}).click();
  await page.getByLabel('Tiêu đề cột 2').fill('Công việc');
  await page.getByLabel('Hàng 1, cột 2').fill('Mở lớp');
  await page.getByRole('button', {name: 'Thêm hàng'}).click();
  await page.getByRole('button', {name: 'Đưa vào văn bản'}).click();
  await settled(page);
  const source = (await download(page, 'yaml')).toString();
  assert.match(source, /ky:\n  - ho_ten: Lê Thị Hòa|ky:\n  - \{ho_ten: Lê Thị Hòa\}/);
  assert.match(source, /phu_luc:\n  tieu_de: Danh sách lớp\n  noi_dung: Có hai lớp\.\n/);
  assert.match(source, /\| STT \| Công việc \| Đơn vị thực hiện \| Thời gian \|\n  \|---\|---\|---\|---\|\n  \|  \| Mở lớp \|/);
  assert.match(await page.textContent('#giay'), /Công việc/);
  await context.close();
});

test('two drafts side by side', async () => {
  const {page, context} = await open(chrome, server.address);
  const sample = samples.find((s) => s.name === 'phong-gddt');
  await openSample(page, sample);
  const file = path.join(work, 'truoc.yaml');
  writeFileSync(file, readFileSync(path.join(sample.dir, sample.plan), 'utf8').replace('ít nhất 01 giáo viên', 'ít nhất 02 giáo viên'));
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.click('#so-sanh')]);
  await chooser.setFiles(file);
  await page.waitForSelector('#hop ins');
  assert.equal(await page.textContent('#hop del >> nth=1'), '02');
  assert.ok(await page.locator('#hop g.doi').count() > 0 && await page.locator('#hop g.bo').count() > 0);
  await context.close();
});

test('a hostile plan is printed and not run; other pages cannot ask', async () => {
  const {page, context} = await open(chrome, server.address);
  const bad = '<script>globalThis.bi=1</script><img src=x onerror="globalThis.bi=1">"]]>{{7*7}}';
  for (const key of ['trich_yeu', 'noi_dung', 'ky.ho_ten', 'noi_nhan']) await field(page, key).fill(bad);
  await settled(page);
  assert.equal(await page.evaluate(() => globalThis.bi), undefined);
  assert.match(await page.textContent('#giay'), /onerror/);
  assert.deepEqual(await page.evaluate(() => [...new Set([...document.querySelectorAll('#giay *')].map((e) => e.localName))].sort()), ['div', 'g', 'rect', 'svg', 'text']);
  const other = await context.newPage();
  await other.goto('data:text/html,<p>x');
  const reached = await other.evaluate((address) => fetch(new URL('/may', address), {method: 'POST', credentials: 'include', headers: {'Content-Type': 'application/json', 'X-Kehoach': '1'}, body: '{"viec":"trang"}'}).then(() => true, () => false), server.address);
  assert.equal(reached, false);
  await context.close();
});

if (carriers.includes('file')) {
  test('from a folder, without a network, nothing is asked of anybody', async () => {
    const context = await chrome.newContext({offline: true});
    const page = await context.newPage();
    const asked = [];
    page.on('request', (r) => asked.push(r.url()));
    await page.goto(fileAddress());
    await ready(page);
    await field(page, 'trich_yeu').fill('Không cần mạng');
    await settled(page);
    assert.match(await page.textContent('#giay'), /Không cần mạng/);
    assert.deepEqual(asked.filter((url) => !/^(file|blob|data):/.test(url)), []);
    await context.close();
  });

  test('from an intranet by its name, where the browser gives a page less, it works as well', async () => {
    const kinds = {html: 'text/html', css: 'text/css', js: 'text/javascript'};
    const intranet = createServer((asked, answer) => {
      const name = path.basename(new URL(asked.url, 'http://x').pathname) || 'index.html';
      answer.setHeader('Content-Type', `${kinds[name.split('.').pop()]}; charset=utf-8`);
      answer.end(readFileSync(path.join(folder, name)));
    });
    await new Promise((ready) => intranet.listen(0, '127.0.0.1', ready));
    const other = await browser(['--host-resolver-rules=MAP noibo.tinh 127.0.0.1']);
    const {page, faults} = await open(other, `http://noibo.tinh:${intranet.address().port}/`);
    assert.equal(await page.evaluate(() => isSecureContext), false);
    await openSample(page, samples.find((s) => s.name === 'phong-gddt'));
    assert.ok((await download(page, 'pdf')).subarray(0, 5).equals(Buffer.from('%PDF-')));
    await field(page, 'trich_yeu').fill('Trên mạng nội bộ');
    await settled(page);
    assert.match(await page.textContent('#giay'), /Trên mạng nội bộ/);
    assert.deepEqual(faults, []);
    await other.close();
    intranet.close();
  });

  test('an engine that dies is begun anew, and no text is lost', async () => {
    const {page, context} = await open(chrome, fileAddress());
    await field(page, 'trich_yeu').fill('Còn nguyên');
    await settled(page);
    await page.evaluate(() => { dongCo.bo(); });
    await field(page, 'trich_yeu').fill('Còn nguyên chữ');
    await settled(page);
    await page.waitForFunction(() => /Còn nguyên chữ/.test(document.getElementById('giay').textContent));
    assert.equal(await field(page, 'trich_yeu').inputValue(), 'Còn nguyên chữ');
    await context.close();
  });
}

test('pictures of the page in use', async () => {
  const {page, context} = await open(chrome, server.address, {viewport: {width: 1440, height: 900}});
  await page.screenshot({path: path.join(work, 'trong.png')});
  await openSample(page, samples.find((s) => s.name === 'phong-gddt'));
  await field(page, 'trich_yeu').click();
  await page.screenshot({path: path.join(work, 'trang.png')});
  await page.setViewportSize({width: 400, height: 800});
  await page.screenshot({path: path.join(work, 'hep.png')});
  await context.close();
});
