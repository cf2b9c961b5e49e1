import { parsePack } from '@vigie/engine';
import { z } from 'zod';
import { newId } from '../../base/core/ids.ts';
import { sayDay } from '../../base/text/write-day.ts';
import { note, type PersonWork, type Proposal, propose, today, twoPersonAct } from '../../people/index.ts';
import { refusal } from '../refusals.ts';
import { savePackVersions } from '../store.ts';
import { findVersion, mustBeOpen, mustBeReady } from './find-pack.ts';
import { deleteDraft, findDraft, saveEdition } from './studio-store.ts';

const KIND = 'pack.activated';

const contentSchema = z.object({
  pack: z.string(),
  /** All three null: as installed. */
  version: z.string().nullable(),
  digest: z.string().nullable(),
  text: z.string().nullable(),
  from: z.iso.date(),
  isReturn: z.boolean(),
});

export const activationSchema = z.object({
  /** Of the draft as it was read; or of an earlier version, to go back to it. Null: back to the pack as installed. */
  digest: z.string().max(64).nullable(),
  from: z.iso.date(),
  reason: z.string().trim().min(3).max(5000),
});

/**
 * Proposes that a draft, or an earlier version, be in force from a day on.
 *
 * @throws VigieError `VIGIE_SCREENING_DAY_PAST`, `VIGIE_SCREENING_DRAFT_NOT_READY`, `VIGIE_SCREENING_PACK_CLOSED` (422),
 *   `VIGIE_SCREENING_NO_EDITION` (404)
 */
export async function proposeActivation(
  work: PersonWork,
  pack: string,
  { digest, from, reason }: z.output<typeof activationSchema>,
): Promise<Proposal> {
  const { context, tx } = work;
  mustBeOpen(pack);
  if (from < today(work)) throw refusal('VIGIE_SCREENING_DAY_PAST', { day: sayDay(from) });
  const installed = context.packs.versions.find(({ id }) => id === pack);
  const isInstalled = digest === null || digest === installed?.digest;
  const draft = await findDraft(tx, pack);
  const isReturn = digest === null || draft?.digest !== digest;
  const text = isInstalled ? null : await findVersion(work, pack, digest);
  if ((isInstalled && !installed) || (!isInstalled && text === null))
    throw refusal('VIGIE_SCREENING_NO_EDITION', { pack, version: digest?.slice(0, 12) ?? '' });
  const version = text === null ? null : mustBeReady(text, pack).version;
  const content = { pack, version, digest: text === null ? null : digest, text, from, isReturn };
  return propose(work, {
    kind: KIND,
    summary: { pack, version, digest: content.digest, from, isReturn: isReturn ? 1 : 0 },
    reason,
    content,
  });
}

/** A version of a pack, from a day on: a second person approves it. One approved after its day holds from today. */
export const activatePackAct = twoPersonAct({
  kind: KIND,
  role: 'approver',
  content: contentSchema,
  async approve(work, { pack, version, digest, text, from, isReturn }, { id: proposal, reason }) {
    const { tx, unit, now } = work;
    const day = from < today(work) ? today(work) : from;
    await saveEdition(tx, { id: newId('ped', now), unit, pack, version, digest, text, from: day, proposal, now });
    // Findings name it by its digest, and are recomputed from its text whatever comes after.
    if (text !== null && digest !== null) {
      await savePackVersions(tx, [{ id: pack, digest, content: text }], now);
    }
    // What was approved is no draft any more.
    const installed = work.context.packs.versions.find(({ id }) => id === pack);
    const draft = await findDraft(tx, pack);
    if (draft && draft.digest === (digest ?? installed?.digest)) await deleteDraft(tx, pack);
    const rules = text === null ? [] : rulesOf(text, pack);
    await note(work, {
      act: 'pack.activated',
      subject: pack,
      reason,
      content: { version, digest, from: day, isReturn, rules, proposal },
    });
  },
});

function rulesOf(text: string, pack: string): string[] {
  const parsed = parsePack(text, `${pack}.yaml`);
  return 'pack' in parsed ? parsed.pack.rules.map(({ id }) => id) : [];
}
