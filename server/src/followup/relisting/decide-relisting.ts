import { canonicalJson, ENGINE_VERSION, type Finding, type Listing, type Match, sha256 } from '@vigie/engine';
import { z } from 'zod';
import { newId } from '../../base/core/ids.ts';
import type { Tx } from '../../base/database/store.ts';
import { addToCase, listCaseFindings, mustFindCase, mustKeep } from '../../case/index.ts';
import { findSnapshots, readPictures } from '../../listing/index.ts';
import { note, type PersonWork } from '../../people/index.ts';
import { findFindings, keepFinding } from '../../screening/index.ts';
import { refusal, refuse } from '../refusals.ts';
import { ConfirmedOffers, type Signal } from './match.ts';
import { findRelisting, type RelistingInCase, saveRelistingDecision, standOf } from './relisting-store.ts';

/**
 * In the place of a pack: what a finding of a relisting rests on is the offer that was confirmed. The name of the pack
 * and of its rule, and the names in the text it rests on, are older than the word relisting: findings are kept under
 * them, and under that text's digest.
 */
export const RELISTING_PACK = 'return';
const RULE = 'confirmed-before';
const TITLE = { en: 'Offer confirmed before, back again', fr: 'Offre déjà confirmée, de retour' };

/** Where in the relisted offer a signal is seen. */
function matchOf({ kind, detail }: Signal, content: Listing): Match {
  const whole = (field: string, text: string) => ({ field, start: 0, end: text.length, text, term: detail });
  switch (kind) {
    case 'gtin':
      return { ...whole('gtin', content.gtin ?? ''), via: 'attribute' };
    case 'model':
      return { ...whole('mpn', content.mpn ?? ''), via: 'attribute' };
    case 'trader':
      return { ...whole('trader', content.trader?.name ?? content.trader?.id ?? ''), via: 'attribute' };
    case 'text':
      return { ...whole('title', content.title), via: 'similar' };
    case 'picture': {
      const shown = content.images.findIndex((url) => detail.endsWith(url));
      return { ...whole(`images.${Math.max(0, shown)}`, content.images[shown] ?? ''), via: 'picture' };
    }
  }
}

/** The matches of a relisted offer with the one it is again, as a finding has them; empty when it is not. */
async function matchRelisting(tx: Tx, original: string, relisted: string): Promise<Match[]> {
  const pictures = await readPictures(tx, [original, relisted]);
  const [a, b] = (await findSnapshots(tx, [original, relisted])).sort((x) => (x.id === original ? -1 : 1));
  if (!a || !b) return [];
  const offerOf = ({ id, content }: typeof a) => ({ content, pictures: pictures.get(id) ?? [] });
  const [match] = new ConfirmedOffers([offerOf(a)]).match(offerOf(b));
  return (match?.signals ?? []).map((signal) => matchOf(signal, b.content));
}

const restsSchema = z.object({ original: z.string(), returned: z.string() });

/** The matches of a relisting's finding anew, from what it rests on. */
export function rematchRelisting(tx: Tx, restsOn: string): Promise<Match[]> {
  const { original, returned } = restsSchema.parse(JSON.parse(restsOn));
  return matchRelisting(tx, original, returned);
}

/**
 * A person's decision on a relisting. Confirmed, it becomes a finding of the case whose offer it is again, on the same
 * provisions, so that the next notice names it and a further relisting is matched against it; rejected, it counts
 * nowhere.
 *
 * @returns the id of the case
 * @throws VigieError `VIGIE_FOLLOWUP_UNKNOWN_RELISTING` (404), `VIGIE_FOLLOWUP_RELISTING_DECIDED` (409)
 */
export async function decideRelisting(
  work: PersonWork,
  id: string,
  { kind, reason }: { kind: 'confirm' | 'reject'; reason: string },
): Promise<string> {
  const { tx, by, now } = work;
  const relisting = (await findRelisting(tx, id)) ?? refuse('VIGIE_FOLLOWUP_UNKNOWN_RELISTING', { id });
  if (relisting.state !== 'found') throw refusal('VIGIE_FOLLOWUP_RELISTING_DECIDED');
  const { caseId } = relisting;
  if (kind === 'confirm') await mustKeep(work, caseId);
  const state = kind === 'confirm' ? 'confirmed' : 'rejected';
  await saveRelistingDecision(tx, id, { state, account: by.id, reason, now });
  if (kind === 'confirm') await makeFinding(work, relisting);
  const { stage, undecided } = await standOf(tx, caseId);
  const nextStep = undecided ? 'decide-relisting' : kind === 'confirm' ? 'notice' : null;
  await note(work, {
    act: 'relisting.decided',
    subject: caseId,
    reason,
    content: { relisting: id, kind },
    event: { case: caseId, relisting: id, stage, nextStep },
  });
  return caseId;
}

/** Adds the relisted offer to its case, as a finding on the provisions of those that are there. */
async function makeFinding(
  work: PersonWork,
  { caseId, snapshot, originalSnapshot, relisted: { listing } }: RelistingInCase,
): Promise<void> {
  if (snapshot === null || originalSnapshot === null) return;
  const { tx, unit, now } = work;
  const { severity } = await mustFindCase(tx, caseId);
  const findings = await findFindings(tx, await listCaseFindings(tx, caseId));
  const legal = new Map(findings.flatMap((finding) => finding.legal).map((basis) => [basis.id, basis]));
  const rests = canonicalJson({ original: originalSnapshot, returned: snapshot });
  const finding: Finding = {
    rule: RULE,
    title: TITLE,
    pack: RELISTING_PACK,
    packDigest: sha256(rests),
    engine: ENGINE_VERSION,
    severity,
    legal: [...legal.values()],
    matches: await matchRelisting(tx, originalSnapshot, snapshot),
  };
  const id = newId('fnd', now);
  if (!(await keepFinding(tx, { id, unit, listing, snapshot, finding, now }, rests))) return;
  await addToCase({ ...work, by: null }, { caseId, finding: id, listing, snapshot });
}
