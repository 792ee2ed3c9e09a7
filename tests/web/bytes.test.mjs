// What is downloaded is what the native program makes; what is opened and not changed stays as it is.
import {after, before, test} from 'node:test';
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {browser, carriers, download, field, fileAddress, native, open, openSample, samples, serve, settled, sha} from './lib.mjs';

let chrome, server;
before(async () => { [chrome, server] = await Promise.all([browser(), serve()]); });
after(async () => { await chrome.close(); server.stop(); });

for (const carrier of carriers) {
  test(`${carrier}: every sample downloads as the native bytes, and its source as it was`, async () => {
    assert.ok(samples.length >= 20, `${samples.length} samples`);
    const {page, context, faults} = await open(chrome, carrier === 'file' ? fileAddress() : server.address);
    for (const sample of samples) {
      await openSample(page, sample);
      const expected = native(sample);
      for (const kind of ['docx', 'pdf']) assert.equal(sha(await download(page, kind)), sha(expected[kind]), `${sample.name}.${kind}`);
      assert.deepEqual(await download(page, 'yaml'), readFileSync(path.join(sample.dir, sample.plan)), sample.name);
    }
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test('a changed field changes its entry only', async () => {
  const {page, context} = await open(chrome, server.address);
  for (const sample of samples) {
    await openSample(page, sample);
    const text = readFileSync(path.join(sample.dir, sample.plan), 'utf8');
    const so = field(page, 'dia_danh');
    if (!await so.isVisible()) continue;
    await so.fill('Nơi Khác');
    await settled(page);
    const now = (await download(page, 'yaml')).toString();
    const lines = (t) => t.split('\n').filter((l) => !/^dia_danh:/.test(l));
    assert.deepEqual(lines(now), lines(text), sample.name);
    assert.match(now, /^dia_danh: +Nơi Khác/m, sample.name);
  }
  await context.close();
});
