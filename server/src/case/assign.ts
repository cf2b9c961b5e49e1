import type { Listing, Severity } from '@vigie/engine';
import type { Context } from '../base/context.ts';
import { newId } from '../base/core/ids.ts';
import { findSnapshots, listCompartments } from '../listing/index.ts';
import { inWork, noteAll, type Work } from '../people/index.ts';
import { findFindings, type KeptFinding } from '../screening/index.ts';
import { settle } from './decision/settle.ts';
import { needsReview, productKey, traderKey, worse } from './group.ts';
import {
  addFindings,
  askForDocument,
  type CaseKey,
  keyOf,
  listSeenIn,
  type NewCase,
  type Opened,
  openCases,
  raiseCases,
  reopenCases,
  type Seen,
} from './group-store.ts';
import { rankCases } from './rank.ts';
import { describeCases } from './worktable/describe-store.ts';
import { marksOf, searchWords, vectorOf } from './worktable/search-words.ts';
import { addTexts, addTraderKeys } from './worktable/text-store.ts';
import { traderKeysOf } from './worktable/trader-keys.ts';

/** A finding that goes to review, with the key of its case and the offer's title. */
interface Grouped {
  finding: KeptFinding;
  key: CaseKey;
  title: string;
  /** What the offer is found by. */
  words: Set<string>;
  content: Listing;
  /** The restricted case that its offer is of. */
  compartment: string | null;
}

async function readGrouped({ tx }: Work, findingIds: string[]): Promise<Grouped[]> {
  const findings = (await findFindings(tx, findingIds)).filter(({ severity }) => needsReview(severity));
  const ids = [...new Set(findings.map(({ snapshot }) => snapshot))];
  const contents = new Map((await findSnapshots(tx, ids)).map(({ id, content }) => [id, content]));
  const compartments = await listCompartments(tx, ids);
  const words = new Map([...contents].map(([id, content]) => [id, searchWords(content)]));
  return findings.map((finding) => {
    const content = contents.get(finding.snapshot);
    if (!content) throw new Error(`finding ${finding.id} names snapshot ${finding.snapshot}, which is not kept`);
    const key = { platform: content.platform, trader: traderKey(content), product: productKey(content) };
    return {
      ...{ finding, key, title: content.title, words: words.get(finding.snapshot) ?? new Set(), content },
      compartment: compartments.get(finding.snapshot) ?? null,
    };
  });
}

/** Each case once, with the title of the first of its findings and the severity of the worst. */
function casesOf(grouped: Grouped[], now: Date): NewCase[] {
  const cases = new Map<string, NewCase>();
  for (const { finding, key, title } of grouped) {
    const name = keyOf(key);
    const known = cases.get(name);
    const severity: Severity = known ? worse(known.severity, finding.severity) : finding.severity;
    cases.set(name, known ? { ...known, severity } : { ...key, id: newId('cas', now), title, severity });
  }
  return [...cases.values()];
}

/** A finding in its case. */
type Placed = Pick<Grouped, 'finding' | 'words' | 'content'> & { opened: Opened };

/**
 * Finds the case of each finding: that of platform, trader and product, which is opened where there is none. A
 * restricted case gets what is found in its own offers, and no other offer by itself.
 */
async function place({ tx, unit, now }: Work, grouped: Grouped[]): Promise<Placed[]> {
  const ofUnit = grouped.filter(({ compartment }) => compartment === null);
  const cases = await openCases(tx, unit, casesOf(ofUnit, now), now);
  const found = grouped.flatMap(({ compartment, finding: { severity } }) =>
    compartment === null ? [] : [{ compartment, severity }],
  );
  const restricted = await raiseCases(tx, found, now);
  return grouped.flatMap(({ finding, key, words, content, compartment }) => {
    const opened = compartment === null ? cases.get(keyOf(key)) : restricted.get(compartment);
    return opened ? [{ finding, words, content, opened }] : [];
  });
}

/** What the cases are found by, of the offers that come to them. */
function textsOf(added: readonly Placed[]): { caseId: string; words: string }[] {
  const words = Map.groupBy(added, ({ opened }) => opened.id);
  return [...words].map(([caseId, of]) => ({
    caseId,
    words: vectorOf(new Set(of.flatMap(({ finding, words }) => [...marksOf(finding), ...words]))),
  }));
}

/** The first of each by its name. */
function firstOf<T>(all: T[], nameOf: (one: T) => string): T[] {
  const first = new Map<string, T>();
  for (const one of all) if (!first.has(nameOf(one))) first.set(nameOf(one), one);
  return [...first.values()];
}

/** Whether a rule, or an offer, was not before the person who decided a case or closed it. @param seen undefined: nothing was in it */
const isNewRule = ({ finding: { pack, rule } }: Placed, seen: Seen | undefined) => !seen?.rules.has(`${pack}/${rule}`);
const isNews = (one: Placed, seen: Seen | undefined): boolean =>
  isNewRule(one, seen) || !seen?.listings.has(one.finding.listing);

/** Whether a finding opens its case again: one that was dismissed, for a new rule alone; one that was closed, for any news. */
const reopens = (one: Placed, seen: Seen | undefined): boolean =>
  one.opened.state === 'dismissed' ? isNewRule(one, seen) : one.opened.isClosed && isNews(one, seen);

/** Whether a finding is news in a case that stands as it was decided: no document says it yet. */
const asksForDocument = (one: Placed, seen: Seen | undefined): boolean =>
  (one.opened.state === 'confirmed' || one.opened.state === 'escalated') && !one.opened.isClosed && isNews(one, seen);

/**
 * Puts findings into their cases and asks for evidence of each snapshot that goes to review (`finding.grouped`). As
 * many statements for a thousand findings as for one; those that keep others from the audit log come last.
 */
export async function groupFindings(context: Context, unit: string, findingIds: string[]): Promise<void> {
  await inWork(context, unit, async (work) => {
    const { tx, now } = work;
    const grouped = await readGrouped(work, findingIds);
    if (grouped.length === 0) return;
    const placed = await place(work, grouped);
    const decided = placed.flatMap(({ opened }) => (opened.state === 'open' ? [] : [opened.id]));
    const seen = await listSeenIn(tx, [...new Set(decided)]);
    const pairs = placed.map(({ finding, opened }) => ({ caseId: opened.id, finding: finding.id }));
    const isAdded = await addFindings(tx, unit, pairs, now);
    const added = placed.filter(({ finding }) => isAdded.has(finding.id));
    const reopened = added.filter((one) => reopens(one, seen.get(one.opened.id)));
    const toReopen = [...new Set(reopened.map(({ opened }) => opened.id))];
    await settle(work, toReopen, 'all');
    await reopenCases(tx, toReopen, now);
    const news = added.filter((one) => asksForDocument(one, seen.get(one.opened.id)));
    await askForDocument(tx, [...new Set(news.map(({ opened }) => opened.id))]);
    const changed = [...new Set(added.map(({ opened }) => opened.id))];
    await rankCases(tx, changed);
    await describeCases(tx, changed);
    await addTexts(tx, unit, textsOf(added));
    const announced = firstOf(added, ({ finding, opened }) => `${opened.id}/${finding.snapshot}`);
    await addTraderKeys(
      tx,
      unit,
      announced.flatMap(({ opened, content }) => traderKeysOf(opened.id, content)),
    );
    await context.jobs.emitAll(
      tx,
      unit,
      'finding.grouped',
      announced.map(({ finding: { listing, snapshot }, opened: { id } }) => ({
        subject: id,
        content: { case: id, listing, snapshot },
      })),
    );
    const firstIn = (all: typeof added) => firstOf(all, ({ opened }) => opened.id);
    await noteAll(
      work,
      firstIn(added.filter(({ opened }) => opened.isNew)).map(({ finding, opened }) => ({
        act: 'case.opened',
        subject: opened.id,
        content: { finding: finding.id },
      })),
    );
    await noteAll(
      work,
      firstIn(reopened).map(({ finding, opened }) => ({
        act: 'case.reopened',
        subject: opened.id,
        // What was decided on a closed case stands: it is not counted as one more to decide.
        content: opened.isClosed ? { after: 'finding.made', found: finding.id } : { finding: finding.id },
      })),
    );
  });
}

/**
 * Adds to a case a finding that a person has confirmed to belong there, and asks for its evidence (`finding.grouped`).
 */
export async function addToCase(
  { context, tx, unit, now }: Work,
  added: { caseId: string; finding: string; listing: string; snapshot: string },
): Promise<void> {
  const { caseId, finding, listing, snapshot } = added;
  if ((await addFindings(tx, unit, [{ caseId, finding }], now)).size === 0) return;
  await describeCases(tx, [caseId]);
  const [offer] = await findSnapshots(tx, [snapshot]);
  const [found] = await findFindings(tx, [finding]);
  const words = [...(found ? marksOf(found) : []), ...(offer ? searchWords(offer.content) : [])];
  await addTexts(tx, unit, [{ caseId, words: vectorOf(words) }]);
  if (offer) await addTraderKeys(tx, unit, traderKeysOf(caseId, offer.content));
  await context.jobs.emit(tx, unit, 'finding.grouped', caseId, { case: caseId, listing, snapshot });
}
