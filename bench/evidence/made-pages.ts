import { once } from 'node:events';
import { createServer } from 'node:http';
import { crc32, deflateSync } from 'node:zlib';

const PARTS = { styles: 2, scripts: 3, images: 24, data: 1 };
const IMAGE = 240;

function chunk(name: string, bytes: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name), bytes]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(bytes.length);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** A picture of grey shades that compresses as badly as a photograph; the same for the same number. */
function makePicture(seed: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(IMAGE);
  header.writeUInt32BE(IMAGE, 4);
  header[8] = 8;
  const rows = Buffer.alloc((IMAGE + 1) * IMAGE);
  let state = seed + 1;
  for (let y = 0; y < IMAGE; y++) {
    for (let x = 0; x < IMAGE; x++) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) | 0;
      rows[y * (IMAGE + 1) + 1 + x] = 96 + ((x + y + seed) % 64) + ((state >>> 16) & 15);
    }
  }
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), ...parts]);
}

const list = (count: number, write: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => write(n)).join('\n');

/** An offer as marketplaces show it: styles, scripts, a price that comes by a call, pictures below the first window. */
function makePage(n: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Lamp ${n}</title>
${list(PARTS.styles, (k) => `<link rel="stylesheet" href="/${n}/${k}.css">`)}
${list(PARTS.scripts, (k) => `<script defer src="/${n}/${k}.js"></script>`)}
<script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","name":"Lamp ${n}","sku":"${n}","offers":{"@type":"Offer","price":"19.90","priceCurrency":"EUR"}}</script>
</head><body><h1>Lamp ${n}</h1><p id="price"></p>
<div class="grid">${list(PARTS.images, (k) => `<figure><img src="/${n}/${k}.png" width="${IMAGE}" height="${IMAGE}" alt="view ${k}"><figcaption>View ${k} of lamp ${n}</figcaption></figure>`)}</div>
${list(40, (k) => `<p>Paragraph ${k}: an ordinary lamp of metal and glass, 40 cm high, delivered within three working days.</p>`)}
</body></html>`;
}

const STYLE = [
  'body { font: 16px sans-serif; margin: 24px } h1 { color: #234 } p { line-height: 1.5 }',
  '.grid { display: grid; grid-template-columns: repeat(4, 1fr); gap: 12px } figure { margin: 0; border: 1px solid #ccc }',
];
const SCRIPT = [
  'for (const p of document.querySelectorAll("p")) p.dataset.words = p.textContent.split(" ").length;',
  'const list = document.createElement("ul"); for (let i = 0; i < 200; i++) { const li = document.createElement("li"); li.textContent = "Question " + i; list.append(li) } document.body.append(list);',
  'fetch("data.json").then((answer) => answer.json()).then(({ price }) => { document.getElementById("price").textContent = price });',
];

/**
 * Offers on loopback, each a page of 30 parts: `/1/`, `/2/` …, at once and without end.
 *
 * @returns where, how often something was asked, and how to end
 */
export async function servePages(): Promise<{ host: string; stop(): void }> {
  const pictures = Array.from({ length: PARTS.images }, (_, n) => makePicture(n));
  const server = createServer((request, response) => {
    const [, page = '', part = ''] = (request.url ?? '').split('/');
    const [name = '', kind = ''] = part.split('.');
    const answer = (type: string, body: string | Buffer): unknown =>
      response.writeHead(200, { 'Content-Type': type, Date: 'Mon, 30 Nov 2026 12:00:00 GMT' }).end(body);
    if (page === 'robots.txt') return answer('text/plain', '');
    if (part === '') return answer('text/html; charset=utf-8', makePage(page));
    if (kind === 'png') return answer('image/png', pictures[Number(name)] ?? '');
    if (kind === 'css') return answer('text/css', STYLE[Number(name)] ?? '');
    if (kind === 'js') return answer('text/javascript', SCRIPT[Number(name)] ?? '');
    if (kind === 'json') return answer('application/json', '{"price":"19.90 EUR"}');
    return response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    host: `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
