import type { Severity } from '@vigie/engine';
import type { Context } from '../base/context.ts';
import { newId } from '../base/core/ids.ts';
import { findSnapshots } from '../listing/index.ts';
import { inWork, noteAll, type Work } from '../people/index.ts';
import { findFindings, type KeptFinding } from '../screening/index.ts';
import { needsReview, productKey, traderKey, worse } from './group.ts';
import { addFindings, type CaseKey, keyOf, listRulesOf, type NewCase, openCases, reopenCases } from './group-store.ts';
import { rankCases } from './rank.ts';

/** A finding that goes to review, with the key of its case and the offer's title. */
interface Grouped {
  finding: KeptFinding;
  key: CaseKey;
  title: string;
}

async function readGrouped({ tx }: Work, findingIds: string[]): Promise<Grouped[]> {
  const findings = (await findFindings(tx, findingIds)).filter(({ severity }) => needsReview(severity));
  const snapshots = await findSnapshots(tx, [...new Set(findings.map(({ snapshot }) => snapshot))]);
  const contents = new Map(snapshots.map(({ id, content }) => [id, content]));
  return findings.map((finding) => {
    const content = contents.get(finding.snapshot);
    if (!content) throw new Error(`finding ${finding.id} names snapshot ${finding.snapshot}, which is not kept`);
    const key = { platform: content.platform, trader: traderKey(content), product: productKey(content) };
    return { finding, key, title: content.title };
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

/** The first of each by its name. */
function firstOf<T>(all: T[], nameOf: (one: T) => string): T[] {
  const first = new Map<string, T>();
  for (const one of all) if (!first.has(nameOf(one))) first.set(nameOf(one), one);
  return [...first.values()];
}

/**
 * Puts findings into their cases and asks for evidence of each snapshot that goes to review (`finding.grouped`). A case
 * that was dismissed opens again only for a rule that its reviewer had not seen. As many statements for a thousand
 * findings as for one; those that keep others from the audit log come last.
 */
export async function groupFindings(context: Context, unit: string, findingIds: string[]): Promise<void> {
  await inWork(context, unit, async (work) => {
    const { tx, now } = work;
    const grouped = await readGrouped(work, findingIds);
    if (grouped.length === 0) return;
    const cases = await openCases(tx, unit, casesOf(grouped, now), now);
    const placed = grouped.flatMap(({ finding, key }) => {
      const opened = cases.get(keyOf(key));
      return opened ? [{ finding, opened }] : [];
    });
    const dismissed = [...cases.values()].filter(({ state, isNew }) => state === 'dismissed' && !isNew);
    const seen = await listRulesOf(
      tx,
      dismissed.map(({ id }) => id),
    );
    const pairs = placed.map(({ finding, opened }) => ({ caseId: opened.id, finding: finding.id }));
    const isAdded = await addFindings(tx, unit, pairs, now);
    const added = placed.filter(({ finding }) => isAdded.has(finding.id));
    const reopened = added.filter(
      ({ finding, opened }) =>
        opened.state === 'dismissed' && !seen.get(opened.id)?.has(`${finding.pack}/${finding.rule}`),
    );
    await reopenCases(tx, [...new Set(reopened.map(({ opened }) => opened.id))], now);
    await rankCases(tx, [...new Set(added.map(({ opened }) => opened.id))]);
    const announced = firstOf(added, ({ finding, opened }) => `${opened.id}/${finding.snapshot}`);
    await context.jobs.emitAll(
      tx,
      unit,
      'finding.grouped',
      announced.map(({ finding: { listing, snapshot }, opened: { id } }) => ({
        subject: id,
        content: { case: id, listing, snapshot },
      })),
    );
    const isOfNew = added.filter(({ opened }) => opened.isNew);
    for (const [act, all] of [
      ['case.opened', isOfNew],
      ['case.reopened', reopened],
    ] as const) {
      await noteAll(
        work,
        firstOf(all, ({ opened }) => opened.id).map(({ finding, opened }) => ({
          act,
          subject: opened.id,
          content: { finding: finding.id },
        })),
      );
    }
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
  await context.jobs.emit(tx, unit, 'finding.grouped', caseId, { case: caseId, listing, snapshot });
}
