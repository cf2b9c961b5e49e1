import { z } from 'zod';
import { ALL_CASES } from '../../base/database/reader.ts';
import { readingAs } from '../../base/database/reader-store.ts';
import {
  changeAccount,
  holdOpen,
  listAccountNames,
  listLastKept,
  note,
  type PersonWork,
  type Proposal,
  propose,
  twoPersonAct,
} from '../../people/index.ts';
import { addKeeper } from '../reader-store.ts';
import { refusal } from '../refusals.ts';

const KIND = 'account.succeeded';

const successionSchema = z.object({ account: z.string(), successor: z.string(), reason: z.string() });
type Succession = z.infer<typeof successionSchema>;

async function mustBeThird({ tx, by }: PersonWork, { account, successor }: Succession): Promise<void> {
  if (successor === by.id) throw refusal('VIGIE_CASE_SUCCESSOR_THIRD');
  const open = await holdOpen(tx, [successor], 'analyst');
  if (successor === account || !open.has(successor)) throw refusal('VIGIE_CASE_NO_KEEPER');
}

/**
 * Proposes to close the account of somebody who is gone, and to leave to another the restricted cases that nobody else
 * keeps. Whether there are any shows to nobody: it is proposed in the same way where there are none.
 *
 * @throws VigieError `VIGIE_CASE_NO_ACCOUNT`, `VIGIE_CASE_NO_KEEPER` (400), `VIGIE_CASE_SUCCESSOR_THIRD` (403)
 */
export async function proposeSuccession(work: PersonWork, succession: Succession): Promise<Proposal> {
  const { account, successor, reason } = succession;
  const names = await listAccountNames(work.tx);
  const [name, to] = [names.get(account), names.get(successor)];
  if (name === undefined) throw refusal('VIGIE_CASE_NO_ACCOUNT', { account });
  if (to === undefined) throw refusal('VIGIE_CASE_NO_ACCOUNT', { account: successor });
  await mustBeThird(work, succession);
  return propose(work, { kind: KIND, summary: { account: name, successor: to }, reason, content: succession });
}

/**
 * Two administrators decide that somebody else keeps what a person who is gone kept: neither of the two, so that they
 * open no case to themselves. The account closes with it, or a keeper who is there would be passed by.
 */
export const successionAct = twoPersonAct({
  kind: KIND,
  role: 'administrator',
  content: successionSchema,
  async approve(work, succession, { id: proposal }) {
    const { account, successor, reason } = succession;
    const { tx, unit, by, now } = work;
    await mustBeThird(work, succession);
    for (const caseId of await listLastKept(tx, account)) {
      await readingAs(tx, ALL_CASES, () => addKeeper(tx, caseId, { unit, account: successor, by: by.id, now }));
      const content = { from: account, to: successor, proposal };
      await note(work, { act: 'case.keeper-replaced', subject: caseId, reason, content });
    }
    await changeAccount(work, account, { disabled: true, reason });
  },
});
