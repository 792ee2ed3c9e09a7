// What the browser tests share: the server, the browser, the samples, and the page opened from either carrier.
import {spawn, execFileSync} from 'node:child_process';
import {createRequire} from 'node:module';
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const tools = process.env.KEHOACH_TOOLS || path.join(root, 'target/judges/tools/node_modules');
export const program = process.env.KEHOACH || path.join(root, 'target/release/kehoach');
export const folder = process.env.KEHOACH_TRANG || path.join(root, 'target/trang');
export const work = path.join(root, 'target/web');
const require = createRequire(path.join(tools, 'x.js'));
const {chromium} = require('playwright-core');
export const axe = readFileSync(path.join(tools, 'axe-core/axe.min.js'), 'utf8');
mkdirSync(work, {recursive: true});

// The plans of the samples, each with what stands beside it.
export const samples = readdirSync(path.join(root, 'samples'), {withFileTypes: true}).filter((e) => e.isDirectory()).flatMap(({name}) => {
  const dir = path.join(root, 'samples', name);
  const files = readdirSync(dir, {recursive: true}).filter((f) => /\.(yaml|png|jpe?g|xml)$/.test(f) && !/^trang-\d+\.png$/.test(f));
  const plans = files.filter((f) => f.endsWith('.yaml') && /^(trich_yeu|noi_dung|ky):/m.test(readFileSync(path.join(dir, f), 'utf8')) && !/^(nguoi_ky):/m.test(readFileSync(path.join(dir, f), 'utf8')));
  return plans.filter((plan) => !plan.includes('/')).map((plan) => ({name, dir, plan, beside: files.filter((f) => f !== plan && !f.includes('/'))}));
});

export const sha = (bytes) => createHash('sha256').update(bytes).digest('hex');

// What the native program makes of a sample.
export function native({dir, plan, name}) {
  const out = path.join(work, 'native', name);
  rmSync(out, {recursive: true, force: true});
  mkdirSync(out, {recursive: true});
  execFileSync(program, ['render', path.join(dir, plan), '-o', out + '/'], {stdio: 'pipe'});
  const stem = plan.replace(/\.yaml$/, '');
  return {docx: readFileSync(path.join(out, `${stem}.docx`)), pdf: readFileSync(path.join(out, `${stem}.pdf`))};
}

export async function serve() {
  const child = spawn(program, ['serve', '--khong-mo'], {stdio: ['ignore', 'pipe', 'inherit']});
  let said = '';
  for await (const piece of child.stdout) {
    said += piece;
    const found = /http:\S+/.exec(said);
    if (found && said.includes('\n')) return {address: found[0], stop: () => child.kill()};
  }
  throw new Error(`serve: ${said}`);
}

export const carriers = existsSync(path.join(folder, 'index.html')) ? ['serve', 'file'] : ['serve'];

export async function browser(args = []) {
  return chromium.launch({executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', ...args]});
}

// A page of its own, ready to type into.
export async function open(chrome, address, options = {}) {
  const context = await chrome.newContext({acceptDownloads: true, locale: 'vi-VN', viewport: {width: 1400, height: 900}, ...options});
  // While the page is worked on: its files as they stand, not as the program carries them.
  if (process.env.KEHOACH_WEB && !address.startsWith('file:')) {
    const kinds = {html: 'text/html', css: 'text/css', js: 'text/javascript'};
    await context.route(/\/(|[a-z_]+\.(js|css))$/, async (route) => {
      const name = new URL(route.request().url()).pathname.slice(1) || 'index.html';
      const real = await route.fetch();
      const file = path.join(process.env.KEHOACH_WEB, name === 'dong_co.js' ? 'dong_co_http.js' : name);
      await route.fulfill({response: real, status: 200, contentType: kinds[file.split('.').pop()] + '; charset=utf-8', body: readFileSync(file)});
    });
  }
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (e) => faults.push(String(e)));
  page.on('console', (m) => m.type() === 'error' && faults.push(m.text()));
  await page.goto(address);
  // What a redirection leads to is not looked at on its way.
  if (process.env.KEHOACH_WEB && !address.startsWith('file:')) await page.goto(new URL('/', address).href);
  await ready(page);
  return {context, page, faults};
}

export const fileAddress = () => pathToFileURL(path.join(folder, 'index.html')).href;

// Waits until pages and findings are those of what was typed.
export async function ready(page) {
  await page.waitForFunction(() => document.querySelector('#giay svg') && /trang ·/.test(document.getElementById('trang-thai').textContent));
  await settled(page);
}

export async function settled(page) {
  await page.waitForTimeout(80);
  await page.waitForFunction(() => !trang.hen && !trang.dangHoi && !trang.canHoi && !trang.choSoat && !trang.cacTo().some((page) => page.svg));
}

export async function openSample(page, {dir, plan, beside}) {
  // A profile of another folder is chosen, too.
  const named = /^don_vi: *(\.\.\/\S+)/m.exec(readFileSync(path.join(dir, plan), 'utf8'))?.[1];
  await page.setInputFiles('#tep', [...beside, plan, ...(named ? [named] : [])].map((f) => path.join(dir, f)));
  await page.waitForFunction((name) => document.getElementById('ten').textContent === name && trang.ve.ke_hoach === trang.goc, plan);
  await settled(page);
}

export async function download(page, id) {
  const [got] = await Promise.all([page.waitForEvent('download'), page.click(`#${id}`)]);
  return readFileSync(await got.path());
}

export const field = (page, key) => page.locator(`#o [data-k="${key}"]`).first();

// Pastes into a field what a word processor or a spreadsheet has on the clipboard.
export const pasteHtml = (page, key, html) => field(page, key).evaluate((o, html) => {
  o.focus();
  const data = new DataTransfer();
  data.setData('text/html', html);
  data.setData('text/plain', 'x');
  o.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
}, html);
