import { canonicalJson, ENGINE_VERSION, type Listing } from '@vigie/engine';
import type { Context } from '../base/context.ts';
import { plainDate } from '../base/core/clock.ts';
import { doTogether } from '../base/core/do-together.ts';
import { newId } from '../base/core/ids.ts';
import { storeFault } from '../base/database/faults.ts';
import { refusal as storeRefusal } from '../base/database/refusals.ts';
import type { Tx } from '../base/database/store.ts';
import { contentOf } from '../listing/index.ts';
import { packsOf, readDisabled, savePackVersions } from '../screening/index.ts';
import { findReasons } from './find-reasons.ts';
import { provisionsOf } from './provisions.ts';
import type { Screening } from './schema.ts';
import { findAnswered, type KeptScreening, type NewScreening, saveRules, saveScreenings } from './screening-store.ts';

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

/**
 * Screens offers of one unit and keeps the answers, all that wait in one transaction: each is durable before it is
 * answered. Nothing of an offer is kept but its digest and the marketplace's own number, unless it is held.
 */
function screenerOf(context: Context, unit: string): (asked: Asked) => Promise<Screening> {
  const { store, clock, config } = context;
  /** By which rules answers are known to be kept. */
  let known: string | null = null;

  async function rulesInForce(tx: Tx, now: Date) {
    const { screener, digest, versions } = await packsOf(context, tx, now);
    const rules = {
      digest,
      engine: ENGINE_VERSION,
      packs: Object.fromEntries(versions.map((each) => [each.id, each.digest])),
    };
    if (known !== digest) {
      await savePackVersions(tx, versions, now);
      await saveRules(tx, rules, { unit, now });
    }
    return { rules, screener };
  }

  async function answerAgain(tx: Tx, asked: readonly Asked[]): Promise<Map<string, KeptScreening>> {
    const keys = asked.flatMap(({ account, requestKey }) => (requestKey === null ? [] : [{ account, requestKey }]));
    if (keys.length === 0) return new Map();
    const answered = await findAnswered(tx, keys);
    return new Map(answered.map(({ account, requestKey, ...kept }) => [`${account} ${requestKey}`, kept]));
  }

  async function screenAll(all: Asked[]): Promise<(Screening | Error)[]> {
    const now = clock();
    const { answers, digest } = await store.inUnit(unit, async (tx) => {
      const { rules, screener } = await rulesInForce(tx, now);
      const disabled = await readDisabled(tx);
      const looking = { screener, disabled, asOf: plainDate(now, config.home.timeZone) };
      const made = all.map(({ listing, account, requestKey }) => {
        const reasons = findReasons(listing, looking);
        const { text, digest: listingDigest } = contentOf(listing);
        const kept: NewScreening = {
          id: newId('scr', now),
          account,
          requestKey,
          listingDigest,
          reference: listing.id,
          reasons: reasons.length === 0 ? '[]' : canonicalJson(reasons),
          listing: reasons.length === 0 ? null : text,
        };
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
          return {
            id,
            outcome: reasons.length === 0 ? 'nothing-found' : 'hold-for-a-person',
            decision: null,
            reference,
            listingDigest,
            screenedAt: now.toISOString(),
            expiresAt,
            reasons,
            provisions: provisionsOf(reasons),
            versions: { engine: rules.engine, packs: rules.packs },
          };
        const answered = before.get(`${account} ${requestKey}`);
        if (!answered) return new Error(`screening ${id} was neither kept nor answered before`);
        if (answered.listingDigest !== listingDigest) return storeRefusal('VIGIE_BASE_KEY_REUSED');
        return toScreening(answered);
      });
      return { answers, digest: rules.digest };
    });
    known = digest;
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
