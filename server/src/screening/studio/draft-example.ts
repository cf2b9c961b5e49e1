import { addExample, type Example, type Listing, type Match } from '@vigie/engine';
import { z } from 'zod';
import { plainDate } from '../../base/core/clock.ts';
import { newId } from '../../base/core/ids.ts';
import { OPEN_CASES } from '../../base/database/reader.ts';
import { readingAs } from '../../base/database/reader-store.ts';
import { findSnapshots } from '../../listing/index.ts';
import { note, type PersonWork } from '../../people/index.ts';
import { refusal, refuse } from '../refusals.ts';
import { findFindings } from '../store.ts';
import { digestOf, findInForce, mustBeOpen } from './find-pack.ts';
import type { Draft } from './studio-schema.ts';
import { findDraft, saveDraft } from './studio-store.ts';

export const exampleSchema = z.object({
  /** Whether the rule must flag such an offer; false: it only looks like one. */
  match: z.boolean(),
  note: z.string().trim().max(500).default(''),
});

/** Text on either side of what was found. */
const AROUND = 150;

/**
 * The piece of a text in which matches stand, from word to word: an example needs no more, and an offer's text may name
 * people.
 */
function pieceOf(text: string, matches: readonly Match[]): string {
  const start = Math.max(0, Math.min(...matches.map((match) => match.start)) - AROUND);
  const end = Math.min(text.length, Math.max(...matches.map((match) => match.end)) + AROUND);
  const piece = text.slice(start, end);
  return piece
    .slice(start > 0 ? piece.indexOf(' ') + 1 : 0, end < text.length ? piece.lastIndexOf(' ') : undefined)
    .trim();
}

/** What of an offer a rule needs to find again what it found: never who sells it, its address or its pictures. */
function exampleOf(listing: Listing, matches: readonly Match[]): Example['listing'] {
  const inField = (name: string): Match[] => matches.filter(({ field }) => field === name);
  const example: Example['listing'] = { title: listing.title.slice(0, 1000) };
  const described = inField('description');
  if (listing.description !== null && described.length > 0)
    example.description = pieceOf(listing.description, described);
  if (matches.some(({ field }) => field.startsWith('category.'))) example.category = listing.category;
  if (inField('brand').length > 0) example.brand = listing.brand;
  const attributes = listing.attributes.filter(({ name }) =>
    matches.some(({ field }) => field.replace(/#\d+$/, '') === `attributes.${name}`),
  );
  if (attributes.length > 0) example.attributes = attributes;
  const warnings = listing.warnings.filter((_, at) => inField(`warnings.${at}`).length > 0);
  if (warnings.length > 0) example.warnings = warnings;
  if (listing.ageGate !== null) example.ageGate = listing.ageGate;
  if (listing.structured) example.structured = true;
  return example;
}

/**
 * Makes an example of a finding, in the draft of its pack: one is begun from the version in force where there is none.
 *
 * @throws VigieError `VIGIE_SCREENING_NO_FINDING` (404), `VIGIE_SCREENING_EXAMPLE_RESTRICTED` (409), `VIGIE_SCREENING_NO_EXAMPLE`,
 *   `VIGIE_SCREENING_PACK_CLOSED` (422)
 */
export async function draftExample(
  work: PersonWork,
  id: string,
  { match, note: said }: z.output<typeof exampleSchema>,
): Promise<Draft> {
  const { tx, unit, by, now } = work;
  const [finding] = await findFindings(tx, [id]);
  // The draft of a pack is read by the whole unit.
  const [open] = await readingAs(tx, OPEN_CASES, () => findFindings(tx, [id]));
  if (finding && !open) throw refusal('VIGIE_SCREENING_EXAMPLE_RESTRICTED');
  const [snapshot] = finding ? await findSnapshots(tx, [finding.snapshot]) : [];
  if (!finding || !snapshot) throw refusal('VIGIE_SCREENING_NO_FINDING', { id });
  const { pack, rule } = finding;
  mustBeOpen(pack);
  const draft = await findDraft(tx, pack);
  const before = draft?.text ?? (await findInForce(work, pack))?.text;
  const example: Example = {
    match,
    ...(said === '' ? {} : { note: said }),
    listing: exampleOf(snapshot.content, finding.matches),
    // The day of the offer: another may have other provisions in force.
    asOf: plainDate(new Date(snapshot.seenAt), work.context.config.home.timeZone),
  };
  const text = before === undefined ? null : addExample(before, rule, example);
  if (text === null) throw refusal('VIGIE_SCREENING_NO_EXAMPLE');
  const digest = digestOf(text, pack);
  const revision = draft?.revision ?? 0;
  const made = { id: newId('pdr', now), unit, pack, text, digest, revision, by: by.id, now };
  if (!(await saveDraft(tx, made))) throw refusal('VIGIE_SCREENING_DRAFT_CHANGED', { pack });
  await note(work, { act: 'pack.example-added', subject: pack, content: { rule, match, revision: revision + 1 } });
  return (await findDraft(tx, pack)) ?? refuse('VIGIE_SCREENING_NO_DRAFT', { pack });
}
