import type { Context } from '../../base/context.ts';
import { ALL_CASES, OPEN_CASES, type Reader } from '../../base/database/reader.ts';
import { inWork, note, type Work } from '../../people/index.ts';
import { seal } from '../inquiry-key.ts';
import { evaluateMany } from '../prf/evaluate-many.ts';
import { makeKey } from '../prf/suite.ts';
import { makeTable } from '../prf/table.ts';
import { knownOf, pictureInputs } from '../subject/normalise.ts';
import type { About } from '../subject/subject-schema.ts';
import { findOpening, markFresh, markStale } from '../unit/unit-store.ts';
import { dropTable, listOffers, listPictures, listShared, saveTable } from './known-store.ts';

/** Rows that one transaction reads: a second of work. */
const PORTION = 1_000;

/** What the unit knows, as inputs of the function: of businesses and goods, and of whom it may concern besides. */
type Known = Record<About, Set<string>>;

/** Has what the unit knows computed anew, once for all that changes until it begins. */
export async function prepareAnew({ context, tx, unit }: Pick<Work, 'context' | 'tx' | 'unit'>): Promise<void> {
  if (await markStale(tx)) await context.jobs.send(tx, 'inquiry.prepare', { unit });
}

/**
 * Computes anew what the unit knows, under keys that are made for it: from its cases that are open to the whole unit and
 * not set aside, and from restricted ones whose keeper said so. What another unit kept of earlier answers says nothing of
 * the new table. Of a unit that is closed there is none.
 */
export async function prepareTables(context: Context, unit: string): Promise<void> {
  const opening = await context.store.inUnit(unit, async (tx) => {
    // Before anything is read: what changes from here on has it prepared once more.
    await markFresh(tx);
    return findOpening(tx);
  });
  if (!opening) return;
  const known: Known = { business: new Set(), person: new Set() };
  await readKnown(context, unit, known, { reader: OPEN_CASES, caseId: null });
  const shared = await context.store.inUnit(unit, listShared, ALL_CASES);
  for (const caseId of shared) await readKnown(context, unit, known, { reader: caseId, caseId });
  await prepareTable(context, unit, 'business', [...known.business]);
  // A unit that may ask for persons asks once, and is answered of companies too.
  if (opening.authority) await prepareTable(context, unit, 'person', [...known.business.union(known.person)]);
  else await context.store.inUnit(unit, (tx) => dropTable(tx, 'person'));
}

async function readKnown(
  { store }: Context,
  unit: string,
  known: Known,
  { reader, caseId }: { reader: Reader; caseId: string | null },
): Promise<void> {
  for (let after = ''; ; ) {
    const from = after;
    const offers = await store.inUnit(unit, (tx) => listOffers(tx, caseId, from, PORTION), reader);
    for (const { content } of offers) for (const { about, input } of knownOf(content)) known[about].add(input);
    const last = offers.at(-1);
    if (!last) break;
    after = last.id;
  }
  for (let after = ''; ; ) {
    const from = after;
    const pictures = await store.inUnit(unit, (tx) => listPictures(tx, caseId, from, PORTION), reader);
    for (const pdq of pictures) for (const input of pictureInputs(pdq)) known.business.add(input);
    const last = pictures.at(-1);
    if (last === undefined) break;
    after = last;
  }
}

async function prepareTable(context: Context, unit: string, about: About, inputs: string[]): Promise<void> {
  const began = performance.now();
  const key = makeKey();
  const table = makeTable(await evaluateMany(key.secret, inputs));
  const seconds = Math.ceil((performance.now() - began) / 1000);
  const publicKey = Buffer.from(key.public).toString('base64');
  const secret = seal(context.config.dataDir, `${unit}/${about}/${publicKey}`, key.secret);
  await inWork(context, unit, async (work) => {
    const { tx, now } = work;
    // It may have been closed meanwhile.
    const opening = await findOpening(tx);
    if (!opening || (about === 'person' && !opening.authority)) return;
    await saveTable(tx, { unit, about, table, publicKey, secret, seconds, now });
    await note(work, { act: 'inquiry.prepared', subject: unit, content: { about, publicKey, seconds } });
  });
}
