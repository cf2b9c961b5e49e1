import type { Comparison, Sweep } from '../../sweep/index.ts';

type Estimate = NonNullable<Sweep['figures']>['confirmedShare'];

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
const shown = (estimate: Estimate | null): string =>
  estimate === null || estimate.method === 'nothing seen'
    ? 'cannot be told'
    : `${percent(estimate.share)} (${percent(estimate.low)} to ${percent(estimate.high)}; ${estimate.method})`;

/** Who made the seed, and what has to be checked of it. */
function seedOf({ outside, loggedAt, value, signature }: NonNullable<Sweep['plan']>): string {
  const { kind, name, round, roundAt } = outside;
  if (kind === 'unit') return 'seed chosen by the unit';
  if (kind === 'witness') return `seed by the nonce of ${name}, who committed to it before`;
  const by = `seed by round ${round} of drand's quicknet, known from ${roundAt}; plan logged ${loggedAt ?? 'not yet'}`;
  if (value === null) return by;
  return `${by}; ${signature === null ? 'the value was not checked by its signature' : `signature ${signature}, checked`}`;
}

/** A sweep in lines, for a terminal. */
export function reportOf({ id, state, question, missing, source, frame, plan, progress, figures }: Sweep): string[] {
  const lines = [
    `${id}: ${state}`,
    `question: ${question}`,
    `source: ${source.kind} ${source.name}`,
    `not in the frame: ${missing}`,
  ];
  if (frame) lines.push(`frame: ${frame.entries} entries, ${frame.unread} of the source not read; root ${frame.root}`);
  if (plan) {
    const { design, draw, secondReview, elusion, digest, logIndex } = plan;
    lines.push(
      `design: ${design}, ${draw} drawn, ${secondReview} reviewed twice, ${elusion} for elusion; ${seedOf(plan)}`,
    );
    lines.push(`plan: SHA-256 ${digest}, entry ${logIndex ?? '–'} of the log`);
  }
  const { drawn, seen, failed, toReview, reviewed, toSettle } = progress;
  lines.push(
    `drawn ${drawn}, seen ${seen}, not seen ${failed}; reviews ${reviewed} of ${toReview}, to settle ${toSettle}`,
  );
  if (!figures) return lines;
  const { agreement, widest } = figures;
  lines.push(
    `flagged and confirmed: ${shown(figures.confirmedShare)}`,
    `missed among what no rule flagged: ${shown(figures.elusion)}`,
    `share of all: ${shown(figures.total)}`,
  );
  if (widest) lines.push(`with what was not seen: ${percent(widest.low)} to ${percent(widest.high)}`);
  if (figures.corrected) lines.push(`corrected for errors of review: ${shown(figures.corrected)}`);
  if (agreement)
    lines.push(
      `agreement: ${percent(agreement.agreed)} of ${agreement.reviews}, kappa ${agreement.kappa?.toFixed(2) ?? 'cannot be told'}`,
    );
  if (plan?.design === 'systematic')
    lines.push('intervals as if the sample were simple: one start tells nothing of its own variance');
  return [
    ...lines,
    ...figures.strata.map(({ stratum, seen: n, share }) => `${stratum || '(none)'}: ${n} seen, ${shown(share)}`),
    ...figures.groups.map(
      ({ by, name, seen: n, share }) =>
        `${by} ${name === null ? '(others)' : name || '(none)'}: ${n} seen, ${shown(share)}`,
    ),
  ];
}

/** Two sweeps beside each other in lines, for a terminal. */
export const comparisonOf = ({ first, second, differs, frames, figures }: Comparison): string[] => [
  `${first} less ${second}`,
  `frames: ${frames.first} and ${frames.second} entries, ${frames.shared} addresses in both`,
  ...differs.map((one) => `not the same: ${one.what}: ${one.first} / ${one.second}`),
  ...figures.map(
    (one) =>
      `${[one.figure, one.name].filter(Boolean).join(' ')}: ${percent(one.first.share)} less ${percent(one.second.share)} is ${percent(one.difference)} (${percent(one.low)} to ${percent(one.high)})`,
  ),
];
