import { basename, dirname, resolve } from 'node:path';
import type { RecallNotice } from '@vigie/engine';
import type { Context } from '../../base/context.ts';
import { readConfig } from '../../base/core/config.ts';
import { VigieError } from '../../base/core/errors.ts';
import type { Visitor } from '../../base/fetch/fetch.ts';
import { hashPicture, readPicture, readPictureFile } from '../../base/page/hash-picture.ts';
import { writeHashes } from '../../listing/index.ts';
import { startVigie } from '../../main.ts';
import { importRecalls, type Recall, removeRecall, screenUnitsAgain } from '../../screening/index.ts';
import { type NoticeFile, readNoticeFile, sourceOf } from '../../screening/recalls/index.ts';
import { settleJobs } from '../listing/import.ts';
import { type Io, onOneLine, write } from '../terminal/io.ts';
import { createProgress } from '../terminal/progress.ts';
import { nameFirst, tellPassedOver } from './tell-passed-over.ts';

/** The hashes of a photograph that a notice names, an address or a file beside the notice's own. */
async function hashPhotograph(visitor: Visitor, file: string, name: string): Promise<Recall['pictures'][number]> {
  const isRemote = /^https?:\/\//i.test(name);
  let bytes: Uint8Array;
  if (isRemote) {
    const visited = await visitor.visit(name);
    if (!visited.ok || visited.status !== 200)
      throw new VigieError('VIGIE_PICTURE_UNREADABLE', visited.ok ? `It answers ${visited.status}.` : visited.detail);
    bytes = visited.body;
  } else bytes = await readPictureFile(resolve(dirname(file), name));
  const url = isRemote ? name : basename(name);
  return { url, hashes: writeHashes(hashPicture(await readPicture(bytes, name))) };
}

/** Screens what every unit has kept, and waits for it. */
async function screenAndWait(context: Context): Promise<void> {
  const since = await context.jobs.now();
  await screenUnitsAgain(context);
  await settleJobs(context.jobs, since, 'screening what is kept, jobs left');
}

/**
 * `vigie recalls remove`: takes notices that are wrong, or that their authority took back, out of the register, or
 * brings them back (`--undo`), and screens what every unit has kept meanwhile. What was found by them stays: a person
 * decides on each case.
 *
 * @returns 0, or 2 where the register has none of a reference
 */
export async function runRecallsRemove(
  references: string[],
  options: { reason?: string; undo: boolean },
  io: Io,
): Promise<number> {
  const reason = options.reason?.trim() ?? '';
  if (!options.undo && reason === '')
    throw new VigieError('VIGIE_CLI_REASON', 'Say why the notice goes: --reason "withdrawn by the authority".');
  const vigie = await startVigie({ config: readConfig() });
  const { store, clock } = vigie.context;
  try {
    let exit = 0;
    let back = 0;
    for (const reference of references) {
      const isThere = await removeRecall(store.db, reference, options.undo ? null : reason.slice(0, 1_000), clock());
      if (isThere) {
        if (options.undo) back += 1;
        await write(io.stdout, `${JSON.stringify({ reference, removed: !options.undo })}\n`);
      } else {
        exit = 2;
        await write(io.stderr, `vigie: the register has no recall ${onOneLine(reference)}\n`);
      }
    }
    if (back > 0) await screenAndWait(vigie.context);
    return exit;
  } finally {
    await vigie.stop();
  }
}

/**
 * `vigie recalls import`: puts the notices of RappelConso, Safety Gate, another authority or a table into the register,
 * and screens what every unit has kept for them. A notice that names neither a number nor a product is ranked by its
 * words, and counted; one that says nothing of a product is counted and left out. With `pictures`, the photographs that
 * notices name are read and hashed.
 *
 * @returns 0, or 2 when a record or a photograph could not be read
 */
export async function runRecallsImport(
  files: string[],
  options: { pictures: boolean; allow: string[]; source?: string },
  io: Io,
): Promise<number> {
  const exports: (NoticeFile & { file: string })[] = [];
  for (const file of files) exports.push({ file, ...(await readNoticeFile(file, options.source ?? sourceOf(file))) });
  const config = readConfig();
  const vigie = await startVigie({ config: { ...config, allow: [...config.allow, ...options.allow] } });
  const { store, clock, visitor } = vigie.context;
  try {
    let exit = 0;
    for (const { file, ...read } of exports) {
      const { notices } = read;
      await tellPassedOver(read, 'register', io);
      const progress = createProgress(`reading ${basename(file)}`, notices.length);
      let unread = 0;
      const picturesOf = async (notice: RecallNotice, done: number): Promise<Recall['pictures']> => {
        const hashed: Recall['pictures'] = [];
        for (const name of options.pictures ? notice.pictures : []) {
          try {
            hashed.push(await hashPhotograph(visitor, file, name));
          } catch (error) {
            if (!(error instanceof VigieError)) throw error;
            unread += 1;
            await write(io.stderr, `vigie: ${file}: ${notice.reference}: ${name}: ${error.message}\n`);
          }
        }
        progress.update(done + 1);
        return hashed;
      };
      const source = options.source ?? sourceOf(file);
      const imported = await importRecalls(store.db, notices, { source, now: clock(), picturesOf });
      const { removed, dropped, kept, added, changed, older, unmatchable, pictures } = imported;
      progress.end();
      if (dropped.length > 0)
        await write(
          io.stderr,
          `vigie: ${dropped.length} further records of a recall are no longer in the export, and go: ${nameFirst(dropped)}\n`,
        );
      if (removed.length > 0)
        await write(
          io.stderr,
          `vigie: ${removed.length} notices passed over, which were removed from the register: ${nameFirst(removed)}\n`,
        );
      if (unread > 0 || read.unread.length > 0) exit = 2;
      await write(
        io.stdout,
        `${JSON.stringify({ file, notices: notices.length, kept, added, changed, older, removed: removed.length, dropped: dropped.length, byWords: read.byWords.length, unmatchable, notRead: read.unread.length, pictures, unread })}\n`,
      );
    }
    await screenAndWait(vigie.context);
    return exit;
  } finally {
    await vigie.stop();
  }
}
