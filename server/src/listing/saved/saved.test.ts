import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';
import { readText } from '../../../testing/read-files.ts';

const AT = 'https://shop.example/lamp';
const page = (name = 'Desk lamp', image = '/a.png'): string =>
  `<!doctype html><html><head><title>x</title></head><body><div itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">${name}</h1><img itemprop="image" src="${image}"><div itemprop="offers" itemscope itemtype="https://schema.org/Offer"><span itemprop="price" content="19.90">19.90</span><span itemprop="priceCurrency" content="EUR"></span></div></div></body></html>`;

interface Part {
  headers: string[];
  body: string | Buffer;
}
const html = (body: string | Buffer, ...headers: string[]): Part => ({
  headers: [`Content-Location: ${AT}`, 'Content-Type: text/html; charset=utf-8', ...headers],
  body,
});
/** A message of these parts (RFC 2557, 2046). */
function mhtml(parts: Part[], end = '\r\n--B_=x--\r\n', line = '\r\n'): Buffer {
  const head = [
    'From: <Saved by Blink>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related;',
    '\ttype="text/html";',
    '\tboundary="B_=x"',
    '',
    '',
  ];
  const bodies = parts.flatMap(({ headers, body }, place) => [
    Buffer.from(`${place > 0 ? line : ''}--B_=x${line}${headers.join(line)}${line}${line}`),
    Buffer.from(body),
  ]);
  return Buffer.concat([Buffer.from(head.join(line)), ...bodies, Buffer.from(end)]);
}
const quoted = (text: string): string =>
  [...Buffer.from(text)]
    .map((byte) => (byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte)))
    .join('')
    .replace(/.{60}(?!=?$)/g, (part) => (/=.?$/.test(part) ? part : `${part}=\r\n`));
const PNG = {
  headers: [
    'Content-Type: image/png',
    'Content-Transfer-Encoding: base64',
    `Content-Location: ${AT}.png`,
    'Content-ID: <pic@mhtml>',
  ],
  body: Buffer.from('picture').toString('base64'),
};

const SAVED: [
  what: string,
  file: Buffer,
  title: string,
  more?: { images?: string[]; passed?: number; pictures?: number },
][] = [
  ['in eight bits', mhtml([html(page('Lampe été'))]), 'Lampe été'],
  [
    'quoted-printable',
    mhtml([html(quoted(page('Lampe = été')), 'Content-Transfer-Encoding: quoted-printable')]),
    'Lampe = été',
  ],
  [
    'base64',
    mhtml([
      html(Buffer.from(page('灯')).toString('base64').replace(/.{76}/g, '$&\r\n'), 'Content-Transfer-Encoding: BASE64'),
    ]),
    '灯',
  ],
  [
    'windows-1252',
    mhtml([
      {
        headers: ['Content-Type: text/html; charset="windows-1252"', `Content-Location: ${AT}`],
        body: Buffer.from(page('Lampe été'), 'latin1'),
      },
    ]),
    'Lampe été',
  ],
  ['lines that end in LF', mhtml([html(page('Lamp'))], '\n--B_=x--\n', '\n'), 'Lamp'],
  [
    'a folded address',
    mhtml([
      { headers: ['Content-Type: text/html', 'Content-Location: https://shop.example/', '\tlamp'], body: page() },
    ]),
    'Desk lamp',
  ],
  [
    'a picture by its address',
    mhtml([html(page('Lamp', `${AT}.png`)), PNG]),
    'Lamp',
    { images: [`${AT}.png`], pictures: 1 },
  ],
  [
    'a picture by cid:',
    mhtml([html(page('Lamp', 'cid:pic@mhtml')), PNG]),
    'Lamp',
    { images: [`${AT}.png`], pictures: 1 },
  ],
  [
    'styles before the page',
    mhtml([{ headers: ['Content-Type: text/css'], body: '--B_=xy\r\n' }, html(page('Lamp'))]),
    'Lamp',
  ],
  ['frames', mhtml([html(page('Lamp')), html(page('Other')), html(page('Third'))]), 'Lamp', { passed: 2 }],
  ['words after its end', mhtml([html(page('Lamp'))], '\r\n--B_=x--\r\nmore'), 'Lamp'],
  [
    'an inner alternative',
    mhtml([
      {
        headers: ['Content-Type: multipart/alternative; boundary=in'],
        body: `--in\r\nContent-Type: text/plain\r\n\r\nx\r\n--in\r\nContent-Type: text/html\r\nContent-Location: ${AT}\r\n\r\n${page('Lamp')}\r\n--in--`,
      },
    ]),
    'Lamp',
  ],
];
for (const [what, file, title, { images, passed = 0, pictures = 0 } = {}] of SAVED)
  test(`a page that a browser saved whole, ${what}`, async () => {
    const read = await readText(file, 'a.mhtml');
    assert.deepEqual(
      read.listings.map((each) => [each.url, each.title, each.price]),
      [[AT, title, '19.90']],
    );
    if (images) assert.deepEqual(read.listings[0]?.images, images);
    assert.equal(read.passed[0]?.count ?? 0, passed);
    assert.deepEqual(
      read.pictures.flat().map(({ bytes }) => bytes.toString()),
      Array(pictures).fill('picture'),
    );
  });

test('a saved page that is cut short says so, wherever it ends', async () => {
  const whole = mhtml([html(page('Lamp')), PNG]);
  for (const kept of [250, 600, whole.length - 60, whole.length - 12, whole.length - 6])
    await assert.rejects(
      readText(whole.subarray(0, kept), 'a.mhtml'),
      { code: 'VIGIE_LISTING_MHTML', message: /cut short/ },
      `${kept}`,
    );
  await assert.rejects(readText(mhtml([PNG]), 'a.mhtml'), { code: 'VIGIE_LISTING_MHTML', message: /holds no HTML/ });
});

const entry = (content: object, more: object = {}, status = 200) => ({
  request: { url: AT, method: 'GET' },
  response: { status, content: { mimeType: 'text/html; charset=utf-8', ...content } },
  ...more,
});
const har = (...entries: object[]): string =>
  JSON.stringify({ log: { version: '1.2', creator: { name: 'x', version: '1' }, entries } });
const base64 = (text: string, encoding: BufferEncoding = 'utf8') => ({
  text: Buffer.from(text, encoding).toString('base64'),
  encoding: 'base64',
});
const LOGS: [what: string, file: string, titles: string[], left?: string[]][] = [
  ['text', har(entry({ text: page('Lampe été') })), ['Lampe été']],
  ['base64', har(entry(base64(page('灯')))), ['灯']],
  [
    'base64 in another charset',
    har(entry({ ...base64(page('été'), 'latin1'), mimeType: 'text/html; charset=iso-8859-1' })),
    ['été'],
  ],
  [
    'text that was of another charset',
    har(entry({ text: page('été'), mimeType: 'text/html; charset=iso-8859-1' })),
    ['été'],
  ],
  ['no type', har(entry({ text: page(), mimeType: '' })), ['Desk lamp']],
  ['the type of what is not known', har(entry({ text: page(), mimeType: 'x-unknown' })), ['Desk lamp']],
  [
    'documents alone',
    har(
      entry({ text: page() }, { _resourceType: 'document' }),
      entry({ text: page('Part') }, { _resourceType: 'xhr' }),
    ),
    ['Desk lamp'],
    ['1 HTML that a page asked for itself, no documents'],
  ],
  [
    'other answers',
    har(entry({ text: page() }, {}, 404), entry({ text: page() })),
    ['Desk lamp'],
    ['1 pages that answered 404'],
  ],
  ['no content', har(entry({ size: 100 })), [], ['was saved with its content not in it: save the log with content']],
  [
    'content in a file',
    har(entry({ _file: 'a.html' })),
    [],
    ['was saved with its content in a file of its own (a.html): save the log with content'],
  ],
  [
    'entries of another form',
    har({ a: 1 }, entry({ text: page() })),
    ['Desk lamp'],
    ['1 entries that do not have the form of HAR 1.2'],
  ],
  ['no page', har(entry({ mimeType: 'image/png', text: 'x' })), [], ['1 none of them a page']],
  ['a mark at its start', `\ufeff${har(entry({ text: page() }))}\n`, ['Desk lamp']],
];
for (const [what, file, titles, left = []] of LOGS)
  test(`a log of a visit with ${what}`, async () => {
    const { listings, passed, rejected } = await readText(file, 'a.har');
    assert.deepEqual(
      listings.map(({ title, url }) => [title, url]),
      titles.map((title) => [title, AT]),
    );
    assert.deepEqual(
      [...passed.map(({ count, reason }) => `${count} ${reason.en}`), ...rejected.map(({ message }) => message.en)],
      left,
    );
  });
test('a log of a visit that is cut short says so, wherever it ends', async () => {
  const whole = har(entry({ text: page() }), entry({ text: page() }));
  for (const kept of [200, 700, whole.length - 20, whole.length - 1])
    await assert.rejects(
      readText(whole.slice(0, kept), 'a.har'),
      { code: 'VIGIE_LISTING_HAR', message: /cut short/ },
      `${kept}`,
    );
});

async function zip(files: Record<string, string>, level = 6): Promise<Buffer> {
  const writer = new ZipWriter(new BlobWriter(), { level });
  for (const [name, text] of Object.entries(files)) await writer.add(name, new TextReader(text));
  return Buffer.from(await (await writer.close()).arrayBuffer());
}
const warc = (url: string): string => {
  const answer = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${page()}`;
  return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${url}\r\nContent-Type: application/http\r\nContent-Length: ${answer.length}\r\n\r\n${answer}\r\n\r\n`;
};
test('a package of web archives gives the pages of each, or says what is wrong with it', async () => {
  const files = {
    'datapackage.json': '{}',
    'archive/a.warc': warc(AT),
    'archive/b.warc': warc(`${AT}-2`),
    'logs/x.warc': warc(`${AT}-3`),
  };
  for (const level of [0, 6]) {
    const whole = await zip(files, level);
    assert.deepEqual(
      (await readText(whole, 'a.wacz')).listings.map(({ url }) => url),
      [AT, `${AT}-2`],
    );
    assert.equal((await readText(whole, 'a.zip')).listings.length, 2, 'by what is in it');
    for (const kept of [100, whole.length / 2, whole.length - 5])
      await assert.rejects(readText(whole.subarray(0, kept), 'a.wacz'), {
        code: 'VIGIE_LISTING_WACZ',
        message: /cut short/,
      });
    const changed = Buffer.from(whole);
    changed[150] = 255 - (changed[150] ?? 0);
    await assert.rejects(readText(changed, 'a.wacz'));
  }
  await assert.rejects(readText(await zip({ 'datapackage.json': '{}' }), 'a.wacz'), {
    code: 'VIGIE_LISTING_WACZ',
    message: /no web archive/,
  });
  await assert.rejects(readText(await zip({ 'archive/a.warc': warc(AT).slice(0, -30) }), 'a.wacz'), {
    code: 'VIGIE_LISTING_WARC',
    message: /cut short/,
  });
  await assert.rejects(readText(await zip({ 'archive/a.warc': ' '.repeat(90_000_000) }), 'a.wacz'), {
    code: /VIGIE_LISTING_W/,
  });
});

test('one file of a page with what it embeds: its pictures by their content, however large the rest', async () => {
  const picture = Buffer.alloc(3_000, 'p');
  const data = `data:image/png;base64,${picture.toString('base64')}`;
  const font = `<style>@font-face{src:url(data:font/woff2;base64,${'A'.repeat(14_000_000)})}</style>`;
  const mark = `<!--\n Page saved with SingleFile \n url: ${AT} \n-->`;
  const { listings, pictures } = await readText(
    page('Lamp', data).replace('</head>', `${mark}${font}</head>`),
    'a.html',
  );
  assert.deepEqual([listings[0]?.url, listings[0]?.title], [AT, 'Lamp']);
  assert.match(listings[0]?.images[0] ?? '', /^ni:\/\/\/sha-256;[\w-]{43}$/);
  assert.deepEqual(
    pictures.flat().map(({ bytes }) => bytes),
    [picture],
  );
});

test('pictures that are left out of a page saved in one file are counted', async () => {
  const picture = `<img src="data:image/png;base64,${'A'.repeat(120)}">`;
  const { takeOut } = await import('./embedded.ts');
  assert.equal(takeOut(picture.repeat(3)).leftOut, 0);
  const many = Array.from({ length: 502 }, (_, n) => picture.replace('AAAA', String(n).padStart(4, 'B')));
  const { pictures, leftOut } = takeOut(many.join(''));
  assert.deepEqual([pictures.size, leftOut], [500, 2]);
});
