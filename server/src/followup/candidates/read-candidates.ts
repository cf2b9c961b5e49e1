import type { Words } from '@vigie/engine';
import type { z } from 'zod';
import { plainDate } from '../../base/core/clock.ts';
import type { Tx } from '../../base/database/store.ts';
import { findPlatform, type Platform } from '../../base/registers/platforms.ts';
import { sayDay } from '../../base/text/write-day.ts';
import type { Work } from '../../people/index.ts';
import type { ObligationFacts } from '../obligations/obligation-schema.ts';
import { knownPlatform, readObligations } from '../obligations/read-obligations.ts';
import { listPlatforms } from '../pages/page-store.ts';
import { refuse } from '../refusals.ts';
import type { Candidate, candidatesSchema } from './candidate-schema.ts';
import { type CandidateFrame, countCandidates, isWithoutExhibit, listCandidates } from './candidate-store.ts';

/** What registers and settings say: where the platforms are and whose days are counted. */
interface Where {
  platforms: readonly Platform[];
  timeZone: string;
}

/** What every list of candidates says, on screen and in a court file. */
const JUDGES: Words = {
  en: 'A candidate is what a person saw and sealed, no infringement found: whether one counts, and what follows from it, is for the judge to say.',
  fr: 'Un candidat est ce qu’une personne a vu et fait sceller, non une infraction constatée : dire si l’un compte, et ce qui en découle, revient au juge.',
};

/** What is counted, in a sentence. */
const defineCandidates = ({ packs, from, until, isWithdrawn }: CandidateFrame): Words => {
  if (isWithdrawn)
    return {
      en: 'This order or judgment was withdrawn: no day of it is a candidate any more. What was decided before is listed, and counted nowhere else.',
      fr: 'Cette injonction ou ce jugement a été retiré : aucun jour n’en est plus un candidat. Ce qui avait été tranché est énuméré, et n’est compté nulle part ailleurs.',
    };
  const begins = sayDay(from);
  const ends = until === null ? null : sayDay(until);
  return {
    en: `Listings of cases that stand confirmed by a person, in which a rule of ${packs.join(', ')} found something or a relisting was confirmed, and that a check found online on a day ${ends === null ? `from ${begins.en} on` : `from ${begins.en} to ${ends.en}`}: each listing once for each day and obligation, however many checks. Confirmed: by a person, with a sealed page of that day.`,
    fr: `Offres d’affaires confirmées par une personne, et qui le sont toujours, où une règle de ${packs.join(', ')} a trouvé quelque chose ou dont la remise en ligne a été confirmée, et qu’un contrôle a vues en ligne un jour ${ends === null ? `à partir du ${begins.fr}` : `du ${begins.fr} au ${ends.fr}`} : chaque offre une fois par jour et par obligation, quel que soit le nombre de contrôles. Confirmé : par une personne, avec une page scellée de ce jour.`,
  };
};

async function hostsOf(tx: Tx, name: string, platforms: readonly Platform[]): Promise<string[]> {
  const known = knownPlatform(platforms, name);
  if (known === null) return [name];
  return (await listPlatforms(tx)).filter((host) => findPlatform(platforms, host)?.key === known.key);
}

/** Null: it does not penalise each infringement. */
async function frameOf(
  tx: Tx,
  name: string,
  obligation: ObligationFacts,
  { platforms, timeZone }: Where,
): Promise<CandidateFrame | null> {
  const { key, eachInfringement, from, until, own } = obligation;
  if (eachInfringement === null || from === null) return null;
  const hosts = await hostsOf(tx, name, platforms);
  const isWithdrawn = (own?.withdrawn ?? null) !== null;
  return { obligation: key, hosts, packs: eachInfringement.packs, from, until, timeZone, isWithdrawn };
}

/**
 * The obligation of a platform whose candidates are asked for, and which they are.
 *
 * @throws VigieError `VIGIE_FOLLOWUP_NO_OBLIGATION` (404)
 */
export async function mustFrame(
  tx: Tx,
  { platform, obligation: key }: { platform: string; obligation: string },
  where: Where,
): Promise<{ obligation: ObligationFacts; frame: CandidateFrame }> {
  const obligation = (await readObligations(tx, platform, where)).find((each) => each.key === key);
  const frame = obligation && (await frameOf(tx, platform, obligation, where));
  return obligation && frame ? { obligation, frame } : refuse('VIGIE_FOLLOWUP_NO_OBLIGATION', { platform, key });
}

/** A page of the candidates of an obligation, with their counts. */
export async function readCandidates(
  tx: Tx,
  asked: { platform: string; obligation: string; state: string; cursor?: string | undefined; limit: number },
  where: Where,
): Promise<z.infer<typeof candidatesSchema>> {
  const { state, cursor, limit } = asked;
  const { obligation, frame } = await mustFrame(tx, asked, where);
  const items = await listCandidates(tx, frame, { state, cursor, most: limit });
  return {
    obligation,
    counts: await countCandidates(tx, frame),
    definition: defineCandidates(frame),
    notice: JUDGES,
    items,
    next: items.length === limit ? (items.at(-1)?.id ?? null) : null,
  };
}

/**
 * Whether an offer would be a candidate if it is seen online today, and no page of it is sealed today yet: nobody could
 * confirm it.
 */
export async function lacksExhibit(
  { context, tx, now }: Work,
  { listing, platform }: { listing: string; platform: string },
): Promise<boolean> {
  const where = { platforms: context.platforms(), timeZone: context.config.home.timeZone };
  const day = plainDate(now, where.timeZone);
  for (const obligation of await readObligations(tx, platform, where)) {
    const frame = await frameOf(tx, platform, obligation, where);
    if (frame === null || frame.isWithdrawn || day < frame.from || (frame.until !== null && day > frame.until))
      continue;
    if (await isWithoutExhibit(tx, frame, { listing, day })) return true;
  }
  return false;
}

const PAGE = 2_000;

/** All candidates of a case that a person confirmed and that stand: a court file leaves none out. */
async function listConfirmed(tx: Tx, frame: CandidateFrame, of: string): Promise<Candidate[]> {
  const found: Candidate[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await listCandidates(tx, frame, { state: 'confirmed', cursor, most: PAGE, of });
    found.push(...page.filter(({ stands }) => stands));
    if (page.length < PAGE) return found;
    cursor = page.at(-1)?.id;
  }
}

/** What a court file has of an obligation: the candidates of one case that a person confirmed and that stand. */
interface CaseCandidates {
  obligation: ObligationFacts;
  definition: Words;
  notice: Words;
  candidates: Candidate[];
}

/** The confirmed candidates of a case, by obligation; obligations without any are left out. */
export async function readCaseCandidates(
  tx: Tx,
  { id, platform }: { id: string; platform: string },
  where: Where,
): Promise<CaseCandidates[]> {
  const found: CaseCandidates[] = [];
  for (const obligation of await readObligations(tx, platform, where)) {
    const frame = await frameOf(tx, platform, obligation, where);
    if (frame === null) continue;
    const candidates = await listConfirmed(tx, frame, id);
    if (candidates.length > 0)
      found.push({ obligation, definition: defineCandidates(frame), notice: JUDGES, candidates });
  }
  return found;
}
