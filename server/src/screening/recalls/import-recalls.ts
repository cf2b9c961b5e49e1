import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isSearchable, type RecallNotice } from '@vigie/engine';
import type { Context } from '../../base/context.ts';
import type { Db } from '../../base/database/store.ts';
import { listUnits } from '../../people/index.ts';
import {
  dropFormerRecords,
  findRemovedRecalls,
  type Recall,
  type RecallRecords,
  type SavedRecalls,
  saveRecalls,
} from '../known/known-store.ts';
import { type NoticeFile, ownReference, readNoticeFile } from './read-notices.ts';

/** What became of the notices of an export. */
export interface Imported extends SavedRecalls {
  /** In the register now, in this version. */
  kept: number;
  /** References that somebody took out of the register: they stay out. */
  removed: string[];
  /** Further records of a recall that the export has no longer. */
  dropped: string[];
  /** That say nothing of a product, and have no photograph. */
  unmatchable: number;
  pictures: number;
}

/** The records of an export by the authority's own reference, some hundreds of references together. */
function* recordsByReference(notices: readonly RecallNotice[]): Generator<RecallRecords[]> {
  const records = [...Map.groupBy(notices, ({ reference }) => ownReference(reference))].map(([own, those]) => ({
    own,
    references: those.map(({ reference }) => reference),
    publishedAt: those.some(({ publishedAt }) => publishedAt === null)
      ? null
      : (those
          .map(({ publishedAt }) => publishedAt ?? '')
          .sort()
          .at(-1) ?? null),
  }));
  for (let at = 0; at < records.length; at += 500) yield records.slice(at, at + 500);
}

/**
 * Puts the notices of an export into the register. One that was taken out stays out; one that says nothing of a product
 * is left out, and counted.
 *
 * @param about.source what they come from, by its name
 * @param about.picturesOf the photographs of a notice, with the notices done before it; left out: none is read
 */
export async function importRecalls(
  db: Db,
  notices: readonly RecallNotice[],
  about: {
    source: string;
    now: Date;
    picturesOf?: (notice: RecallNotice, done: number) => Promise<Recall['pictures']>;
  },
): Promise<Imported> {
  const { source, now, picturesOf = () => Promise.resolve([]) } = about;
  const removed = await findRemovedRecalls(
    db,
    notices.map(({ reference }) => reference),
  );
  const recalls: Recall[] = [];
  for (const [done, notice] of notices.entries()) {
    if (removed.has(notice.reference)) continue;
    const pictures = await picturesOf(notice, done);
    if (pictures.length > 0 || isSearchable(notice)) recalls.push({ ...notice, pictures });
  }
  const saved = { added: 0, changed: 0, older: 0 };
  for (let at = 0; at < recalls.length; at += 1_000) {
    const { added, changed, older } = await saveRecalls(db, recalls.slice(at, at + 1_000), now, source);
    saved.added += added;
    saved.changed += changed;
    saved.older += older;
  }
  const dropped: string[] = [];
  for (const records of recordsByReference(notices)) dropped.push(...(await dropFormerRecords(db, records)));
  return {
    ...saved,
    kept: recalls.length - saved.older,
    removed: [...removed],
    dropped,
    unmatchable: notices.length - removed.size - recalls.length,
    pictures: recalls.reduce((sum, recall) => sum + recall.pictures.length, 0),
  };
}

/** Asks for a screening of what every unit has kept: the register is everybody's. */
export async function screenUnitsAgain({ store, jobs }: Context): Promise<void> {
  for (const unit of await listUnits(store.db))
    await store.inUnit(unit, (tx) => jobs.send(tx, 'screening.again', { unit }));
}

/**
 * Reads an export that was sent, as `readNoticeFile` does: its own name is said of what is wrong in it.
 *
 * @throws VigieError as `readNoticeFile` does
 */
export async function readSentNotices(file: { name: string; content: string }, source: string): Promise<NoticeFile> {
  const folder = await mkdtemp(join(tmpdir(), 'vigie-recalls-'));
  try {
    const path = join(folder, file.name.replace(/[^\w.-]+/g, '_').slice(-100) || 'file');
    await writeFile(path, Buffer.from(file.content, 'base64'));
    return await readNoticeFile(path, source);
  } finally {
    await rm(folder, { recursive: true });
  }
}
