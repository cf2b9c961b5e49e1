import type { Tx } from '../../base/database/store.ts';
import type { Plan } from '../draw/plan.ts';
import type { Estimate } from '../estimate/intervals.ts';
import { interval } from '../estimate/intervals.ts';
import { mustBeCounted } from '../figure-endpoints.ts';
import { planOf } from '../make-plan.ts';
import { refusal } from '../refusals.ts';
import type { CountedSweep } from '../report/render-report.ts';
import { findSweep } from '../sweep-store.ts';
import { discloseSweep, THRESHOLD, type ToldStrata } from './disclose-sweep.ts';
import { estimateTold } from './estimate-told.ts';
import { countSampled } from './sampled-store.ts';

type Share = CountedSweep['figures']['confirmedShare'];

/** A sweep as everybody may read it: no address, no title, no trader, and no count from which a small one follows. */
export interface PublicSweep {
  id: string;
  question: string;
  missing: string;
  packs: string[];
  screened: { pack: string; digest: string; engine: string }[];
  /** What kind of source; not which. */
  source: CountedSweep['source']['kind'];
  stratify: CountedSweep['stratify'];
  frame: { entries: number; unread: number; root: string };
  plan: {
    design: CountedSweep['plan']['design'];
    drawn: number;
    secondReview: number;
    elusion: number;
    outside: CountedSweep['plan']['outside'];
    /** Withheld where strata are traders: it would confirm their names to who guesses them. */
    digest: string | null;
    logIndex: number | null;
    loggedAt: string | null;
    value: string | null;
    signature: string | null;
  };
  /** The design, stratum by stratum; traders are told as one, without their names. */
  strata: { stratum: string; entries: number; drawn: number; seen: number }[];
  parts: (ToldStrata & { estimate: Share | null })[];
  /** Of all strata; null: withheld, or not to be had from what is told. */
  total: Share | null;
  elusion: { reviewed: number; missed: number | null; estimate: Share | null };
  agreement: { reviews: number; agreed: number } | null;
}

const shown = (estimate: Estimate | null): Share | null =>
  estimate && { share: estimate.share, low: estimate.low, high: estimate.high, method: estimate.method };

/** The strata of a sweep's design, with what is found in each. */
function sampledOf({ figures, plan, stratify }: CountedSweep, { design }: Plan) {
  const whole = {
    stratum: '',
    entries: figures.entries,
    drawn: plan.draw,
    seen: figures.seen,
    found: figures.confirmed,
  };
  if (design.kind !== 'stratified' || stratify === 'trader') return [whole];
  return figures.strata.map(({ stratum, entries, seen, confirmed }) => ({
    stratum,
    entries,
    drawn: design.draw[stratum] ?? 0,
    seen,
    found: confirmed,
  }));
}

/** What is public of a sweep, by itself (docs/decisions/0043-sweeps-in-releases.md). */
export function discloseCounted(sweep: CountedSweep, plan: Plan): PublicSweep {
  const { id, question, missing, packs, screened, source, stratify, frame, figures } = sweep;
  const sampled = sampledOf(sweep, plan);
  const strata = sampled.map(({ stratum, entries, drawn, seen }) => ({ stratum, entries, drawn, seen }));
  const told = discloseSweep(sampled.map(({ stratum, seen, found }) => ({ stratum, sampled: seen, found })));
  // Traders were drawn in proportions that nobody is told: no share follows from their sum.
  const hidesStrata = plan.design.kind === 'stratified' && stratify === 'trader';
  const known = told.flatMap((part) => (part.found === null ? [] : [{ strata: part.strata, found: part.found }]));
  const estimate = (sums: typeof known): Share | null => (hidesStrata ? null : shown(estimateTold(strata, sums)));
  const { reviewed, missed, agreement } = figures;
  const isMissedTold = missed >= THRESHOLD && reviewed - missed >= THRESHOLD;
  const isOneSample = plan.design.kind !== 'stratified';
  const { design, draw, secondReview, elusion, outside, digest, logIndex, loggedAt, value, signature } = sweep.plan;
  return {
    id,
    question,
    missing,
    packs,
    screened,
    source: source.kind,
    stratify,
    frame: { entries: frame.entries, unread: frame.unread, root: frame.root },
    plan: {
      design,
      drawn: draw,
      secondReview,
      elusion,
      outside,
      digest: hidesStrata ? null : digest,
      logIndex,
      loggedAt,
      value,
      signature,
    },
    strata,
    parts: told.map((part) => ({
      ...part,
      estimate: part.found === null ? null : estimate([{ strata: part.strata, found: part.found }]),
    })),
    total: known.length === told.length ? estimate(known) : null,
    elusion: {
      reviewed,
      missed: isMissedTold ? missed : null,
      estimate: isMissedTold && isOneSample ? shown(interval({ found: missed, drawn: reviewed })) : null,
    },
    agreement: agreement && { reviews: agreement.reviews, agreed: Math.round(agreement.agreed * agreement.reviews) },
  };
}

/** What two sweeps tell of the same thing. */
type Pair = readonly [now: number | null, before: number | null];

/** Whether two sweeps of nearly one sample tell counts whose difference is no small one: the same sums, each 5 or more apart. */
export function areFarApart(now: PublicSweep, before: PublicSweep): boolean {
  const keyOf = ({ strata }: ToldStrata): string => JSON.stringify(strata);
  const isSame =
    now.parts.length === before.parts.length &&
    now.parts.every((part, n) => {
      const other = before.parts[n];
      return other !== undefined && keyOf(part) === keyOf(other);
    });
  const pairs: Pair[] = [
    ...now.parts.map((part, n): Pair => [part.found, before.parts[n]?.found ?? null]),
    [now.elusion.missed, before.elusion.missed],
  ];
  const isApart = ([one, other]: Pair): boolean => one === null || other === null || Math.abs(one - other) >= THRESHOLD;
  return isSame && pairs.every(isApart);
}

/**
 * Sweeps as a release tells them. One that was told before is told the same again. One whose sample is mostly that of
 * another that was told is not, where their difference would be a small count.
 *
 * @param earlier sweeps that the unit's releases tell
 * @throws VigieError `VIGIE_SWEEP_UNKNOWN`, `VIGIE_SWEEP_NO_FIGURES`, `VIGIE_SWEEP_TOO_NEAR`
 */
export async function tellSweeps(
  tx: Tx,
  ids: readonly string[],
  earlier: readonly PublicSweep[],
): Promise<PublicSweep[]> {
  const told: PublicSweep[] = [];
  for (const id of ids) {
    const sweep = await mustBeCounted(tx, id);
    const held = await findSweep(tx, id);
    if (!held) throw refusal('VIGIE_SWEEP_UNKNOWN', { id });
    const made = discloseCounted(sweep, planOf(held));
    for (const other of [...earlier, ...told]) {
      if (other.id === id) continue;
      const { first, second, shared } = await countSampled(tx, id, other.id);
      // What was erased of a sample cannot be compared: it may be the same.
      const isNear = second === 0 || 2 * shared > Math.min(first, second);
      if (isNear && !areFarApart(made, other)) throw refusal('VIGIE_SWEEP_TOO_NEAR', { id, other: other.id });
    }
    told.push(made);
  }
  return told;
}
