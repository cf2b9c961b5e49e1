import { join } from 'node:path';
import type { Context } from '../../base/context.ts';
import type { Tx } from '../../base/database/store.ts';
import { listAwaiting } from '../../case/index.ts';
import { listAccounts, listProposals, rolesWith, type TwoPersonAct } from '../../people/index.ts';
import { sendLetter } from '../deliver/send-letter.ts';
import { readDigest, saveTold } from './digest-store.ts';
import { isToTell, writeDigest } from './write-digest.ts';

/** Proposals of a unit that are looked at. */
const MOST = 1_000;

type Approver = Awaited<ReturnType<typeof listAccounts>>[number];

/** What takes two people, and the role that approves it. */
export type Acts = readonly Pick<TwoPersonAct, 'kind' | 'role'>[];

/** Ids of what waits for a second person who may be this one, on cases that they may see. */
async function listWaitingFor(tx: Tx, { id, role }: Approver, acts: Acts) {
  const mayApprove = rolesWith('approver').includes(role);
  const onCases = mayApprove ? (await listAwaiting(tx)).filter(({ account }) => account !== id) : [];
  const decides = new Set(acts.filter((act) => rolesWith(act.role).includes(role)).map(({ kind }) => kind));
  const proposals = (await listProposals(tx, { waiting: true, limit: MOST })).filter(
    ({ kind, by }) => decides.has(kind) && by?.id !== id,
  );
  return { onCases: onCases.map(({ of }) => of), proposals: proposals.map((one) => one.id) };
}

/**
 * Tells a unit's approvers by mail how much waits for them: each at most once an hour, and only where something is new
 * since. Where there is no mail server nobody is told: the worktable is.
 */
export async function sendDigests(context: Context, unit: string, acts: Acts): Promise<void> {
  const { store, clock, config } = context;
  if (config.smtpUrl === null) return;
  const accounts = await store.inUnit(unit, listAccounts);
  for (const account of accounts) {
    if (account.disabledAt !== null || account.role === 'machine') continue;
    const { id, language } = account;
    const now = clock();
    const found = await store.inUnit(
      unit,
      async (tx) => ({ kept: await readDigest(tx, id), waiting: await listWaitingFor(tx, account, acts) }),
      id,
    );
    const { kept, waiting } = found;
    const all = [...waiting.onCases, ...waiting.proposals];
    if (!kept.wanted || !isToTell(all, kept, now)) continue;
    const phrases = waiting.onCases.filter((of) => of.startsWith('pst_')).length;
    const counts = { documents: waiting.onCases.length - phrases, phrases, proposals: waiting.proposals.length };
    const { subject, text } = writeDigest(counts, { language, url: config.publicUrl });
    const outcome = await sendLetter(
      // The same until it has left, so that a second try is recognised as the same message.
      { id: `digest-${id}-${kept.toldAt?.getTime() ?? 0}`, to: account.email, subject, text },
      { smtpUrl: config.smtpUrl, outboxDir: join(config.dataDir, 'outbox'), from: config.mailFrom, clock },
    );
    if (outcome.accepted) await store.inUnit(unit, (tx) => saveTold(tx, unit, { account: id, told: all, now }));
    else context.log.warn({ account: id, why: outcome.detail.en }, 'an approver could not be told by mail');
  }
}
