import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Tx } from '../base/database/store.ts';
import { pageOf, pageQuery, toPage } from '../base/http/http.ts';
import type { Vault } from '../evidence/index.ts';
import { command, download, query } from '../people/index.ts';
import { timeOfRound } from './draw/plan.ts';
import { holdItem, type Item, listShown, type Progress, readProgress } from './item-store.ts';
import { beginSweep, drawnBy, planOf, planSweep, seedSweep } from './make-plan.ts';
import { refusal, refuse } from './refusals.ts';
import { differencesFor, nextToReview, reviewItem, settleItem } from './review.ts';
import { pauseSweep, resumeSweep, retrySweep } from './run-sweep.ts';
import {
  beginSchema,
  differenceSchema,
  FRAME_CHARACTERS,
  gapSchema,
  itemSchema,
  nextSchema,
  numberQuery,
  openingSchema,
  planInputSchema,
  reviewInputSchema,
  type Sweep,
  settlingInputSchema,
  sweepSchema,
} from './schema.ts';
import { findOpening, findSweep, type HeldSweep, listEntries, listGaps, listSweeps } from './sweep-store.ts';

function showPlan(sweep: HeldSweep): Sweep['plan'] {
  if (sweep.plan === null) return null;
  const { design, outside, secondReview, elusion, entries } = planOf(sweep);
  const { precision, logIndex, loggedAt, value, signature } = sweep;
  const round = outside.kind === 'beacon' ? outside.round : null;
  return {
    design: design.kind,
    draw: drawnBy(design, entries),
    expected: precision?.expected ?? null,
    margin: precision?.margin ?? null,
    secondReview,
    elusion,
    outside: {
      kind: outside.kind,
      name: outside.kind === 'witness' ? outside.name : null,
      round,
      roundAt: round === null ? null : timeOfRound(round).toISOString(),
    },
    digest: createHash('sha256').update(sweep.plan).digest('hex'),
    logIndex,
    loggedAt,
    value,
    signature,
  };
}

function toSweep(sweep: HeldSweep, progress: Progress): Sweep {
  const {
    id,
    by,
    at,
    state,
    failure,
    question,
    missing,
    packs,
    source,
    stratify,
    root,
    entries,
    strata,
    unread,
    screened,
    figures,
  } = sweep;
  const frame =
    root === null || entries === null
      ? null
      : {
          entries,
          unread,
          root,
          strata: Object.entries(strata ?? {}).map(([stratum, n]) => ({ stratum, entries: n })),
        };
  return {
    id,
    by,
    at,
    state,
    failure,
    question,
    missing,
    packs,
    source,
    stratify,
    frame,
    plan: showPlan(sweep),
    progress,
    screened,
    figures,
  };
}

const mustBe = async (tx: Tx, id: string): Promise<HeldSweep> =>
  (await findSweep(tx, id)) ?? refuse('VIGIE_SWEEP_UNKNOWN', { id });

/** A sweep as people see it. @throws VigieError `VIGIE_SWEEP_UNKNOWN` */
export async function showSweep(tx: Tx, id: string): Promise<Sweep> {
  return toSweep(await mustBe(tx, id), await readProgress(tx, id));
}

const hex = z.string().regex(/^[0-9a-f]{64}$/);

/** What people do with sweeps. */
export const sweepEndpoints = (vault: Vault) => [
  command('POST /v1/sweeps', {
    says: 'Begins a sweep: its frame is read and committed to.',
    tag: 'sweep',
    role: 'analyst',
    forAll: true,
    options: () => ({ bodyLimit: 4 * FRAME_CHARACTERS }),
    body: beginSchema,
    answer: sweepSchema,
    run: async (work, { body }) => showSweep(work.tx, await beginSweep(work, body)),
  }),
  query('GET /v1/sweeps', {
    says: 'Lists sweeps, the newest first.',
    tag: 'sweep',
    role: 'reader',
    forAll: true,
    query: pageQuery.extend({ limit: z.coerce.number().int().min(1).max(50).default(20) }),
    answer: pageOf(sweepSchema),
    async run({ tx }, { query }) {
      const shown: Sweep[] = [];
      for (const sweep of await listSweeps(tx, query)) shown.push(toSweep(sweep, await readProgress(tx, sweep.id)));
      return toPage(shown, query.limit);
    },
  }),
  query('GET /v1/sweeps/:id', {
    says: 'Shows a sweep: its frame, plan, progress and figures.',
    tag: 'sweep',
    role: 'reader',
    forAll: true,
    reads: null,
    answer: sweepSchema,
    run: ({ tx }, { params: { id } }) => showSweep(tx, id),
  }),
  query('GET /v1/sweeps/:id/gaps', {
    says: 'Lists what of a source is not in the frame, and why.',
    tag: 'sweep',
    role: 'reader',
    forAll: true,
    reads: null,
    query: numberQuery,
    answer: pageOf(gapSchema),
    async run({ tx }, { params: { id }, query }) {
      await mustBe(tx, id);
      return toPage(await listGaps(tx, id, query), query.limit);
    },
  }),
  query('GET /v1/sweeps/:id/items', {
    says: 'Lists what was drawn and what became of each; rules and decisions are shown when the review is over.',
    tag: 'sweep',
    role: 'reader',
    forAll: true,
    reads: null,
    query: numberQuery,
    answer: pageOf(itemSchema),
    async run({ tx }, { params: { id }, query }) {
      const { state } = await mustBe(tx, id);
      return toPage(await listShown(tx, id, { ...query, isOver: state === 'done' }), query.limit);
    },
  }),
  command('POST /v1/sweeps/:id/plan', {
    says: 'Fixes how many are drawn and how; the plan is logged before its seed is known.',
    tag: 'sweep',
    role: 'analyst',
    forAll: true,
    body: planInputSchema,
    answer: sweepSchema,
    async run(work, { params: { id }, body }) {
      await planSweep(work, id, body);
      return showSweep(work.tx, id);
    },
  }),
  command('POST /v1/sweeps/:id/seed', {
    says: 'Takes the value that the plan announced, draws the sample and begins to visit it.',
    tag: 'sweep',
    role: 'analyst',
    forAll: true,
    // The witness's nonce, or the signature of the beacon's round; neither where the unit chooses.
    body: z.strictObject({
      value: hex.optional(),
      signature: z
        .string()
        .regex(/^[0-9a-f]{96}$/)
        .optional(),
    }),
    answer: sweepSchema,
    async run(work, { params: { id }, body }) {
      await seedSweep(work, id, body);
      return showSweep(work.tx, id);
    },
  }),
  command('PUT /v1/sweeps/:id/state', {
    says: 'Pauses the visits of a sweep, or goes on with them.',
    tag: 'sweep',
    role: 'analyst',
    forAll: true,
    body: z.strictObject({ state: z.enum(['paused', 'running']) }),
    answer: sweepSchema,
    async run(work, { params: { id }, body: { state } }) {
      await (state === 'paused' ? pauseSweep(work, id) : resumeSweep(work, id));
      return showSweep(work.tx, id);
    },
  }),
  command('POST /v1/sweeps/:id/retries', {
    says: 'Visits again the pages that could not be seen, before anybody reviews.',
    tag: 'sweep',
    role: 'analyst',
    forAll: true,
    answer: sweepSchema,
    async run(work, { params: { id } }) {
      await retrySweep(work, id);
      return showSweep(work.tx, id);
    },
  }),
  query('GET /v1/sweeps/:id/next', {
    says: 'Shows the next offer to review, without what rules or others say of it.',
    tag: 'sweep',
    role: 'analyst',
    forAll: true,
    reads: null,
    answer: nextSchema,
    run: (work, { params: { id } }) => nextToReview(work, id),
  }),
  command('POST /v1/sweeps/:id/reviews', {
    says: 'Decides on an offer that was drawn.',
    tag: 'sweep',
    role: 'analyst',
    forAll: true,
    body: reviewInputSchema,
    answer: nextSchema,
    async run(work, { params: { id }, body }) {
      await reviewItem(work, id, body);
      return nextToReview(work, id);
    },
  }),
  query('GET /v1/sweeps/:id/differences', {
    says: 'Lists offers on which two others differ.',
    tag: 'sweep',
    role: 'approver',
    forAll: true,
    reads: null,
    answer: z.object({ items: z.array(differenceSchema) }),
    run: async (work, { params: { id } }) => ({ items: await differencesFor(work, id) }),
  }),
  command('POST /v1/sweeps/:id/settlements', {
    says: 'Settles an offer on which two others differ.',
    tag: 'sweep',
    role: 'approver',
    forAll: true,
    body: settlingInputSchema,
    answer: z.object({ items: z.array(differenceSchema) }),
    async run(work, { params: { id }, body }) {
      await settleItem(work, id, body);
      return { items: await differencesFor(work, id) };
    },
  }),
  query('GET /v1/sweeps/:id/opening', {
    says: 'Opens a sweep to an auditor: plan, frame and secret, with which the sample is drawn again.',
    tag: 'sweep',
    role: 'auditor',
    forAll: true,
    reads: (_, { params: { id } }) => ({ act: 'sweep.opened', subject: id, content: {} }),
    answer: openingSchema,
    async run({ tx }, { params: { id } }) {
      const { value, signature, logIndex, loggedAt } = await mustBe(tx, id);
      const { plan, salt, secret } = (await findOpening(tx, id)) ?? refuse('VIGIE_SWEEP_UNKNOWN', { id });
      if (plan !== null && !secret) throw refusal('VIGIE_SWEEP_ERASED');
      if (plan === null || !salt || !secret) throw refusal('VIGIE_SWEEP_NO_PLAN');
      const frame = (await listEntries(tx, id)).map(({ stratum, address }) => `${stratum}\t${address}`);
      const opened = { plan, salt: salt.toString('hex'), logIndex, loggedAt, secret: secret.toString('hex') };
      return { ...opened, value, signature, frame };
    },
  }),
  download('GET /v1/sweeps/:id/items/:number/package', {
    says: 'The sealed package of a page that was drawn.',
    tag: 'sweep',
    role: 'reader',
    forAll: true,
    params: z.object({ id: z.string(), number: z.coerce.number().int().min(0).max(2_000_000_000) }),
    async find({ tx }, { params: { id, number } }): Promise<Item> {
      const item = await holdItem(tx, id, number);
      return item?.state === 'sealed' ? item : refuse('VIGIE_SWEEP_UNKNOWN', { id });
    },
    reads: (found, { params: { id, number } }) => ({
      act: 'sweep.package-downloaded',
      subject: id,
      content: { number, package: found.package },
    }),
    file: async (found) => ({
      type: 'application/wacz',
      body: await vault.readPackage(found.package),
      name: `${found.package}.wacz`,
    }),
  }),
];
