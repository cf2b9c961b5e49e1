import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Context } from '../base/context.ts';
import { VigieError } from '../base/core/errors.ts';
import { OPEN_CASES } from '../base/database/reader.ts';
import type { Tx } from '../base/database/store.ts';
import { findSnapshots, listNewestSnapshots, pageAddress, readListings, readSitemap } from '../listing/index.ts';
import { inWork, note } from '../people/index.ts';
import { commitFrame } from './draw/frame.ts';
import { refusal } from './refusals.ts';
import {
  type Content,
  failSweep,
  findSweep,
  type HeldSweep,
  holdSweep,
  readGiven,
  type SweepGap,
  saveFrame,
} from './sweep-store.ts';
import { say } from './words.ts';

const MOST_ENTRIES = 200_000;
/** Gaps that are told with their place; the rest is counted in the last. */
const MOST_GAPS = 1_000;

/** What a source gives, one after the other. */
type Found = { address: string; content: Content | null } | { gap: SweepGap };

function* readAddresses(name: string, text: string): Generator<Found> {
  for (const [index, raw] of text.split(/\r\n?|\n/).entries()) {
    const line = raw.replace(/^\ufeff/, '').trim();
    if (line === '') continue;
    const address = pageAddress(line);
    if (address !== null) yield { address, content: null };
    else
      yield {
        gap: { place: `${name}:${index + 1}`, reason: say('badAddress', { text: line.slice(0, 200) }), count: 1 },
      };
  }
}

async function* readOffers(name: string, text: string): AsyncGenerator<Found> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-frame-'));
  // Its ending says what it is where its content does not.
  const path = join(folder, basename(name).replace(/[^\p{L}\p{N}._-]/gu, '_') || 'frame');
  let number = 0;
  try {
    writeFileSync(path, text, { mode: 0o600 });
    for await (const read of readListings(path)) {
      if ('rejected' in read) {
        const { line, message } = read.rejected;
        yield { gap: { place: `${name}:${line}`, reason: message, count: 1 } };
      } else if ('passed' in read) {
        const { line, reason, count } = read.passed;
        yield { gap: { place: `${name}:${line}`, reason, count } };
      } else if ('listing' in read) {
        number += 1;
        const { listing } = read;
        yield { address: listing.url ?? listing.id ?? `${name}#${number}`, content: listing };
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The unit's own offers, of cases open to all: what few may see is in no sweep. */
async function* readKept(context: Context, unit: string, platform: string): AsyncGenerator<Found> {
  const read = (tx: Tx, cursor: string) => listNewestSnapshots(tx, { cursor, limit: 500 });
  for (let cursor = ''; ; ) {
    const { page, snapshots } = await inWork(
      context,
      unit,
      async ({ tx }) => {
        const page = await read(tx, cursor);
        return {
          page,
          snapshots: await findSnapshots(
            tx,
            page.flatMap(({ id }) => (id ? [id] : [])),
          ),
        };
      },
      OPEN_CASES,
    );
    for (const { content, listing } of snapshots)
      if (platform === '' || content.platform === platform) yield { address: content.url ?? listing, content };
    const last = page.at(-1);
    if (!last) return;
    cursor = last.listing;
  }
}

async function* readSite(context: Context, url: string): AsyncGenerator<Found> {
  const gaps: SweepGap[] = [];
  const onGap = (gap: { url: string; why: SweepGap['reason']; count?: number }) =>
    gaps.push({ place: gap.url, reason: gap.why, count: gap.count ?? 1 });
  for await (const address of readSitemap(context.visitor, url, { onGap })) yield { address, content: null };
  for (const gap of gaps) yield { gap };
}

function readSource(
  context: Context,
  unit: string,
  sweep: HeldSweep,
  given: string,
): AsyncIterable<Found> | Iterable<Found> {
  const { kind, name } = sweep.source;
  if (kind === 'addresses') return readAddresses(name, given);
  if (kind === 'offers') return readOffers(name, given);
  return kind === 'sitemap' ? readSite(context, name) : readKept(context, unit, name);
}

/** Upper ends of the classes of prices: a sample by price has a few strata, not one for each. */
const PRICES = [10, 50, 200, 1_000];

function stratumOf(by: HeldSweep['stratify'], address: string, content: Content | null): string {
  if (by === 'nothing') return '';
  if (by === 'platform') return content?.platform ?? URL.parse(address)?.hostname.replace(/^www\./, '') ?? '';
  if (by === 'category') return content?.category[0] ?? '';
  if (by === 'trader') return content?.trader?.name ?? content?.trader?.id ?? '';
  if (!content?.price) return '';
  const most = PRICES.find((end) => Number(content.price) < end);
  return `${content.currency ?? ''} ${most === undefined ? `≥ ${PRICES.at(-1)}` : `< ${most}`}`.trim();
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: a tab parts stratum and address, a line break the entries.
const withoutControl = (text: string): string => text.replace(/[\u0000-\u001f]+/g, ' ').toWellFormed();

/**
 * Reads the frame of a sweep from its source and commits to it, with a new secret: the frame is kept whole and once. What
 * of the source is not in it is told with its place.
 *
 * @throws Error where the database or the network fails; a source that is to blame fails the sweep
 */
export async function readFrame(context: Context, unit: string, id: string): Promise<void> {
  const begun = await inWork(context, unit, async ({ tx }) => {
    const sweep = await findSweep(tx, id);
    return sweep?.state === 'reading' ? { sweep, given: (await readGiven(tx, id)) ?? '' } : null;
  });
  if (!begun) return;
  const { sweep, given } = begun;
  const contents = new Map<string, { stratum: string; address: string; content: Content | null }>();
  const gaps: SweepGap[] = [];
  const addGap = (gap: SweepGap): void => {
    const last = gaps.at(-1);
    if (gaps.length < MOST_GAPS || !last) gaps.push(gap);
    else last.count += gap.count;
  };
  let twice: SweepGap | null = null;
  let left: SweepGap | null = null;
  try {
    for await (const found of readSource(context, unit, sweep, given)) {
      if ('gap' in found) {
        addGap(found.gap);
        continue;
      }
      const { content } = found;
      const address = withoutControl(found.address);
      if (contents.has(address)) {
        twice ??= { place: address, reason: say('twice'), count: 0 };
        twice.count += 1;
      } else if (contents.size >= MOST_ENTRIES) {
        left ??= { place: address, reason: say('moreEntries', { count: MOST_ENTRIES }), count: 0 };
        left.count += 1;
      } else
        contents.set(address, {
          address,
          content,
          stratum: withoutControl(stratumOf(sweep.stratify, address, content)),
        });
    }
    if (contents.size === 0) throw refusal('VIGIE_SWEEP_EMPTY');
  } catch (error) {
    if (!(error instanceof VigieError)) throw error;
    const { words } = error;
    await inWork(context, unit, async ({ tx, now }) => {
      if ((await holdSweep(tx, id))?.state === 'reading') await failSweep(tx, id, words, now);
    });
    return;
  }
  for (const gap of [twice, left]) if (gap) gaps.push(gap);
  const secret = randomBytes(32);
  const { entries, root, strata } = commitFrame([...contents.values()], secret);
  const kept = entries.map((entry) => ({ ...entry, content: contents.get(entry.address)?.content ?? null }));
  await inWork(context, unit, async (work) => {
    if ((await holdSweep(work.tx, id))?.state !== 'reading') return;
    await saveFrame(work.tx, { unit, sweep: id, now: work.now, secret, root, strata }, { entries: kept, gaps });
    await note(work, { act: 'sweep.framed', subject: id, content: { root, entries: kept.length } });
  });
}
