import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { readConfig } from '../../base/core/config.ts';
import { VigieError } from '../../base/core/errors.ts';
import { askUnits, type Inquiry, inquiryInputSchema, listPeers, mustFindInquiry } from '../../inquiry/index.ts';
import { startVigie } from '../../main.ts';
import { findUnit, holdOpen, inWork, listAccounts, mustHaveRole, type Work } from '../../people/index.ts';
import { settleJobs } from '../listing/import.ts';
import { type Io, onOneLine, write } from '../terminal/io.ts';

interface AskOptions {
  unit: string;
  as: string;
  purpose: string;
  basis: string;
  article: string;
  peer?: string[];
  platform?: string;
  born?: string;
  mayBePerson?: true;
  allow: string[];
}

const refuse = (what: string): VigieError => new VigieError('VIGIE_CLI_ASK', what);

/** Ids of the units that are asked, by their names. */
async function peersOf({ tx }: Work, names: readonly string[] | undefined): Promise<string[]> {
  const known = (await listPeers(tx)).filter(({ endedAt }) => endedAt === null);
  if (known.length === 0) throw refuse('No unit to ask is entered: an administrator proposes one in the console.');
  const unknown = names?.find((name) => !known.some((peer) => peer.name === name));
  if (unknown !== undefined)
    throw refuse(`There is no unit ${unknown} to ask; there are: ${known.map(({ name }) => name).join(', ') || '–'}.`);
  return known.filter(({ name }) => names?.includes(name) ?? true).map(({ id }) => id);
}

async function put(work: Work, subject: { kind: string; value: string }, options: AskOptions): Promise<Inquiry> {
  const { as, purpose, basis, article, platform, born, mayBePerson } = options;
  const by = (await listAccounts(work.tx)).find(({ email }) => email.toLowerCase() === as.toLowerCase());
  if (!by) throw refuse(`There is no account ${as} in this unit.`);
  mustHaveRole(by, 'analyst');
  if ((await holdOpen(work.tx, [by.id], 'analyst')).size === 0) throw refuse(`The account ${as} is closed.`);
  const given = inquiryInputSchema.safeParse({
    subject: {
      ...subject,
      ...(platform === undefined ? {} : { platform }),
      ...(born === undefined ? {} : { bornOn: born }),
      ...(mayBePerson === undefined ? {} : { mayBePerson }),
    },
    purpose,
    basis,
    article,
    peers: await peersOf(work, options.peer),
  });
  if (!given.success) {
    const [issue] = given.error.issues;
    throw refuse(`${issue?.path.join('.') ?? ''}: ${issue?.message}`);
  }
  return askUnits({ ...work, by }, given.data);
}

/** A subject as it was given; of `-` what stands in a stream. */
export const readSubject = async (given: string, stdin: Readable): Promise<string> =>
  given === '-' ? (await text(stdin)).trim() : given;

/**
 * `vigie ask`: asks other units for one subject; a line for each answer.
 *
 * @returns 0 where one of them knows it, or may; 1 where none does; 3 where one did not answer
 */
export async function runAsk(subject: { kind: string; value: string }, options: AskOptions, io: Io): Promise<number> {
  const config = readConfig();
  const { context, stop } = await startVigie({ config: { ...config, allow: [...config.allow, ...options.allow] } });
  try {
    const unit = await findUnit(context.store.db, options.unit);
    const since = await context.jobs.now();
    const { id } = await inWork(context, unit, (work) => put(work, subject, options));
    await settleJobs(context.jobs, since, 'asking, jobs left');
    const { answers } = await inWork(context, unit, (work) => mustFindInquiry(work, id));
    for (const { peer, state, officer, reach, failure } of answers) {
      const why = failure === null ? {} : { why: failure.en };
      const line = { inquiry: id, unit: peer.name, state, ...(officer === null ? {} : { officer, reach }), ...why };
      await write(io.stdout, `${onOneLine(JSON.stringify(line))}\n`);
    }
    const states = answers.map(({ state }) => state);
    if (states.includes('known') || states.includes('near')) return 0;
    return states.every((state) => state === 'unknown') ? 1 : 3;
  } finally {
    await stop();
  }
}
