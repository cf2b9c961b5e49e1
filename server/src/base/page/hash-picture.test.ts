import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { hashDistance, type Pdq, parsePdq, pdq, pdqDihedral } from '@vigie/engine';
import sharp, { type Sharp } from 'sharp';
import { SHARED_DATA, unlessShared } from '../../../../tools/shared-data.ts';
import { readPicture, readPictureFile } from './hash-picture.ts';

/** An ordinary picture that this test draws: shapes of many sizes and shades on a slope of colour. */
function drawn(width = 900, height = 600): Sharp {
  const shapes = Array.from({ length: 60 }, (_, n) => {
    const [x, y, r] = [(n * 7919) % width, (n * 104_729) % height, 8 + ((n * 31) % (width / 8))];
    const colour = `rgb(${(n * 53) % 256},${(n * 97) % 256},${(n * 193) % 256})`;
    return n % 2
      ? `<circle cx="${x}" cy="${y}" r="${r}" fill="${colour}"/>`
      : `<rect x="${x}" y="${y}" width="${r * 2}" height="${r}" fill="${colour}"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#88a"/>${shapes.join('')}</svg>`;
  return sharp(Buffer.from(svg)).flatten({ background: '#fff' });
}
const hashOf = async (bytes: Uint8Array): Promise<Pdq> => pdq(await readPicture(bytes, 'test'));
const refused = (bytes: Uint8Array, why: RegExp) =>
  assert.rejects(readPicture(bytes, 'test'), { code: 'VIGIE_PICTURE_UNREADABLE', message: why });

const folder = `${SHARED_DATA}/pdq`;
const skip = unlessShared(folder);

test('hashes are those of the reference program, within 10 bits and 2 in the middle', { skip }, async () => {
  const distances: number[] = [];
  for (const line of readFileSync(`${folder}/reference.csv`, 'utf8').trim().split('\n').slice(1)) {
    const [file = '', hex = '', quality] = line.split(',');
    const reference = parsePdq(hex);
    assert.ok(reference);
    const made = await hashOf(readFileSync(`${folder}/${file}`));
    assert.equal(made.quality, Number(quality), file);
    const distance = hashDistance(made.hash, reference);
    assert.ok(distance <= 10, `${file} is ${distance} bits away`);
    distances.push(distance);
  }
  assert.ok(distances.length > 20);
  assert.ok((distances.sort((a, b) => a - b)[distances.length >> 1] ?? 99) <= 2, distances.join(' '));
});

test('one picture has one hash in every format, depth and size', async () => {
  const { hash, quality } = await hashOf(await drawn().png().toBuffer());
  assert.equal(quality, 100);
  const others: Record<string, Sharp> = {
    jpeg: drawn().jpeg({ quality: 80 }),
    cmyk: drawn().toColourspace('cmyk').jpeg(),
    webp: drawn().webp({ quality: 80 }),
    gif: drawn().gif(),
    avif: drawn().avif({ quality: 70, effort: 0 }),
    palette: drawn().png({ palette: true }),
    'sixteen bits': drawn().toColourspace('rgb16').png(),
    grey: drawn().grayscale().png(),
    small: drawn().resize(600, 400).png(),
  };
  for (const [name, picture] of Object.entries(others)) {
    const distance = hashDistance((await hashOf(await picture.toBuffer())).hash, hash);
    // Inks have no bright colours, and grey weighs them otherwise: the picture itself is another.
    assert.ok(distance <= (name === 'cmyk' || name === 'grey' ? 31 : 16), `${name} is ${distance} bits away`);
  }
  const upscaled = await sharp(await drawn().png().toBuffer())
    .resize(3600, 2400)
    .jpeg()
    .toBuffer();
  assert.ok(hashDistance((await hashOf(upscaled)).hash, hash) <= 10);
});

test('a picture is hashed as people see it: turned by EXIF, the first frame, transparent parts white', async () => {
  const { hash } = await hashOf(await drawn().png().toBuffer());
  const onItsSide = await drawn().rotate(270).withMetadata({ orientation: 6 }).jpeg({ quality: 95 }).toBuffer();
  assert.ok(hashDistance((await hashOf(onItsSide)).hash, hash) <= 8);
  const frames = await Promise.all([drawn().png().toBuffer(), drawn().negate().png().toBuffer()]);
  const animated = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
  assert.ok(hashDistance((await hashOf(animated)).hash, hash) <= 16);
  const disc = (colour: string): Buffer =>
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300">${colour && `<rect width="400" height="300" fill="${colour}"/>`}<circle cx="150" cy="120" r="90" fill="#333"/><rect x="220" y="40" width="120" height="33" fill="#a33"/></svg>`,
    );
  const clear = await hashOf(await sharp(disc('')).png().toBuffer());
  const white = await hashOf(await sharp(disc('#fff')).flatten().png().toBuffer());
  assert.ok(hashDistance(clear.hash, white.hash) <= 4);
});

test('turns and mirrorings are known from one transform', async () => {
  const bytes = await drawn(400, 400).png().toBuffer();
  const { hashes } = pdqDihedral(await readPicture(bytes, 'test'));
  assert.equal(hashes.length, 8);
  const turned = [
    sharp(bytes).flop(),
    sharp(bytes).flip(),
    ...[0, 90, 180, 270].map((angle) => sharp(bytes).rotate(angle)),
    sharp(await sharp(bytes).flop().png().toBuffer()).rotate(90),
    sharp(await sharp(bytes).flop().png().toBuffer()).rotate(270),
  ];
  const met = new Set<number>();
  for (const [n, picture] of turned.entries()) {
    const { hash } = await hashOf(await picture.png().toBuffer());
    const distances = hashes.map((each) => hashDistance(each, hash));
    const nearest = Math.min(...distances);
    assert.ok(nearest <= 16, `number ${n} is ${distances.join(' ')} bits away`);
    met.add(distances.indexOf(nearest));
  }
  assert.equal(met.size, 8);
});

test('what is no picture, or too much of one, is refused in a line', async () => {
  const png = await drawn().png().toBuffer();
  const jpeg = await drawn().jpeg().toBuffer();
  await refused(new Uint8Array(0), /cannot be read/);
  await refused(Buffer.from('not a picture'), /unsupported/);
  await refused(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /SVG/);
  await refused(png.subarray(0, 3_000), /cannot be read/);
  await refused(jpeg.subarray(0, jpeg.length >> 1), /cannot be read/);
  await refused(bomb(60_000, 60_000), /pixel limit/);
  await refused(new Uint8Array(51 * 1024 * 1024), /50 MB/);
  const dot = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#777' } })
    .png()
    .toBuffer();
  assert.equal((await hashOf(dot)).quality, 0);
});

/** A PNG of a few hundred bytes whose header promises more pixels than any memory has. */
function bomb(width: number, height: number): Buffer {
  const chunk = (type: string, content: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
    const sized = Buffer.alloc(body.length + 8);
    sized.writeUInt32BE(content.length, 0);
    body.copy(sized, 4);
    sized.writeUInt32BE(crc(body), body.length + 4);
    return sized;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    start,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(10_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

test('a file that does not say its size is read up to what is refused', {
  skip: process.platform === 'win32',
}, async () => {
  const bytes = await readPictureFile('/dev/zero');
  await assert.rejects(readPicture(bytes, '/dev/zero'), /more than 50 MB/);
});
