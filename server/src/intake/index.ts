import { z } from 'zod';
import type { Context, Link } from '../base/context.ts';
import { createPictureReader } from '../base/picture/picture-reader.ts';
import { inWork } from '../people/index.ts';
import { intakeEndpoints } from './endpoints.ts';
import { findIntake, forgetOld, listLeft, listLost, needsFile } from './intake-store.ts';
import { listFilesBefore, removeFile } from './keep-file.ts';
import { endAndErase, readIntake } from './read-intake.ts';
import { say } from './words.ts';

const readSchema = z.object({ unit: z.string(), intake: z.string() });
const unitSchema = z.object({ unit: z.string() });

const HOUR_MS = 3_600_000;
/** An intake that is read tells more often than this: one that does not has lost its job, which died too often. */
const LOST_MS = 5 * 60_000;
/** How long a file waits for somebody to go on with it. */
const LEFT_DAYS = 30;

/** Goes on with what has lost its job, and erases files that nobody goes on with or that requests left behind. */
async function tidy(context: Context, unit: string): Promise<void> {
  const { clock, config, store } = context;
  const now = clock();
  const since = new Date(now.getTime() - LEFT_DAYS * 24 * HOUR_MS);
  await inWork(context, unit, async (work) => {
    for (const { id } of await listLeft(work.tx, since)) {
      const left = await findIntake(work.tx, id);
      if (left) await endAndErase(work, left, say('abandoned', { days: LEFT_DAYS }));
    }
    for (const { id } of await listLost(work.tx, new Date(now.getTime() - LOST_MS)))
      await context.jobs.send(work.tx, 'intake.read', { unit, intake: id });
    await forgetOld(work.tx, now);
  });
  // Files have the time of the machine.
  for (const id of await listFilesBefore(config.dataDir, unit, new Date(Date.now() - HOUR_MS)))
    if (!(await store.inUnit(unit, (tx) => needsFile(tx, id)))) await removeFile({ dataDir: config.dataDir, unit, id });
}

/** How listings come in by hand: what people paste and drop, read piece by piece. */
export const intakeRoom: Link = {
  name: 'intake',
  endpoints: intakeEndpoints,
  queues(context) {
    const reader = createPictureReader();
    return [
      {
        name: 'intake.read',
        retryLimit: 20,
        async run(content) {
          const { unit, intake } = readSchema.parse(content);
          await readIntake(context, unit, intake, reader);
        },
      },
      {
        name: 'intake.tidy',
        every: '*/5 * * * *',
        run: (content) => tidy(context, unitSchema.parse(content).unit),
      },
    ];
  },
};
