import { readConfig } from '../../base/core/config.ts';
import { VigieError } from '../../base/core/errors.ts';
import { OPEN_CASES } from '../../base/database/reader.ts';
import { startVigie } from '../../main.ts';
import { type Account, findUnit, holdOpen, inWork, listAccounts, mustHaveRole, type Work } from '../../people/index.ts';
import { settleJobs } from '../listing/import.ts';
import { type Io, write } from '../terminal/io.ts';

/** Whose work it is: a unit, and the account that acts or looks. */
export interface Actor {
  unit: string;
  as: string;
}

/** Work of a person at the command line. */
export type ActorWork = Omit<Work, 'by'> & { by: Account };

/**
 * Does something as an account of a unit, waits for what follows from it, and prints what it gives as a line of JSON. Cases
 * that few may see are not there for the command line.
 *
 * @param needed the role that the account must have
 * @throws VigieError `VIGIE_CLI_ACCOUNT`, `VIGIE_PEOPLE_ROLE_…`, and what the work throws
 */
export async function actAs(
  { unit: name, as, allow = [] }: Actor & { allow?: readonly string[] },
  needed: 'reader' | 'analyst',
  io: Io,
  does: (work: ActorWork) => Promise<object>,
): Promise<number> {
  const config = readConfig();
  const { context, stop } = await startVigie({ config: { ...config, allow: [...config.allow, ...allow] } });
  try {
    const unit = await findUnit(context.store.db, name);
    const since = await context.jobs.now();
    const done = await inWork(
      context,
      unit,
      async (work) => does({ ...work, by: await mustBeOpen(work, { id: unit, name }, as, needed) }),
      OPEN_CASES,
    );
    await settleJobs(context.jobs, since, 'jobs left');
    await write(io.stdout, `${JSON.stringify(done)}\n`);
    return 0;
  } finally {
    await stop();
  }
}

async function mustBeOpen(
  { tx }: Work,
  unit: Account['unit'],
  as: string,
  needed: 'reader' | 'analyst',
): Promise<Account> {
  const found = (await listAccounts(tx)).find(({ email }) => email.toLowerCase() === as.toLowerCase());
  if (!found) throw new VigieError('VIGIE_CLI_ACCOUNT', `There is no account ${as} in ${unit.name}.`);
  mustHaveRole(found, needed);
  if ((await holdOpen(tx, [found.id], needed)).size === 0)
    throw new VigieError('VIGIE_CLI_ACCOUNT', `The account ${as} is closed.`);
  const { id, email, name, role, language } = found;
  return { id, email, name, role, language, unit };
}
