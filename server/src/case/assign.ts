import type { Context } from '../base/context.ts';
import { newId } from '../base/core/ids.ts';
import { findSnapshots, listCompartments } from '../listing/index.ts';
import { inWork, note, type Work } from '../people/index.ts';
import { findFindings } from '../screening/index.ts';
import { needsReview, productKey, traderKey } from './group.ts';
import { rankCase } from './rank.ts';
import { addFinding, hasRule, openCase, raiseCase, reopenCase } from './store.ts';

/**
 * Puts findings into their cases: those of platform, trader and product that are open to the unit. A restricted case
 * gets what is found in its own offers, and no other offer by itself. Asks for evidence of each snapshot that goes to review (`finding.grouped`). A case
 * that was dismissed opens again only for a rule that its reviewer had not seen.
 */
export async function groupFindings(context: Context, unit: string, findingIds: string[]): Promise<void> {
  await inWork(context, unit, async (work) => {
    const { tx, now } = work;
    const findings = (await findFindings(tx, findingIds)).filter((finding) => needsReview(finding.severity));
    const snapshots = new Map(
      (await findSnapshots(tx, [...new Set(findings.map((finding) => finding.snapshot))])).map((found) => [
        found.id,
        found,
      ]),
    );
    const compartments = await listCompartments(tx, [...snapshots.keys()]);
    const announced = new Set<string>();
    const touched = new Map<string, { id: string; platform: string; trader: string }>();
    for (const finding of findings) {
      const snapshot = snapshots.get(finding.snapshot);
      if (!snapshot) throw new Error(`finding ${finding.id} names snapshot ${finding.snapshot}, which is not kept`);
      const { content } = snapshot;
      const compartment = compartments.get(finding.snapshot);
      const opened = compartment
        ? await raiseCase(tx, compartment, { severity: finding.severity, now })
        : await openCase(
            tx,
            { unit, platform: content.platform, trader: traderKey(content), product: productKey(content) },
            { id: newId('cas', now), title: content.title, severity: finding.severity, now },
          );
      const isNewRule = !(await hasRule(tx, opened.id, finding.pack, finding.rule));
      if (!(await addFinding(tx, { unit, caseId: opened.id, finding: finding.id, now }))) continue;
      touched.set(opened.id, { id: opened.id, platform: content.platform, trader: traderKey(content) });
      if (opened.isNew) {
        await note(work, { act: 'case.opened', subject: opened.id, content: { finding: finding.id } });
      } else if (opened.state === 'dismissed' && isNewRule) {
        await reopenCase(tx, opened.id, now);
        await note(work, { act: 'case.reopened', subject: opened.id, content: { finding: finding.id } });
      }
      const key = `${opened.id}/${finding.snapshot}`;
      if (announced.has(key)) continue;
      announced.add(key);
      await context.jobs.emit(tx, unit, 'finding.grouped', opened.id, {
        case: opened.id,
        listing: finding.listing,
        snapshot: finding.snapshot,
      });
    }
    for (const about of touched.values()) await rankCase(tx, about);
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
  if (!(await addFinding(tx, { unit, caseId, finding, now }))) return;
  await context.jobs.emit(tx, unit, 'finding.grouped', caseId, { case: caseId, listing, snapshot });
}
