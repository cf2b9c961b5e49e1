import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createPictureReader } from '../base/picture/picture-reader.ts';
import { openItems } from './read-items.ts';

const reader = createPictureReader();
const folder = await mkdtemp(join(tmpdir(), 'vigie-items-'));
after(async () => {
  await reader.close();
  await rm(folder, { recursive: true });
});

test('the addresses of a text are the same in whatever encoding it was saved', async () => {
  const text = 'Vu à Paris :\r\nhttps://shop.example/été\r\nhttps://shop.example/2';
  const big = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  for (const [encoding, bytes] of Object.entries({
    utf8: Buffer.from(text),
    'utf8 with a mark': Buffer.from(`\ufeff${text}`),
    utf16le: Buffer.from(`\ufeff${text}`, 'utf16le'),
    'utf16le without a mark': Buffer.from(text, 'utf16le'),
    utf16be: big,
    latin1: Buffer.from(text, 'latin1'),
  })) {
    const path = join(folder, 'mail.txt');
    await writeFile(path, bytes);
    const found: string[] = [];
    for await (const item of (await openItems(path, { kind: 'file', map: null }, reader)).items())
      found.push('address' in item ? `${item.place} ${item.address}` : 'gap' in item ? item.gap.reason.en : '');
    assert.deepEqual(
      found,
      ['mail.txt:2 https://shop.example/%C3%A9t%C3%A9', 'mail.txt:3 https://shop.example/2'],
      encoding,
    );
  }
});
