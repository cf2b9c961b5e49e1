// What the archive takes and how fast it is read: offers seen again and again, of which most observations changed the price
// alone. Prints one JSON line: bytes an observation, the history of one offer, a substring over all. Bytes are those of the
// encrypted files, ids included. node bench/archive/archive.ts [offers] [observations of each]
import { hash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson, emptyListing } from '@vigie/engine';
import { newId } from '../../server/src/base/core/ids.ts';
import { readLocal } from '../../server/src/listing/archive/sealed-file.ts';
import { searchSegment } from '../../server/src/listing/archive/search.ts';
import { createSegment, openSegment, readOffer, type Written } from '../../server/src/listing/archive/segment.ts';
import type { Archived } from '../../server/src/listing/archive/segment-columns.ts';
import { median } from '../counted/median.ts';

const [offers = 50_000, observations = 200] = process.argv.slice(2).map(Number);
/** Of a hundred observations, so many bring another description, and so many another availability; all another price. */
const NEW_TEXT = 1;
const NEW_STOCK = 2;
const SEGMENT = 2_000_000;
const DAY = 86_400_000;
const START = Date.UTC(2024, 0, 1);
/** Offers that an import keeps together, at one instant. */
const BATCH = 500;
const SCREENED = '[["3f0c1d","0.2.0","live",-1]]';
const RARE = 'zyxel-7781-quartz';

let state = 7;
const random = (below: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};
const SYLLABLES = ['ba', 'ko', 'ri', 'ten', 'lu', 'mar', 'so', 'vé', 'ni', 'dal', 'pe', 'qu', 'ast', 'or', 'im', 'ul'];
const WORDS = Array.from({ length: 6_000 }, () =>
  Array.from({ length: 2 + random(3) }, () => SYLLABLES[random(SYLLABLES.length)]).join(''),
);
const words = (count: number): string =>
  Array.from({ length: count }, () => WORDS[Math.floor(((random(1000) * random(1000)) / 1e6) * WORDS.length)]).join(
    ' ',
  );

function newContent(offer: number): Archived['content'] {
  return {
    ...emptyListing(`market-${offer % 5}.example`, words(8)),
    id: String(40_000_000 + offer),
    url: `https://market-${offer % 5}.example/item/${40_000_000 + offer}`,
    description: `${words(90)}${offer === 4_321 ? ` ${RARE}` : ''}`,
    brand: words(1),
    category: ['home', words(1)],
    price: '10.00',
    currency: 'EUR',
    availability: 'InStock',
    images: [`https://img.example/${offer}/${random(1e9)}.jpg`],
    trader: { id: String(offer % 900), name: `Trader ${offer % 900}`, address: null, email: null, url: null },
    attributes: [{ name: 'material', value: words(1) }],
  };
}

/** The digest of a content by its price, the rest of which is written once: the bench spends its time on the archive. */
function digestsOf(content: Archived['content']): (price: string) => string {
  const mark = '\u0001';
  const [before = '', after = ''] = canonicalJson({ ...content, price: mark }).split(JSON.stringify(mark));
  return (price) => hash('sha256', `${before}${JSON.stringify(price)}${after}`);
}

/** The snapshots of one offer, as imports every day would have made them. */
function* snapshotsOf(offer: number, times: number, change: 'mixed' | 'price'): Generator<Archived> {
  const listing = `lst_${String(offer).padStart(26, '0')}`;
  let content = newContent(offer);
  let digestOf = digestsOf(content);
  let cents = 500 + random(20_000);
  for (let time = 0; time < times; time++) {
    const dice = random(100);
    cents = Math.max(99, cents + random(401) - 200);
    const price = (cents / 100).toFixed(2);
    content = { ...content, price };
    if (time > 0 && change === 'mixed' && dice < NEW_TEXT + NEW_STOCK) {
      if (dice < NEW_TEXT) content = { ...content, description: words(90) };
      else content = { ...content, availability: content.availability === 'InStock' ? 'OutOfStock' : 'InStock' };
      digestOf = digestsOf(content);
    }
    // A batch is read for some milliseconds, in which its ids are made, and kept at one instant.
    const batch = Math.floor(offer / BATCH);
    const kept = START + time * DAY + batch * 97 + ((time * 31) % 50);
    const made = kept - 25 + Math.floor((offer % BATCH) / 25) + random(2);
    const id = newId('snp', new Date(made));
    yield {
      id,
      listing,
      platform: content.platform,
      seenAt: kept,
      digest: digestOf(price),
      content,
      screened: SCREENED,
    };
  }
}

const folder = mkdtempSync(join(tmpdir(), 'vigie-archive-'));
const written: { path: string; seal: { id: string; key: Buffer }; made: Written }[] = [];
/** Sorted by platform, then offer. */
const sorted = (count: number): number[] =>
  [0, 1, 2, 3, 4].flatMap((rest) => Array.from({ length: Math.ceil((count - rest) / 5) }, (_, n) => n * 5 + rest));

function writeAll(count: number, times: number, change: 'mixed' | 'price'): typeof written {
  const all: typeof written = [];
  let open: { path: string; seal: { id: string; key: Buffer }; writer: ReturnType<typeof createSegment> } | null = null;
  const end = (): void => {
    if (open) all.push({ path: open.path, seal: open.seal, made: open.writer.end() });
    open = null;
  };
  for (const offer of sorted(count)) {
    for (const row of snapshotsOf(offer, times, change)) {
      if (!open) {
        const seal = { id: `seg_${count}_${times}_${all.length}`, key: randomBytes(32) };
        const path = join(folder, seal.id);
        open = { path, seal, writer: createSegment(path, seal) };
      }
      open.writer.add(row);
      if (open.writer.rows === SEGMENT) end();
    }
  }
  end();
  return all;
}

const sum = (all: typeof written, of: 'bytes' | 'rows'): number => all.reduce((total, { made }) => total + made[of], 0);
const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

try {
  const few = Math.min(offers, 2_000);
  const once = writeAll(few, 1, 'price');
  const priced = writeAll(few, observations, 'price');
  let began = process.cpuUsage();
  written.push(...writeAll(offers, observations, 'mixed'));
  const spent = process.cpuUsage(began);
  const histories: { wall: number; cpu: number; rows: number }[] = [];
  for (let n = 0; n < 60; n++) {
    const offer = random(offers);
    const place = { platform: `market-${offer % 5}.example`, listing: `lst_${String(offer).padStart(26, '0')}` };
    const start = performance.now();
    began = process.cpuUsage();
    let rows = 0;
    for (const { path, seal, made } of written) {
      const name = (at: { platform: string; listing: string }) => `${at.platform}\n${at.listing}`;
      if (name(place) < name(made.first) || name(place) > name(made.last)) continue;
      const segment = await openSegment(readLocal(path), seal, made.bytes);
      rows += (await readOffer(segment, place)).length;
      segment.close();
    }
    const { user, system } = process.cpuUsage(began);
    histories.push({ wall: performance.now() - start, cpu: (user + system) / 1000, rows });
  }
  const searches: { text: string; wall: number; cpu: number; found: number }[] = [];
  for (const text of [RARE, 'Trader 77', 'nothing has this']) {
    const start = performance.now();
    began = process.cpuUsage();
    let found = 0;
    for (const { path, seal, made } of written) {
      const segment = await openSegment(readLocal(path), seal, made.bytes);
      for await (const some of searchSegment(segment, { text })) found += some.found.length;
      segment.close();
    }
    const { user, system } = process.cpuUsage(began);
    searches.push({ text, wall: round(performance.now() - start, 0), cpu: round((user + system) / 1000, 0), found });
  }
  process.stdout.write(
    `${JSON.stringify({
      snapshots: sum(written, 'rows'),
      offers,
      observations,
      changed: { price: '100 %', availability: `${NEW_STOCK} %`, description: `${NEW_TEXT} %` },
      segments: written.length,
      bytesASnapshot: round(sum(written, 'bytes') / sum(written, 'rows')),
      bytesOfAPriceAlone: round(
        (sum(priced, 'bytes') - sum(once, 'bytes')) / (sum(priced, 'rows') - sum(once, 'rows')),
      ),
      bytesOfANewOffer: round(sum(once, 'bytes') / sum(once, 'rows')),
      writtenASecondOfCpu: round(sum(written, 'rows') / ((spent.user + spent.system) / 1e6), 0),
      historyMs: {
        wall: round(median(histories.map(({ wall }) => wall)), 1),
        cpu: round(median(histories.map(({ cpu }) => cpu)), 1),
      },
      historyRows: median(histories.map(({ rows }) => rows)),
      searches,
    })}\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
