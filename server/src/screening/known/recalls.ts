import {
  canonicalJson,
  compile,
  type Finding,
  type Pack,
  productsOf,
  type RecalledProduct,
  type Screener,
  withProducts,
} from '@vigie/engine';
import type { Context, Packs } from '../../base/context.ts';
import { plainDate } from '../../base/core/clock.ts';
import { newId } from '../../base/core/ids.ts';
import type { Tx } from '../../base/database/store.ts';
import { findSnapshots, type Snapshot, withPictures } from '../../listing/index.ts';
import { inWork, type Work } from '../../people/index.ts';
import { readDisabled } from '../disabled/disabled-rule-store.ts';
import { keepFinding, saveShadowFindings } from '../store.ts';
import { listRecalls, type Recall, stampOfRecalls } from './known-store.ts';

/** The pack whose rule recalls are found by, with its list of products. */
const RECALL_PACK = 'eu-recalled-products';
const LIST = 'recalled';
/** The rule that recalls are found by, as `pack/rule`. */
export const RECALL_RULE = `${RECALL_PACK}/recalled-product`;

/** A finding on a recalled product, with the text of the pack that it rests on: the rule, and the one recall. */
export interface RecallFinding {
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
}

/** The rule needs its pack in force; without it nothing is found. */
export function createRegister(packs: Packs): Register {
  const pack = packs.packs.find(({ id }) => id === RECALL_PACK);
  let known: { stamp: string; recalls: Recall[]; products: RecalledProduct[]; screener: Screener | null } | null = null;

  async function read(tx: Tx) {
    const stamp = await stampOfRecalls(tx);
    if (known?.stamp === stamp) return known;
    const recalls = await listRecalls(tx);
    const products = recalls.flatMap((recall) => productsOf({ ...recall, pictures: [] }));
    const screener = pack && products.length > 0 ? compile([withProducts(pack, LIST, products)]) : null;
    known = { stamp, recalls, products, screener };
    return known;
  }

  return {
    read,
    async screen(tx) {
      const { screener, products } = await read(tx);
      if (!screener || !pack) return () => [];
      return (snapshot, asOf) => {
        const terms = screener
          .screen(snapshot.content, { asOf })
          .flatMap(({ matches }) => matches.map(({ term }) => term));
        if (terms.length === 0) return [];
        const references = new Set(
          products
            .map(({ reference }) => reference)
            .filter((reference) => terms.some((term) => term === reference || term.startsWith(`${reference}: `))),
        );
        return [...references].flatMap((reference) => {
          const alone: Pack = withProducts(
            pack,
            LIST,
            products.filter((product) => product.reference === reference),
          );
          const restsOn = canonicalJson(alone);
          return compile([alone])
            .screen(snapshot.content, { asOf })
            .map((finding) => ({ finding, restsOn }));
        });
      };
    },
  };
}

/**
 * Looks for recalled products in snapshots and keeps the findings; where the unit has disabled the rule, they are
 * counted. What was found before stays as it is.
 *
 * @returns the ids of the findings that are new
 */
export async function keepRecalls(work: Work, register: Register, snapshots: Snapshot[]): Promise<string[]> {
  const { context, tx, unit, now } = work;
  const made: string[] = [];
  const passedOver: { snapshot: string; finding: Finding }[] = [];
  const disabled = await readDisabled(tx);
  const screen = await register.screen(tx);
  for (const snapshot of snapshots) {
    const asOf = plainDate(new Date(snapshot.seenAt), context.config.home.timeZone);
    for (const { finding, restsOn } of screen(snapshot, asOf)) {
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
    const snapshots = await withPictures(work.tx, await findSnapshots(work.tx, ids));
    const findings = await keepRecalls(work, register, snapshots);
    if (findings.length > 0) await context.jobs.emit(work.tx, unit, 'finding.made', 'screening', { findings });
  });
}
