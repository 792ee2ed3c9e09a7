// Figures of the page, to be read by people: KEHOACH=program node tests/web/figures.mjs; KEHOACH_CHAM=6 with a processor six
// times slower.
import {browser, carriers, fileAddress, open, openSample, samples, serve, settled} from './lib.mjs';

const [chrome, server] = await Promise.all([browser(), serve()]);
const middle = (all) => all.sort((a, b) => a - b)[all.length >> 1];
for (const carrier of carriers) {
  const address = carrier === 'file' ? fileAddress() : server.address;
  const first = [];
  for (let n = 0; n < 3; n++) {
    const begun = performance.now();
    const {context} = await open(chrome, address);
    first.push(performance.now() - begun - 80);
    await context.close();
  }
  console.log(`${carrier}: first preview ${Math.round(middle(first))} ms`);
  const {page, context} = await open(chrome, address);
  const slow = await context.newCDPSession(page);
  await slow.send('Emulation.setCPUThrottlingRate', {rate: +(process.env.KEHOACH_CHAM || 1)});
  await openSample(page, samples.find((sample) => sample.name === 'phong-gddt'));
  for (const times of [1, 35]) {
    await page.evaluate(async (times) => {
      const o = trang.oTheoKhoa.noi_dung.w.el.querySelector('textarea');
      o.value = Array(times).fill(o.value).join('\n\n');
      trang.doiO('noi_dung');
    }, times);
    await settled(page);
    const found = await page.evaluate(async () => {
      const o = trang.oTheoKhoa.noi_dung.w.el.querySelector('textarea');
      o.focus();
      o.setSelectionRange(30, 30);
      const keys = [], shown = [];
      for (let n = 0; n < 15; n++) {
        const begun = performance.now();
        document.execCommand('insertText', false, 'a');
        keys.push(performance.now() - begun);
        while (trang.hen || trang.dangHoi || trang.canHoi) await new Promise((done) => requestAnimationFrame(done));
        shown.push(performance.now() - begun);
      }
      return {keys, shown, pages: trang.ve.so_trang};
    });
    console.log(`${carrier}: ${found.pages} pages, key to pages ${Math.round(middle(found.shown))} ms, key handler ${middle(found.keys).toFixed(1)} ms`);
  }
  await context.close();
}
await chrome.close();
server.stop();
