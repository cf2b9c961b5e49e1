import type { Context } from '../../base/context.ts';
import { newId } from '../../base/core/ids.ts';
import type { LeftReason } from '../../base/mail/mailbox-store.ts';
import { inWork, note, type Work } from '../../people/index.ts';
import { findOwner, markNotSent } from '../store.ts';
import { say } from '../words.ts';
import { type Mail, readMail } from './read-mail.ts';
import { saveAnswer } from './save-answer.ts';

/**
 * Links a mail to the notice that it is about, once. One that names no notice, or a notice of nobody here, is left to
 * who reads the mailbox.
 *
 * @returns why it is left; null: it is not
 * @throws VigieError `VIGIE_MAIL_UNREADABLE`, and those of `saveAnswer`
 */
export async function linkMail(context: Context, source: Uint8Array, cut: boolean): Promise<LeftReason | null> {
  const mail = await readMail(source, cut);
  if ('left' in mail) return mail.left;
  const owner = await findOwner(context.store.db, mail.notice);
  if (!owner) return 'no-notice';
  await inWork(context, owner.unit, (work) => saveMail(work, owner.case, mail));
  return null;
}

async function saveMail(work: Work, caseId: string, mail: Mail): Promise<void> {
  const { tx, now } = work;
  const { notice } = mail;
  const coming = {
    case: caseId,
    notice,
    id: newId('ans', now),
    via: 'e-mail',
    at: now.toISOString(),
    reference: null,
    decision: null,
    signedBy: null,
    source: mail.digest,
  } as const;
  if (mail.kind === 'answer') {
    const { id, kind, at, reference, decision } = mail.answer;
    await saveAnswer(work, { ...coming, id, kind, at, reference, decision });
    return;
  }
  if (mail.kind === 'message') {
    const { from, subject, text, cut } = mail;
    await saveAnswer(work, { ...coming, kind: 'message', message: { from, subject, text, cut } });
    return;
  }
  const { detail: why } = mail;
  const message = { from: '', subject: '', text: why, cut: false };
  if (!(await saveAnswer(work, { ...coming, kind: 'bounce', message }))) return;
  await markNotSent(tx, notice, say('bounced', { why }), { state: 'bounced' });
  await note(work, { act: 'notice.bounced', subject: caseId, content: { notice, why } });
}
