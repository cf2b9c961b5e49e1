import { readFileSync } from 'node:fs';
import { readConfig } from '../../base/core/config.ts';
import { VigieError } from '../../base/core/errors.ts';
import { sayFileFault } from '../../base/core/file-fault.ts';
import { newId } from '../../base/core/ids.ts';
import type { Language } from '../../base/core/language.ts';
import { startVigie } from '../../main.ts';
import { addUnit, inWork } from '../../people/index.ts';
import { findPublicInbox, openInbox, receiveMail } from '../../receiving/index.ts';
import { settleJobs } from '../listing/import.ts';
import { type Io, write } from '../terminal/io.ts';

/** `vigie inbox open`: opens an inbox for a unit, or names the one that is there. */
export async function runInboxOpen(
  name: string,
  options: { unit: string; platform: string; language: Language; form: boolean },
  io: Io,
): Promise<number> {
  const vigie = await startVigie({ config: readConfig() });
  const { store, clock } = vigie.context;
  try {
    const now = clock();
    const unit = await addUnit(store.db, { id: newId('unt', now), name: options.unit, now });
    const { platform, language, form: openForm } = options;
    const inbox = await inWork(vigie.context, unit, (work) => openInbox(work, { name, platform, language, openForm }));
    await write(io.stdout, `${JSON.stringify(inbox)}\n`);
    return 0;
  } finally {
    await vigie.stop();
  }
}

/**
 * `vigie inbox take`: takes in notices that came by e-mail, a line each. A message that is none is named, and the rest
 * go on.
 *
 * @returns 0, or 2 when one was not taken
 */
export async function runInboxTake(files: string[], options: { inbox: string }, io: Io): Promise<number> {
  const vigie = await startVigie({ config: readConfig() });
  let exit = 0;
  try {
    const since = await vigie.context.jobs.now();
    const inbox = await findPublicInbox(vigie.context.store.db, options.inbox);
    if (!inbox) throw new VigieError('VIGIE_RECEIVING_NO_INBOX', `There is no inbox ${options.inbox}.`);
    for (const file of files) {
      try {
        const { received, isNew } = await receiveMail(vigie.context, inbox, readMessage(file));
        await write(
          io.stdout,
          `${JSON.stringify({ file, received: received.id, isNew, urls: received.elements.urls })}\n`,
        );
      } catch (error) {
        if (!(error instanceof VigieError)) throw error;
        exit = 2;
        await write(io.stderr, `vigie: ${file}: ${error.message}\n`);
      }
    }
    await settleJobs(vigie.context.jobs, since, 'looking at what is notified, jobs left');
    return exit;
  } finally {
    await vigie.stop();
  }
}

export function readMessage(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new VigieError('VIGIE_RECEIVING_MAIL', sayFileFault(error), { cause: error });
  }
}
