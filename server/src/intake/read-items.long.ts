// Reading words in a picture loads models of some 300 MB: no everyday test.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import sharp from 'sharp';
import { createPictureReader, missingPackages } from '../base/picture/picture-reader.ts';
import { openItems } from './read-items.ts';

const reader = createPictureReader();
const folder = await mkdtemp(join(tmpdir(), 'vigie-items-'));
after(async () => {
  await reader.close();
  await rm(folder, { recursive: true });
});

test('an address that is written in a picture is taken, and one without says so', {
  skip: missingPackages().length > 0 && 'the packages that read pictures are not installed',
}, async () => {
  for (const [text, expected] of [
    ['https://shop.example/offer/42', 'https://shop.example/offer/42'],
    ['Kettle of steel', 'holds no address of a page'],
  ] as const) {
    const path = join(folder, 'picture.png');
    const drawn = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="120"><rect width="900" height="120" fill="white"/>
      <text x="20" y="75" font-size="40" font-family="sans-serif">${text}</text></svg>`;
    await sharp(Buffer.from(drawn)).png().toFile(path);
    const found: string[] = [];
    for await (const item of (await openItems(path, { kind: 'file', map: null }, reader)).items())
      found.push('address' in item ? item.address : 'gap' in item ? item.gap.reason.en : '');
    assert.deepEqual(found, [expected]);
  }
});
