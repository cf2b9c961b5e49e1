import {
  canonicalJson,
  ENGINE_VERSION,
  type Finding,
  type LegalBasis,
  type Match,
  PictureIndex,
  pictureDistance,
  sha256,
  type Words,
} from '@vigie/engine';
import { z } from 'zod';
import type { Context, Packs } from '../../base/context.ts';
import { plainDate } from '../../base/core/clock.ts';
import { newId } from '../../base/core/ids.ts';
import type { Tx } from '../../base/database/store.ts';
import {
  findSnapshots,
  type KeptHashes,
  keptHashesSchema,
  readHashes,
  readPictures,
  type ShownPicture,
  type Snapshot,
} from '../../listing/index.ts';
import { inWork, note, type Work } from '../../people/index.ts';
import { refusal } from '../refusals.ts';
import { keepFinding, listMatches } from '../store.ts';
import { packsOf } from '../studio/unit-packs.ts';
import { say } from '../words.ts';
import { FARTHEST, ofList } from './excluded-pictures.ts';
import {
  addHashes,
  type HashList,
  type KnownHash,
  listHashes,
  listHashLists,
  type Recall,
  saveHashList,
  stampOfHashes,
} from './known-store.ts';
import { RECALL_RULE, type Register } from './recalls.ts';

/** A recall's photograph may be in the offer with its edges cut or a text laid on: as for a list, to 31 bits. */
const RECALL_DISTANCE = 31;
/** Before the name of a list, or the word for recalls, in the place of a pack's id. */
const LIST = 'list:';
const RECALL_PICTURES = 'recall-pictures';
const RULE = 'known-picture';

/** A known picture: of a list, which gives its hash alone, or of a recall. */
interface Known {
  list: string;
  hashes: KeptHashes;
  label: string;
  distance: number;
}

interface Indexed {
  stamp: string;
  index: PictureIndex;
  known: Known[];
  lists: Map<string, HashList>;
}

/** What a finding by a picture rests on; those of before 0.2 name one hash. */
const restsSchema = z
  .object({ url: z.string(), label: z.string(), distance: z.number() })
  .and(z.union([z.object({ hashes: keptHashesSchema }), z.object({ pdq: z.string() })]))
  .transform((rests) => ({ ...rests, hashes: 'hashes' in rests ? rests.hashes : ofList(rests.pdq) }));

function matchesOf(shown: ShownPicture, known: Omit<Known, 'list'>, snapshot: Snapshot): Match[] {
  const { url } = shown;
  const bits = pictureDistance(readHashes(known.hashes), shown);
  if (bits > known.distance) return [];
  const place = snapshot.content.images.indexOf(url);
  // One that lay in the file of the page is known by its content, not by an address that the offer names.
  const field = place < 0 ? 'images' : `images.${place}`;
  const term = `${known.label || known.hashes.own[0]?.slice(0, 16)}: ${bits}/256`;
  return [{ field, start: 0, end: url.length, text: url, term, via: 'picture' }];
}

/** Whether a finding is one by a picture, of a list or of recalls. */
export function isOfPicture(pack: string): boolean {
  return pack === RECALL_PICTURES || pack.startsWith(LIST);
}

/** The matches of a finding by a picture anew, from what it rests on and the snapshot's kept hashes. */
export async function rematchPicture(tx: Tx, restsOn: string, snapshot: Snapshot): Promise<Match[]> {
  const known = restsSchema.parse(JSON.parse(restsOn));
  const shown = (await readPictures(tx, [snapshot.id])).get(snapshot.id)?.find(({ url }) => url === known.url);
  return shown ? matchesOf(shown, known, snapshot) : [];
}

function titleOf({ list, label }: Known): Words {
  return list === RECALL_PICTURES
    ? say('recallPicture', { label })
    : say('listPicture', { name: list.slice(LIST.length) });
}

/** The provisions of a rule (`pack/rule`) that are in force on a day, as findings name them. */
function legalOf(packs: Packs, wanted: string | null, day: string): LegalBasis[] {
  const pack = packs.packs.find(({ id }) => wanted?.startsWith(`${id}/`));
  const ids = pack?.rules.find(({ id }) => `${pack.id}/${id}` === wanted)?.legal ?? [];
  return (pack?.legal ?? []).filter(
    ({ id, from, to }) => ids.includes(id) && (from === null || from <= day) && (to === null || to >= day),
  );
}

/** A unit's lists and the recalls, ready to be searched. */
async function readIndex(tx: Tx, recalls: readonly Recall[], stamp: string): Promise<Indexed> {
  const read: Indexed = { stamp, index: new PictureIndex(), known: [], lists: new Map() };
  for (const list of await listHashLists(tx)) {
    read.lists.set(LIST + list.name, list);
    for (const { pdq, label } of await listHashes(tx, list.id))
      read.known.push({ list: LIST + list.name, hashes: ofList(pdq), label, distance: list.distance });
  }
  for (const { reference, pictures } of recalls)
    for (const { hashes } of pictures)
      read.known.push({ list: RECALL_PICTURES, hashes, label: reference, distance: RECALL_DISTANCE });
  read.index.addAll(read.known.map(({ hashes }) => readHashes(hashes)));
  return read;
}

/** The known picture nearest to one of those shown, for each list; none for a picture that is an exception. */
function findKnown({ index, known, lists }: Indexed, pictures: ShownPicture[]): { one: Known; shown: ShownPicture }[] {
  const nearest = new Map<string, { one: Known; shown: ShownPicture; bits: number }>();
  for (const shown of pictures) {
    const near = index.search(shown, FARTHEST).flatMap(({ id, distance }) => {
      const one = known[id];
      return one && distance <= one.distance ? [{ one, shown, bits: distance }] : [];
    });
    if (near.some(({ one }) => lists.get(one.list)?.kind === 'exception')) continue;
    for (const found of near) {
      const key = found.one.list === RECALL_PICTURES ? `${RECALL_PICTURES} ${found.one.label}` : found.one.list;
      const best = nearest.get(key);
      if (!best || found.bits < best.bits) nearest.set(key, found);
    }
  }
  return [...nearest.values()];
}

/**
 * Whether a picture was found so before: by the same list, whatever it is labelled by now, or the same recall.
 */
function isSame(
  before: { pack: string; text: string; term: string },
  { one, shown }: { one: Known; shown: ShownPicture },
) {
  const isOfList = before.pack === one.list && before.text === shown.url;
  return isOfList && (one.list !== RECALL_PICTURES || before.term.startsWith(`${one.label}: `));
}

/** The finding of a known picture in a snapshot, and what it rests on. */
function findingOf(
  { one, shown }: { one: Known; shown: ShownPicture },
  list: HashList | undefined,
  snapshot: Snapshot,
  packs: Packs,
  config: Context['config'],
): { finding: Finding; restsOn: string } {
  const restsOn = canonicalJson({ url: shown.url, hashes: one.hashes, label: one.label, distance: one.distance });
  const finding: Finding = {
    rule: RULE,
    title: titleOf(one),
    pack: one.list,
    packDigest: sha256(restsOn),
    engine: ENGINE_VERSION,
    severity: list?.severity ?? 'high',
    legal: legalOf(packs, list ? list.rule : RECALL_RULE, plainDate(new Date(snapshot.seenAt), config.home.timeZone)),
    matches: matchesOf(shown, one, snapshot),
  };
  return { finding, restsOn };
}

/**
 * Looks the hashed pictures of snapshots up among a unit's lists and the recalls, and makes a finding of each that is
 * known (`finding.made`), unless it is on a list of exceptions too. The index is kept in memory between two jobs, for
 * as long as the database says the same.
 */
export function createPictureScreening(
  context: Context,
  register: Register,
): (unit: string, snapshotIds: string[]) => Promise<void> {
  const indexOf = new Map<string, Indexed>();

  async function freshIndex(tx: Tx, unit: string): Promise<Indexed> {
    const { recalls, stamp: recallStamp } = await register.read(tx);
    const stamp = `${recallStamp} ${await stampOfHashes(tx)}`;
    const kept = indexOf.get(unit);
    if (kept?.stamp === stamp) return kept;
    const read = await readIndex(tx, recalls, stamp);
    indexOf.set(unit, read);
    return read;
  }

  return (unit, snapshotIds) =>
    inWork(context, unit, async ({ tx, now }) => {
      const indexed = await freshIndex(tx, unit);
      if (indexed.index.size === 0) return;
      const shown = await readPictures(tx, snapshotIds);
      const before = await listMatches(tx, RULE, snapshotIds);
      const packs = await packsOf(context, tx, now);
      const made: string[] = [];
      for (const snapshot of await findSnapshots(tx, [...shown.keys()])) {
        for (const known of findKnown(indexed, shown.get(snapshot.id) ?? [])) {
          if (before.some((match) => match.snapshot === snapshot.id && isSame(match, known))) continue;
          const { finding, restsOn } = findingOf(
            known,
            indexed.lists.get(known.one.list),
            snapshot,
            packs,
            context.config,
          );
          const id = newId('fnd', now);
          const kept = { id, unit, listing: snapshot.listing, snapshot: snapshot.id, finding, now };
          if (await keepFinding(tx, kept, restsOn)) made.push(id);
        }
      }
      if (made.length > 0) await context.jobs.emit(tx, unit, 'finding.made', 'screening', { findings: made });
    });
}

/** @throws VigieError `VIGIE_SCREENING_NO_RULE` (422) where a list names a rule that is not in force */
export async function mustBeRule({ context, tx, now }: Work, wanted: string | null): Promise<void> {
  if (wanted === null) return;
  const { rules } = await packsOf(context, tx, now);
  if (!rules.some(({ pack, rule }) => `${pack}/${rule}` === wanted))
    throw refusal('VIGIE_SCREENING_NO_RULE', { rule: wanted });
}

/**
 * Adds hashes to a unit's list, which is made or changed to what is asked, and has what is kept screened for them.
 *
 * @returns how many are new to it
 * @throws VigieError `VIGIE_SCREENING_NO_RULE` where the list names a rule that is not in force
 */
export async function keepHashes(work: Work, list: HashList, hashes: KnownHash[]): Promise<number> {
  const { context, tx, unit, now } = work;
  const { rule: wanted } = list;
  await mustBeRule(work, wanted);
  const { name, kind, distance, severity } = list;
  const id = await saveHashList(tx, unit, list, now);
  const added = await addHashes(tx, { unit, list: id, now }, hashes);
  const content = { name, kind, distance, severity, rule: wanted, added };
  await note(work, { act: 'hashes.added', subject: id, content });
  await context.jobs.send(tx, 'screening.again', { unit });
  return added;
}
