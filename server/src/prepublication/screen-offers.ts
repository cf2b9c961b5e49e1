import { canonicalJson, type Listing } from '@vigie/engine';
import type { Context } from '../base/context.ts';
import { doTogether } from '../base/core/do-together.ts';
import { newId } from '../base/core/ids.ts';
import { storeFault } from '../base/database/faults.ts';
import { refusal as storeRefusal } from '../base/database/refusals.ts';
import type { Tx } from '../base/database/store.ts';
import { type Content, contentOf } from '../listing/index.ts';
import { findReasons } from './find-reasons.ts';
import { provisionsOf } from './provisions.ts';
import { areKept, type InForce, rulesInForce } from './rules-in-force.ts';
import type { Reason, Screening } from './schema.ts';
import {
  findAnswered,
  idInLot,
  type KeptScreening,
  type NewScreening,
  saveLot,
  saveScreenings,
} from './screening-store.ts';

/** An offer that somebody asks about. */
export interface Asked {
  listing: Listing;
  account: string;
  /** Under which the same question has the same answer; null: it has none. */
  requestKey: string | null;
}

/** So many in one transaction: they take the event loop for some milliseconds. */
const TOGETHER = 50;

/** A screening as it is answered. */
export function toScreening({ decision, decidedAt, reason, engine, packs, ...kept }: KeptScreening): Screening {
  return {
    ...kept,
    decision: decision && decidedAt !== null ? { outcome: decision, reason, at: decidedAt } : null,
    provisions: provisionsOf(kept.reasons),
    versions: { engine, packs },
  };
}

/** An offer that was screened, and who asked. */
export interface Screened extends Asked {
  content: Content;
  reasons: Reason[];
}

/** What was kept of an offer. */
export interface Kept {
  id: string;
  expiresAt: string;
}

function toRow({ listing, account, requestKey, content, reasons }: Screened, now: Date): NewScreening {
  const kept = { id: newId('scr', now), account, requestKey, listingDigest: content.digest, reference: listing.id };
  if (reasons.length === 0) return { ...kept, reasons: '[]', listing: null };
  return { ...kept, reasons: canonicalJson(reasons), listing: content.text };
}

/**
 * Keeps offers that were screened. Those of an account in which nothing was found are one row together: digests and the
 * marketplace's own numbers. One that is held, which people decide, has a row of its own, and one with a key, which an
 * index makes once.
 *
 * @returns what was kept of each; nothing where its key was kept before
 */
export async function keepScreened(
  tx: Tx,
  all: readonly Screened[],
  { rules, unit, now }: Pick<InForce, 'rules'> & { unit: string; now: Date },
): Promise<Map<Screened, Kept>> {
  const at = { unit, rulesDigest: rules.digest, engine: rules.engine, now };
  const kept = new Map<Screened, Kept>();
  const lots = new Map<string, Screened[]>();
  const own = new Map<string, Screened>();
  const rows: NewScreening[] = [];
  for (const each of all) {
    if (each.reasons.length > 0 || each.requestKey !== null) {
      const row = toRow(each, now);
      rows.push(row);
      own.set(row.id, each);
      continue;
    }
    const lot = lots.get(each.account);
    if (lot) lot.push(each);
    else lots.set(each.account, [each]);
  }
  for (const { id, expiresAt } of rows.length > 0 ? await saveScreenings(tx, rows, at) : []) {
    const each = own.get(id);
    if (each) kept.set(each, { id, expiresAt });
  }
  for (const [account, lot] of lots) {
    const id = newId('scr', now);
    const digests = Buffer.from(lot.map(({ content }) => content.digest).join(''), 'hex');
    const numbers = lot.map(({ listing }) => listing.id);
    const expiresAt = await saveLot(tx, { id, account, digests, numbers }, at);
    for (const [place, each] of lot.entries()) kept.set(each, { id: idInLot(id, place), expiresAt });
  }
  return kept;
}

/** A screening that was just kept, as it is answered. */
export function toAnswer(
  { reasons, ...kept }: Pick<Screening, 'id' | 'expiresAt' | 'reference' | 'listingDigest' | 'reasons'>,
  { rules, now }: Pick<InForce, 'rules'> & { now: Date },
): Screening {
  return {
    id: kept.id,
    outcome: reasons.length === 0 ? 'nothing-found' : 'hold-for-a-person',
    decision: null,
    reference: kept.reference,
    listingDigest: kept.listingDigest,
    screenedAt: now.toISOString(),
    expiresAt: kept.expiresAt,
    reasons,
    provisions: provisionsOf(reasons),
    versions: { engine: rules.engine, packs: rules.packs },
  };
}

/**
 * Screens offers of one unit and keeps the answers, all that wait in one transaction: each is durable before it is
 * answered. Nothing of an offer is kept but its digest and the marketplace's own number, unless it is held.
 */
function screenerOf(context: Context, unit: string): (asked: Asked) => Promise<Screening> {
  const { store, clock } = context;
  async function answerAgain(tx: Tx, asked: readonly Asked[]): Promise<Map<string, KeptScreening>> {
    const keys = asked.flatMap(({ account, requestKey }) => (requestKey === null ? [] : [{ account, requestKey }]));
    if (keys.length === 0) return new Map();
    const answered = await findAnswered(tx, keys);
    return new Map(answered.map(({ account, requestKey, ...kept }) => [`${account} ${requestKey}`, kept]));
  }

  async function screenAll(all: Asked[]): Promise<(Screening | Error)[]> {
    const now = clock();
    const { answers, digest } = await store.inUnit(unit, async (tx) => {
      const { rules, looking } = await rulesInForce(context, tx, unit, now);
      const made = all.map((asked) => {
        const { listing } = asked;
        return { ...asked, content: contentOf(listing), reasons: findReasons(listing, looking) };
      });
      const kept = await keepScreened(tx, made, { rules, unit, now });
      const before = kept.size === all.length ? new Map<string, KeptScreening>() : await answerAgain(tx, all);
      const answers = made.map((each): Screening | Error => {
        const { listing, account, requestKey, content, reasons } = each;
        const { digest: listingDigest } = content;
        const added = kept.get(each);
        if (added) return toAnswer({ ...added, reference: listing.id, listingDigest, reasons }, { rules, now });
        const answered = before.get(`${account} ${requestKey}`);
        if (!answered) return new Error(`a screening of ${listingDigest} was neither kept nor answered before`);
        if (answered.listingDigest !== listingDigest) return storeRefusal('VIGIE_BASE_KEY_REUSED');
        return toScreening(answered);
      });
      return { answers, digest: rules.digest };
    });
    areKept(context, unit, digest);
    return answers;
  }

  const screen = doTogether(screenAll, TOGETHER, (error) => storeFault(error) === null);
  return async (asked) => {
    const answer = await screen(asked);
    if (answer instanceof Error) throw answer;
    return answer;
  };
}

const screeners = new WeakMap<Context, Map<string, (asked: Asked) => Promise<Screening>>>();

/** Screens an offer with whatever of its unit waits for the same. @throws VigieError `VIGIE_BASE_KEY_REUSED` (409) */
export function screenOffer(context: Context, unit: string, asked: Asked): Promise<Screening> {
  const units = screeners.get(context) ?? new Map<string, (asked: Asked) => Promise<Screening>>();
  screeners.set(context, units);
  const screen = units.get(unit) ?? screenerOf(context, unit);
  units.set(unit, screen);
  return screen(asked);
}
