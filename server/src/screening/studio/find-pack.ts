import { canonicalJson, type Pack, parsePack, sha256, tryExamples } from '@vigie/engine';
import type { Work } from '../../people/index.ts';
import { RECALL_PACK } from '../packs/recall-pack.ts';
import { refusal } from '../refusals.ts';
import { say } from '../words.ts';
import { findText } from './studio-store.ts';
import { packsOf } from './unit-packs.ts';

/** A version of a pack with its text. */
interface PackText {
  pack: Pack;
  digest: string;
  text: string;
}

/** The version of a pack that is in force in the unit; null: none is. */
export async function findInForce({ context, tx, now }: Work, id: string): Promise<PackText | null> {
  const { packs, versions } = await packsOf(context, tx, now);
  const pack = packs.find((each) => each.id === id);
  const version = versions.find((each) => each.id === id);
  return pack && version ? { pack, digest: version.digest, text: version.content } : null;
}

/** The text of a version: as installed, put in force by the unit, or its draft; null: there is none of that digest. */
export async function findVersion({ context, tx }: Work, id: string, digest: string): Promise<string | null> {
  const installed = context.packs.versions.find((each) => each.id === id && each.digest === digest);
  return installed?.content ?? findText(tx, id, digest);
}

/** The digest of a pack's content; null where the text is no pack of that name. */
export function digestOf(text: string, id: string): string | null {
  const parsed = parsePack(text, `${id}.yaml`);
  return 'pack' in parsed && parsed.pack.id === id ? sha256(canonicalJson(parsed.pack)) : null;
}

/** @throws VigieError `VIGIE_SCREENING_PACK_CLOSED` (422): recalls are looked for by a register of their own */
export function mustBeOpen(id: string): void {
  if (id === RECALL_PACK) throw refusal('VIGIE_SCREENING_PACK_CLOSED', { pack: id });
}

/**
 * A draft's pack, whose own examples all come out as they say.
 *
 * @throws VigieError `VIGIE_SCREENING_DRAFT_NOT_READY` (422), with what is wrong first
 */
export function mustBeReady(text: string, id: string): Pack {
  const notReady = (why: string | ReturnType<typeof say>) =>
    refusal('VIGIE_SCREENING_DRAFT_NOT_READY', { pack: id, why });
  const parsed = parsePack(text, `${id}.yaml`);
  if ('errors' in parsed) {
    const [{ line, message } = { line: 1, message: '' }] = parsed.errors;
    throw notReady(say('badLine', { line, message }));
  }
  if (parsed.pack.id !== id) throw notReady(say('otherPack', { id: parsed.pack.id }));
  const failed = tryExamples(parsed.pack).filter(({ ok }) => !ok);
  const [first] = failed;
  if (first) throw notReady(say('badExample', { rule: first.rule, title: first.title, count: failed.length }));
  return parsed.pack;
}
