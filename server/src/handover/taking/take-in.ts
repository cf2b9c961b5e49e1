import { newId } from '../../base/core/ids.ts';
import { takeCase } from '../../case/index.ts';
import { registerExhibit } from '../../evidence/index.ts';
import { keepAmong } from '../../listing/index.ts';
import type { Work } from '../../people/index.ts';
import { keepFinding } from '../../screening/index.ts';
import { findFindingOf, findSnapshotOf, type Kept } from '../handover-store.ts';
import type { HandedCase } from '../parcel/read-parcel.ts';
import { refusal } from '../refusals.ts';

/** Offers and findings as this unit keeps them, in the place of the giver's. */
async function keepFindings(work: Work, { id }: Kept, { findings, snapshots, restsOn }: HandedCase) {
  const { tx, unit, now } = work;
  const contents = [...snapshots.values()].map(({ content }) => content);
  await keepAmong(work, `handover ${id}`, contents);
  const kept: { finding: string; listing: string; snapshot: string }[] = [];
  for (const { id: _id, listing: _listing, madeAt: _madeAt, snapshot: theirs, ...finding } of findings) {
    const offer = snapshots.get(theirs);
    const here = offer && (await findSnapshotOf(tx, { platform: offer.content.platform, digest: offer.digest }));
    if (!here) throw refusal('VIGIE_HANDOVER_DAMAGED', { what: `snapshots/${theirs}.json` });
    const { id: snapshot, listing } = here;
    const made = { id: newId('fnd', now), listing, snapshot, finding, unit, now };
    const text = restsOn.get(finding.packDigest);
    if (text === undefined) throw refusal('VIGIE_HANDOVER_DAMAGED', { what: `rests-on/${finding.packDigest}.txt` });
    await keepFinding(tx, made, text);
    const { pack, rule, packDigest, engine } = finding;
    kept.push({ finding: await findFindingOf(tx, { snapshot, pack, rule, packDigest, engine }), listing, snapshot });
  }
  return kept;
}

/**
 * Makes what was handed over a case of this unit, in the transaction in which it may act on it: its offers, findings and
 * exhibits. What the giver decided, sent and noted stays beside it, as it was handed over. An object's record goes on
 * from whoever held it last; its packages of evidence follow as exhibits (`adopt-packages.ts`).
 *
 * @returns the case
 */
export async function takeIn(work: Work, handover: Kept, handed: HandedCase, keeper: string): Promise<string> {
  const { about, exhibits } = handed;
  const { platform, traderKey: trader, product, title, severity, visibility } = about.case;
  const from = { handover: handover.id, listDigest: handover.listDigest, from: handover.peer.name };
  const caseId = await takeCase(work, {
    ...{ platform, trader, product, title, severity },
    findings: await keepFindings(work, handover, handed),
    restricted: visibility === 'named' || visibility === 'sealed' ? { visibility, keeper } : null,
    from,
  });
  for (const { kind, package: packaged, description, holder, object, file, number, digest } of exhibits) {
    if (packaged !== null) continue;
    const place = `${handover.peer.name}, no. ${number}, ${digest.slice(0, 12)}`;
    const { since, ...collectedBy } = holder;
    const common = { case: caseId, description, collectedBy, collectedAt: since, collectedPlace: place.slice(0, 500) };
    if (kind === 'physical' && object) await registerExhibit(work, { kind: 'object', ...common, object }, null);
    else if (file) await registerExhibit(work, { kind: 'file', ...common, file }, null);
  }
  return caseId;
}
