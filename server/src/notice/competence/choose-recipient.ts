import { newId } from '../../base/core/ids.ts';
import { PLACE_KINDS, type PlaceKind } from '../../base/registers/competence.ts';
import { isCountry } from '../../base/registers/countries.ts';
import { findPlatform } from '../../base/registers/platforms.ts';
import { listCaseFindings, mustFindCase } from '../../case/index.ts';
import { note, type PersonWork } from '../../people/index.ts';
import { findFindings } from '../../screening/index.ts';
import { refusal, refuse } from '../refusals.ts';
import { listChoices, saveChoice } from './choice-store.ts';
import type { Choice, ChoiceInput } from './competence-schema.ts';
import { type Place, type ProposedRecipient, proposeRecipients } from './propose-recipients.ts';
import { findInRegisters, registers } from './recipients-register.ts';

type Codes = Readonly<Record<PlaceKind, readonly string[]>>;

/** @throws VigieError `VIGIE_NOTICE_NO_COUNTRY` (400): two letters that no country has */
export function mustBeCountry(code: string): string {
  return isCountry(code) ? code : refuse('VIGIE_NOTICE_NO_COUNTRY', { country: code });
}

/**
 * A department of France that has a court, or a country.
 *
 * @throws VigieError `VIGIE_NOTICE_NO_DEPARTMENT`, `VIGIE_NOTICE_NO_COUNTRY` (400)
 */
function readPlace(kind: PlaceKind, code: string): Place {
  if (/^[A-Z]{2}$/.test(code)) return { kind, country: mustBeCountry(code), department: null };
  // Passed over in silence, that no court is proposed would read as that none is competent.
  if (!registers().courts.some(({ country, department }) => country === 'FR' && department.code === code))
    throw refusal('VIGIE_NOTICE_NO_DEPARTMENT', { department: code });
  return { kind, country: 'FR', department: code };
}

/**
 * The places that a person named by their codes: departments of France, or countries.
 *
 * @throws VigieError `VIGIE_NOTICE_NO_DEPARTMENT` (400): the register has no court there; `VIGIE_NOTICE_NO_COUNTRY` (400)
 */
export const readPlaces = (codes: Codes): Place[] =>
  PLACE_KINDS.flatMap((kind) => codes[kind].map((code) => readPlace(kind, code)));

/** Who may be competent for a case: by the legal bases of its findings, the places named, and where the platform is. */
export async function proposeForCase(
  { context, tx }: Pick<PersonWork, 'context' | 'tx'>,
  caseId: string,
  codes: Codes,
): Promise<{ places: Place[]; proposed: ProposedRecipient[] }> {
  const found = await mustFindCase(tx, caseId);
  const findings = await findFindings(tx, await listCaseFindings(tx, found.id));
  const legal = [...new Set(findings.flatMap((finding) => finding.legal.map(({ id }) => id)))];
  const places = readPlaces(codes);
  const establishment = findPlatform(context.platforms(), found.platform)?.country.value ?? null;
  const act = { legal, places, home: context.config.home.country, establishment };
  return { places, proposed: proposeRecipients(act, registers()) };
}

/**
 * Keeps whom a person chose for a case and why, with what was proposed for it then; documents of the case are addressed
 * to it.
 *
 * @throws VigieError `VIGIE_NOTICE_NO_RECIPIENT` (404): the registers have none of that key in that capacity
 */
export async function chooseRecipient(work: PersonWork, input: ChoiceInput): Promise<Choice[]> {
  const { tx, unit, by, now } = work;
  const { as, recipient, reason } = input;
  const { id: caseId } = await mustFindCase(tx, input.case);
  const known = findInRegisters(recipient, as) ?? refuse('VIGIE_NOTICE_NO_RECIPIENT', { recipient, as });
  const { places, proposed } = await proposeForCase(work, caseId, input);
  const grounds = proposed.find((one) => one.key === recipient && one.as === as)?.grounds ?? [];
  const { name } = known;
  const id = newId('rcp', now);
  await saveChoice(tx, { id, unit, case: caseId, as, recipient, name, grounds, places, reason, account: by.id, now });
  const content = { choice: id, as, recipient, name, rules: grounds.map(({ rule }) => rule), places };
  await note(work, { act: 'recipient.chosen', subject: caseId, reason, content });
  return listChoices(tx, caseId);
}
