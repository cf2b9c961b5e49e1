import { createHash, randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { Context } from '../../base/context.ts';
import { newId } from '../../base/core/ids.ts';
import { findPlatform } from '../../base/registers/platforms.ts';
import { pageAddress } from '../../listing/index.ts';
import { note, type Work } from '../../people/index.ts';
import { draw } from '../draw/draw.ts';
import { refusal, refuse } from '../refusals.ts';
import { type gatePlanSchema, MOST_PAGES } from './gate-schema.ts';
import { findGate, listCounted, listOfferPages, saveGate } from './gate-store.ts';

/** The newest offers of a platform that a sample is drawn from. */
const MOST_OFFERS = 20_000;

type Plan = z.infer<typeof gatePlanSchema>;
interface Frame {
  /** Each once. */
  addresses: string[];
  repeated: number;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A platform as measurements name it: its key in the register, else the host itself. */
export function nameGated({ platforms }: Pick<Context, 'platforms'>, name: string): string {
  const known = platforms();
  const asked = name.toLowerCase().replace(/^www\./, '');
  return (known.find(({ key }) => key === asked) ?? findPlatform(known, asked))?.key ?? asked;
}

/** Whether an address is one of the platform's: on a host of the register's, or on the host itself or under it. */
function isOn(context: Context, platform: string, address: string): boolean {
  const { hostname, host } = new URL(address);
  return [host, hostname].some((name) => nameGated(context, name) === platform) || hostname.endsWith(`.${platform}`);
}

function readGiven(context: Context, platform: string, text: string): Frame {
  const found = new Set<string>();
  let repeated = 0;
  for (const [index, raw] of text.split(/\r\n?|\n/).entries()) {
    const line = raw.replace(/^\ufeff/, '').trim();
    if (line === '') continue;
    const address = pageAddress(line);
    if (address === null || !isOn(context, platform, address))
      throw refusal('VIGIE_SWEEP_GATE_ADDRESS', { line: index + 1, platform, text: line.slice(0, 200) });
    if (found.has(address)) repeated += 1;
    found.add(address);
  }
  return { addresses: [...found], repeated };
}

async function readOffers({ context, tx }: Work, platform: string): Promise<Frame> {
  const known = context.platforms().find(({ key }) => key === platform);
  const urls = await listOfferPages(tx, known?.hosts ?? [platform], MOST_OFFERS);
  const found = new Set(urls.flatMap((url) => pageAddress(url) ?? []));
  return { addresses: [...found], repeated: urls.length - found.size };
}

/**
 * A simple sample of the pages by a new seed. Who has the pages can draw it again: those come first of which
 * SHA-256(`seed:sample:SHA-256(address)`) comes first.
 */
function drawPages(addresses: readonly string[], most: number, seed: string): string[] {
  const entries = addresses.map((address) => ({ address, stratum: '', digest: sha256(address) }));
  const size = Math.min(most, entries.length);
  return draw(entries, { kind: 'simple', draw: size }, seed, 'sample').map(({ address }) => address);
}

/** What is visited, and of how many pages it is a sample; of a measurement again: the same pages, of as many. */
async function choosePages(work: Work, platform: string, { source, draw: asked }: Plan) {
  if (source.kind === 'again') {
    const before = (await findGate(work.tx, source.of)) ?? refuse('VIGIE_SWEEP_GATE_UNKNOWN', { id: source.of });
    if (before.platform !== platform)
      throw refusal('VIGIE_SWEEP_GATE_OTHER', { id: before.id, platform: before.platform });
    const drawn = (await listCounted(work.tx, before.id)).map(({ address }) => address).filter(Boolean);
    const { frame, repeated, seed } = before;
    return { drawn, frame, repeated, seed, againOf: before.id };
  }
  const { addresses, repeated } =
    source.kind === 'addresses' ? readGiven(work.context, platform, source.text) : await readOffers(work, platform);
  const seed = randomBytes(32).toString('hex');
  const drawn = drawPages(addresses, asked ?? MOST_PAGES, seed);
  return { drawn, frame: addresses.length, repeated, seed, againOf: null };
}

/**
 * Plans a measurement of the age gates of a platform: which pages are seen is fixed, and in the audit log by digest,
 * before the first is visited.
 *
 * @returns its id
 * @throws VigieError `VIGIE_SWEEP_GATE_ADDRESS`, `…_EMPTY`, `…_OTHER`, `…_UNKNOWN`
 */
export async function planGates(work: Work, plan: Plan): Promise<string> {
  const { context, tx, unit, by, now } = work;
  const platform = nameGated(context, plan.platform);
  const { drawn, frame, repeated, seed, againOf } = await choosePages(work, platform, plan);
  if (drawn.length === 0) throw refusal('VIGIE_SWEEP_GATE_EMPTY', { platform });
  const id = newId('agm', now);
  const planDigest = sha256(drawn.join('\n'));
  const source = plan.source.kind;
  await saveGate(
    tx,
    { id, unit, account: by?.id ?? null, platform, source, againOf, frame, repeated, seed, planDigest, now },
    drawn.map((address) => ({ address, package: newId('evd', now) })),
  );
  await context.jobs.sendAll(
    tx,
    'sweep.gate',
    drawn.map((_, number) => ({ unit, gate: id, number })),
  );
  await note(work, {
    act: 'gate.planned',
    subject: id,
    content: { platform, source, againOf, frame, drawn: drawn.length, seed, planDigest },
  });
  return id;
}
