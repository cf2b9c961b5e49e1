import { z } from 'zod';
import type { Context, Link } from '../base/context.ts';
import { wordsSchema } from '../base/core/language.ts';
import type { Vault } from '../evidence/index.ts';
import { ask } from '../people/index.ts';
import { checkVault, placeOf } from './check-database.ts';
import { checkBackup, checkDisk, checkFolder, checkKeys, checkRegisters } from './check-machine.ts';
import { checkBucket, checkClock, checkMail } from './check-network.ts';
import { checkStream } from './check-stream.ts';
import { CHECKS, LINE_STATES, type Line, mend, well, wordsOf } from './line.ts';
import { say } from './words.ts';

const lineSchema = z
  .object({
    check: z.enum(CHECKS),
    state: z.enum(LINE_STATES).describe('`note`: not set up, or worth knowing; `mend`: something is to be done'),
    where: z.string().describe('A path, an address, a setting'),
    says: wordsSchema,
    todo: wordsSchema.nullable().describe('What to do; null: nothing'),
  })
  .meta({ id: 'InstallationCheck' });

async function checkStore({ config, store }: Context): Promise<Line> {
  const where = placeOf(config);
  try {
    return well('database', { where, says: say('databaseWell', { version: await store.version() }) });
  } catch (error) {
    return mend('database', { where, says: say('databaseFails', { why: wordsOf(error) }) }, say('startDatabase'));
  }
}

/**
 * Looks at what the running service stands on, and changes nothing. The browser is the worker's, and what is counted over
 * all units is no single unit's: both are looked at by `vigie doctor` alone.
 */
async function examineRunning(context: Context, vault: Vault): Promise<Line[]> {
  const { config, visitor, clock } = context;
  const { dataDir } = config;
  const [disk, database, log, bucket, stream, time, mail] = await Promise.all([
    checkDisk(dataDir),
    checkStore(context),
    checkVault(config, (look) => look(vault)),
    checkBucket(config.bucket),
    checkStream(config.stream),
    checkClock(config, visitor, clock),
    checkMail(config.smtpUrl),
  ]);
  const now = clock();
  const local = [checkFolder(dataDir), disk, ...checkKeys(dataDir)];
  return [
    ...local,
    database,
    ...log,
    bucket,
    ...stream,
    time,
    mail,
    checkRegisters(dataDir, now),
    checkBackup(dataDir, now),
  ];
}

/** What an administrator or an auditor sees of the installation without its command line. */
export const doctorRoom = (vault: Vault): Link => ({
  name: 'doctor',
  endpoints: [
    ask('GET /v1/installation/checks', {
      says: 'Checks whether the installation is sound.',
      tag: 'installation',
      role: 'auditor',
      answer: z.object({ items: z.array(lineSchema) }),
      run: async ({ context }) => ({ items: await examineRunning(context, vault) }),
    }),
  ],
});
