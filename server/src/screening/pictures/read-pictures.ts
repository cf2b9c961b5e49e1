import { type Finding, hashDistance, parsePdq, type Words } from '@vigie/engine';
import type { Context } from '../../base/context.ts';
import { plainDate, startOfDay } from '../../base/core/clock.ts';
import { VigieError } from '../../base/core/errors.ts';
import { newId } from '../../base/core/ids.ts';
import type { Tx } from '../../base/database/store.ts';
import { hashPicture, readPicture } from '../../base/page/hash-picture.ts';
import type { PictureReader } from '../../base/picture/picture-reader.ts';
import type { PictureReading } from '../../base/picture/reading.ts';
import {
  countPassedOver,
  countReadings,
  fetchPicture,
  findSnapshots,
  listReadPictures,
  PICTURES_LOOKED_AT,
  passOver,
  type ReadPicture,
  readShown,
  type ShownPicture,
  saveReading,
} from '../../listing/index.ts';
import { inWork, today, type Work } from '../../people/index.ts';
import { readDisabled } from '../disabled/disabled-rule-store.ts';
import { readExceptions, withOwnPictures } from '../known/excluded-pictures.ts';
import { keepRecalls, type Register } from '../known/recalls.ts';
import { saveFindings, saveShadowFindings } from '../store.ts';
import { packsOf } from '../studio/unit-packs.ts';
import { say } from '../words.ts';
import { type ReadingSetting, readSetting } from './picture-reading-store.ts';

/** Bits of 256 in which a picture may differ from the one that was hashed and still be the same. */
const SAME = 31;

type Outcome = { reading: PictureReading } | { failure: Words };

/** How many pictures a unit has read today, and may still read. */
export async function readBudget(
  work: Pick<Work, 'context' | 'tx' | 'now'>,
): Promise<ReadingSetting & { readToday: number; left: number; passedOver: number }> {
  const { context, tx } = work;
  const day = today(work);
  const { mode, perDay: wanted } = await readSetting(tx);
  // Of an offer all pictures are read in one go, or none: with less, one of three would never be.
  const perDay = Math.max(wanted, PICTURES_LOOKED_AT);
  const passedOver = await countPassedOver(tx, day);
  const readToday = await countReadings(tx, startOfDay(day, context.config.home.timeZone));
  return { mode, perDay, readToday, left: Math.max(0, perDay - readToday), passedOver };
}

/** Whether a picture can be read, and is to be: it was had, lies at an address, and is none that the unit has excluded. */
export async function listUnread(
  tx: Tx,
  snapshots: string[],
  isExcluded: (picture: ShownPicture) => boolean,
): Promise<ReadPicture[]> {
  const shownAs = await readShown(tx, snapshots);
  return (await listReadPictures(tx, snapshots)).filter((picture) => {
    const hashed = shownAs(picture);
    return picture.readAt === null && picture.place !== null && hashed && !isExcluded(hashed);
  });
}

/** Whether a finding rests on what is written in a picture. */
export const citesPicture = ({ matches }: Pick<Finding, 'matches'>): boolean =>
  matches.some(({ field }) => field.startsWith('picture.'));

/**
 * Reads the pictures of snapshots and screens what is written in them: a finding that cites a picture is kept and
 * announced (`finding.made`). All pictures of a snapshot are kept in one transaction, once: what findings rest on does not
 * change. Nothing is read beyond the unit's number for a day, and none that the unit has excluded.
 *
 * @param isAsked somebody asked for these
 */
export function createPictureTexts(
  context: Context,
  reader: PictureReader,
  register: Register,
): (unit: string, snapshots: string[], isAsked: boolean) => Promise<void> {
  async function readOne({ url, pdq }: ReadPicture, isExcluded: (picture: ShownPicture) => boolean): Promise<Outcome> {
    const fetched = await fetchPicture(context.visitor, url);
    if ('failure' in fetched) return fetched;
    try {
      const hashed = hashPicture(await readPicture(fetched.bytes, url));
      const [hash] = hashed.own;
      const known = pdq === null ? null : parsePdq(pdq);
      if (!hash || !known || hashDistance(hash, known) > SAME) return { failure: say('otherPicture') };
      if (isExcluded({ url, ...hashed })) return { failure: say('excludedPicture') };
      return { reading: await reader.read(fetched.bytes, url) };
    } catch (error) {
      if (!(error instanceof VigieError) || error.code === 'VIGIE_PICTURE_NO_READER') throw error;
      return { failure: error.words };
    }
  }

  async function readSnapshot(unit: string, snapshot: string, isAsked: boolean): Promise<void> {
    const due = await inWork(context, unit, async (work) => {
      const { mode, left } = await readBudget(work);
      if (mode === 'off' || (mode === 'asked' && !isAsked)) return null;
      const isExcluded = await readExceptions(work.tx);
      const unread = await listUnread(work.tx, [snapshot], isExcluded);
      if (unread.length > left) {
        await passOver(work.tx, unread, today(work));
        return null;
      }
      return { unread, isExcluded };
    });
    if (!due || due.unread.length === 0) return;
    const read: { picture: ReadPicture; outcome: Outcome }[] = [];
    for (const picture of due.unread) read.push({ picture, outcome: await readOne(picture, due.isExcluded) });
    await inWork(context, unit, async (work) => {
      for (const { picture, outcome } of read) await saveReading(work.tx, picture, outcome, work.now);
      if (read.some(({ outcome }) => 'reading' in outcome)) await screenTexts(work, register, snapshot);
    });
  }

  return async (unit, snapshots, isAsked) => {
    for (const snapshot of snapshots) await readSnapshot(unit, snapshot, isAsked);
  };
}

async function screenTexts(work: Work, register: Register, id: string): Promise<void> {
  const { context, tx, unit, now } = work;
  const { config, jobs } = context;
  const packs = await packsOf(context, tx, now);
  const snapshots = await withOwnPictures(tx, await findSnapshots(tx, [id]));
  const disabled = await readDisabled(tx);
  const made = snapshots.flatMap((snapshot) =>
    packs.screener
      .screen(snapshot.content, { asOf: plainDate(new Date(snapshot.seenAt), config.home.timeZone) })
      .filter(citesPicture)
      .map((finding) => ({ id: newId('fnd', now), listing: snapshot.listing, snapshot: id, finding })),
  );
  const isDisabled = ({ finding: { pack, rule } }: (typeof made)[number]) => disabled.has(`${pack}/${rule}`);
  const kept = await saveFindings(
    tx,
    unit,
    made.filter((each) => !isDisabled(each)),
    now,
  );
  await saveShadowFindings(tx, unit, made.filter(isDisabled), now);
  const findings = [...kept, ...(await keepRecalls(work, register, snapshots))];
  if (findings.length > 0) await jobs.emit(tx, unit, 'finding.made', 'screening', { findings });
}
