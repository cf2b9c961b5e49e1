import { setImmediate } from 'node:timers/promises';
import {
  canonicalJson,
  compile,
  type Finding,
  type Listing,
  RecallIndex,
  type RecallMatch,
  type RecallVerdict,
  withProducts,
} from '@vigie/engine';
import type { z } from 'zod';
import type { Context, Packs } from '../../base/context.ts';
import { plainDate } from '../../base/core/clock.ts';
import { newId } from '../../base/core/ids.ts';
import type { Tx } from '../../base/database/store.ts';
import { findNewest, findSnapshots, type Snapshot } from '../../listing/index.ts';
import { inWork, type Work } from '../../people/index.ts';
import { readDisabled } from '../disabled/disabled-rule-store.ts';
import { RECALL_PACK } from '../packs/recall-pack.ts';
import { refusal } from '../refusals.ts';
import type { recallMatchSchema } from '../schema.ts';
import { keepFinding, listMatches, saveShadowFindings } from '../store.ts';
import { say } from '../words.ts';
import { withOwnPictures } from './excluded-pictures.ts';
import { listRecalls, type Recall, stampOfRecalls } from './known-store.ts';

const LIST = 'recalled';
const RULE = 'recalled-product';
/** So many notices are read in one go. */
const STEP = 200;
/** The rule that recalls are found by, as `pack/rule`. */
export const RECALL_RULE = `${RECALL_PACK}/${RULE}`;

/** A finding on a recalled product, with the text of the pack that it rests on: the rule, and the one recall. */
export interface RecallFinding {
  reference: string;
  finding: Finding;
  restsOn: string;
}

/**
 * The recalls as they are looked for: the pack's rule over all of them, compiled once for as long as the register is
 * the same.
 */
export interface Register {
  read(tx: Tx): Promise<{ stamp: string; recalls: Recall[] }>;
  /** What snapshots have of recalled products, a finding for each recall. */
  screen(tx: Tx): Promise<(snapshot: Snapshot, asOf: string) => RecallFinding[]>;
  /** The recalls that may concern a listing, the surest first: those it falls under, and those that are possible. */
  match(tx: Tx, listing: Listing, asOf: string): Promise<{ match: RecallMatch; recall: Recall }[]>;
}

/** What a finding says by its verdict; one that is only possible is none. */
const TITLES: Record<Exclude<RecallVerdict, 'possible'>, Finding['title']> = {
  identifier: say('recallIdentifier'),
  product: say('recallProduct'),
};

const registers = new WeakMap<Packs, Register>();

/** The register of a process, for its queues and its pages. */
export function registerOf(packs: Packs): Register {
  const known = registers.get(packs) ?? createRegister(packs);
  registers.set(packs, known);
  return known;
}

/** The rule needs its pack in force; without it nothing is found. */
function createRegister(packs: Packs): Register {
  const pack = packs.packs.find(({ id }) => id === RECALL_PACK);
  let known: { stamp: string; made: Promise<{ recalls: Recall[]; index: RecallIndex | null }> } | null = null;

  /** In steps: who asks the web process for a page does not wait for twenty thousand notices. */
  async function build(recalls: Recall[]) {
    const index = pack && recalls.length > 0 ? new RecallIndex(pack, LIST) : null;
    for (const [done, recall] of recalls.entries()) {
      index?.add(recall);
      if (done % STEP === STEP - 1) await setImmediate();
    }
    return { recalls, index };
  }

  async function read(tx: Tx) {
    const stamp = await stampOfRecalls(tx);
    if (known?.stamp !== stamp) known = { stamp, made: build(await listRecalls(tx)) };
    return { stamp, ...(await known.made) };
  }

  return {
    read,
    async screen(tx) {
      const { index } = await read(tx);
      if (!index || !pack) return () => [];
      return (snapshot, asOf) =>
        [...index.certain(snapshot.content, asOf)].flatMap(([reference, verdict]) => {
          const alone = withProducts(pack, LIST, index.productsOf(reference));
          const restsOn = canonicalJson(alone);
          return compile([alone])
            .screen(snapshot.content, { asOf })
            .map((finding) => ({ reference, finding: { ...finding, title: TITLES[verdict] }, restsOn }));
        });
    },
    async match(tx, listing, asOf) {
      const { index, recalls } = await read(tx);
      if (!index) return [];
      const byReference = new Map(recalls.map((recall) => [recall.reference, recall]));
      return index.match(listing, asOf).flatMap((match) => {
        const recall = byReference.get(match.reference);
        return recall ? [{ match, recall }] : [];
      });
    },
  };
}

/**
 * Looks for recalled products in snapshots and keeps the findings; where the unit has disabled the rule, they are
 * counted. What was found before stays as it is: a recall that is published anew with other products is no second
 * finding in the same snapshot.
 *
 * @returns the ids of the findings that are new
 */
export async function keepRecalls(work: Work, register: Register, snapshots: Snapshot[]): Promise<string[]> {
  const { context, tx, unit, now } = work;
  const made: string[] = [];
  const passedOver: { snapshot: string; finding: Finding }[] = [];
  const disabled = await readDisabled(tx);
  const screen = await register.screen(tx);
  const before = await listMatches(
    tx,
    RULE,
    snapshots.map(({ id }) => id),
  );
  const isFound = (snapshot: string, reference: string): boolean =>
    before.some(
      (match) =>
        match.snapshot === snapshot &&
        match.pack === RECALL_PACK &&
        (match.term === reference || match.term.startsWith(`${reference}: `)),
    );
  for (const snapshot of snapshots) {
    const asOf = plainDate(new Date(snapshot.seenAt), context.config.home.timeZone);
    for (const { reference, finding, restsOn } of screen(snapshot, asOf)) {
      if (isFound(snapshot.id, reference)) continue;
      if (disabled.has(`${finding.pack}/${finding.rule}`)) {
        passedOver.push({ snapshot: snapshot.id, finding });
        continue;
      }
      const id = newId('fnd', now);
      const kept = { id, unit, listing: snapshot.listing, snapshot: snapshot.id, finding, now };
      if (await keepFinding(tx, kept, restsOn)) made.push(id);
    }
  }
  await saveShadowFindings(tx, unit, passedOver, now);
  return made;
}

/** Screens snapshots for recalled products, and announces what is new (`finding.made`). */
export async function screenRecalls(context: Context, register: Register, unit: string, ids: string[]): Promise<void> {
  await inWork(context, unit, async (work) => {
    const snapshots = await withOwnPictures(work.tx, await findSnapshots(work.tx, ids));
    const findings = await keepRecalls(work, register, snapshots);
    if (findings.length > 0) await context.jobs.emit(work.tx, unit, 'finding.made', 'screening', { findings });
  });
}

/**
 * The recalls that may concern a listing as it was seen last, the surest first.
 *
 * @throws VigieError `VIGIE_SCREENING_NO_LISTING` (404)
 */
export async function matchRecalls(
  { packs, config }: Context,
  tx: Tx,
  listing: string,
): Promise<z.output<typeof recallMatchSchema>[]> {
  const newest = await findNewest(tx, listing);
  const [snapshot] = newest === null ? [] : await findSnapshots(tx, [newest]);
  if (!snapshot) throw refusal('VIGIE_SCREENING_NO_LISTING', { id: listing });
  const asOf = plainDate(new Date(snapshot.seenAt), config.home.timeZone);
  const found = await registerOf(packs).match(tx, snapshot.content, asOf);
  return found.map(({ match: { reference, verdict, score, words }, recall }) => {
    const { title, publishedAt, url, lots } = recall;
    return { reference, title, publishedAt, url, lots, verdict, score, words };
  });
}
