import { canonicalJson, ENGINE_VERSION, type Listing } from '@vigie/engine';
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
import { findAnswered, type KeptScreening, type NewScreening, saveScreenings } from './screening-store.ts';

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

/** What is kept of an offer that was screened: of one in which nothing was found, its digest and its number. */
export function toKeep(
  { listing, reasons, content: { text, digest } }: { listing: Listing; reasons: Reason[]; content: Content },
  now: Date,
): Omit<NewScreening, 'account' | 'requestKey'> {
  const kept = { id: newId('scr', now), listingDigest: digest, reference: listing.id };
  if (reasons.length === 0) return { ...kept, reasons: '[]', listing: null };
  return { ...kept, reasons: canonicalJson(reasons), listing: text };
}

/** A screening that was just kept, as it is answered. */
export function toAnswer(
  { reasons, ...kept }: Pick<Screening, 'id' | 'reference' | 'listingDigest' | 'reasons'>,
  { rules, now, expiresAt }: Pick<InForce, 'rules'> & { now: Date; expiresAt: string },
): Screening {
  return {
    id: kept.id,
    outcome: reasons.length === 0 ? 'nothing-found' : 'hold-for-a-person',
    decision: null,
    reference: kept.reference,
    listingDigest: kept.listingDigest,
    screenedAt: now.toISOString(),
    expiresAt,
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
      const made = all.map(({ listing, account, requestKey }) => {
        const reasons = findReasons(listing, looking);
        const kept = { account, requestKey, ...toKeep({ listing, reasons, content: contentOf(listing) }, now) };
        return { kept, reasons };
      });
      const at = { unit, rulesDigest: rules.digest, engine: ENGINE_VERSION, now };
      const added = await saveScreenings(
        tx,
        made.map(({ kept }) => kept),
        at,
      );
      const expiry = new Map(added.map(({ id, expiresAt }) => [id, expiresAt]));
      const before = added.length === all.length ? new Map<string, KeptScreening>() : await answerAgain(tx, all);
      const answers = made.map(({ kept, reasons }): Screening | Error => {
        const { id, account, requestKey, listingDigest, reference } = kept;
        const expiresAt = expiry.get(id);
        if (expiresAt !== undefined)
          return toAnswer({ id, reference, listingDigest, reasons }, { rules, now, expiresAt });
        const answered = before.get(`${account} ${requestKey}`);
        if (!answered) return new Error(`screening ${id} was neither kept nor answered before`);
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
