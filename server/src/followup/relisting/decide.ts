import { canonicalJson, ENGINE_VERSION, type Finding, type Listing, type Match, sha256 } from '@vigie/engine';
import { z } from 'zod';
import type { Context } from '../../base/context.ts';
import { VigieError } from '../../base/core/errors.ts';
import { newId } from '../../base/core/ids.ts';
import type { Tx } from '../../base/database/store.ts';
import { addToCase, listCaseFindings, mustFindCase } from '../../case/index.ts';
import { findSnapshots, readPictures } from '../../listing/index.ts';
import { record } from '../../people/audit-store.ts';
import type { Account } from '../../people/store.ts';
import { findFindings, keepFinding } from '../../screening/index.ts';
import { Originals, type Signal } from './match.ts';
import { decideRelisting, findRelisting, standOf } from './relisting-store.ts';

/** In the place of a pack: what a finding of a return rests on is the offer that was confirmed. */
export const RETURN_PACK = 'return';
const RULE = 'confirmed-before';
const TITLE = { en: 'Offer confirmed before, back again', fr: 'Offre déjà confirmée, de retour' };

/** Where in the returned offer a signal is seen. */
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

/** The matches of a returned offer with the one it is again, as a finding has them; empty when it is not. */
async function matchReturn(tx: Tx, original: string, returned: string): Promise<Match[]> {
  const pictures = await readPictures(tx, [original, returned]);
  const [a, b] = (await findSnapshots(tx, [original, returned])).sort((x) => (x.id === original ? -1 : 1));
  if (!a || !b) return [];
  const offerOf = ({ id, content }: typeof a) => ({ content, pictures: pictures.get(id) ?? [] });
  const [match] = new Originals([offerOf(a)]).match(offerOf(b));
  return (match?.signals ?? []).map((signal) => matchOf(signal, b.content));
}

const restsSchema = z.object({ original: z.string(), returned: z.string() });

/** The matches of a return's finding anew, from what it rests on. */
export function rematchReturn(tx: Tx, restsOn: string): Promise<Match[]> {
  const { original, returned } = restsSchema.parse(JSON.parse(restsOn));
  return matchReturn(tx, original, returned);
}

/**
 * A person's decision on a return. Confirmed, it becomes a finding of the case that it came back to, on the same provisions, so that the next notice names it
 * and a further return is matched against it; rejected, it counts nowhere.
 *
 * @returns the id of the case
 * @throws VigieError `VIGIE_FOLLOWUP_UNKNOWN_RETURN` (404), `VIGIE_FOLLOWUP_RETURN_DECIDED` (409)
 */
export async function decideReturn(
  context: Context,
  tx: Tx,
  account: Account,
  input: { id: string; kind: 'confirm' | 'reject'; reason: string },
): Promise<string> {
  const { clock, jobs } = context;
  const now = clock();
  const unit = account.unit.id;
  const { id, kind, reason } = input;
  const relisting = await findRelisting(tx, id);
  if (!relisting)
    throw new VigieError(
      'VIGIE_FOLLOWUP_UNKNOWN_RETURN',
      { en: `There is no relisting ${id}.`, fr: `Il n’y a pas d’offre revenue ${id}.` },
      { status: 404 },
    );
  if (relisting.state !== 'found') {
    throw new VigieError(
      'VIGIE_FOLLOWUP_RETURN_DECIDED',
      { en: 'This return was decided before.', fr: 'Il a déjà été statué sur ce retour.' },
      { status: 409 },
    );
  }
  const state = kind === 'confirm' ? 'confirmed' : 'rejected';
  await decideRelisting(tx, id, { state, account: account.id, reason, now });
  await record(tx, {
    unit,
    account: account.id,
    act: 'return.decided',
    subject: relisting.case,
    reason,
    content: { relisting: id, kind },
    now,
  });
  const { snapshot, originalSnapshot } = relisting;
  if (kind === 'confirm' && snapshot !== null && originalSnapshot !== null) {
    const found = await mustFindCase(tx, relisting.case);
    const findings = await findFindings(tx, await listCaseFindings(tx, found.id));
    const rests = canonicalJson({ original: originalSnapshot, returned: snapshot });
    const legal = new Map(findings.flatMap((finding) => finding.legal).map((basis) => [basis.id, basis]));
    const finding: Finding = {
      rule: RULE,
      title: TITLE,
      pack: RETURN_PACK,
      packDigest: sha256(rests),
      engine: ENGINE_VERSION,
      severity: found.severity,
      legal: [...legal.values()],
      matches: await matchReturn(tx, originalSnapshot, snapshot),
    };
    const findingId = newId('fnd', now);
    const listing = relisting.returned.listing;
    const isNew = await keepFinding(tx, { id: findingId, unit, listing, snapshot, finding, now }, rests);
    if (isNew)
      await addToCase(
        { context, tx, unit, by: null, now },
        { caseId: found.id, finding: findingId, listing, snapshot },
      );
  }
  const { stage, undecided } = await standOf(tx, relisting.case);
  const nextStep = undecided ? 'decide-return' : kind === 'confirm' ? 'notice' : null;
  await jobs.emit(tx, unit, 'return.decided', relisting.case, { case: relisting.case, relisting: id, stage, nextStep });
  return relisting.case;
}
