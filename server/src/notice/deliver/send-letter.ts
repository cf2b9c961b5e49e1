import type { Words } from '@vigie/engine';
import { domainOf, wireAddress } from '../../base/core/email-address.ts';
import { makeVisible } from '../../base/text/show-invisible.ts';
import { keepInFolder } from '../keep-in-folder.ts';
import { say } from '../words.ts';
import { type DeliveryOptions, reasonOf } from './outcome.ts';
import { writeMailFile } from './send-folder.ts';
import { isTemporary, sendOver } from './smtp.ts';
import { refuseUtf8 } from './utf8-mail.ts';
import { isAddress, isHeaderText } from './write-message.ts';

/** A plain message: a confirmation, a decision, a statement of reasons. */
export interface Letter {
  /** The same for every try: the message's id comes from it. */
  id: string;
  to: string;
  subject: string;
  text: string;
}

/**
 * Whether a letter left. `temporary`: a later try may do; `isReady`: it lies in the outbox folder, and a person sends
 * it.
 */
export type LetterOutcome =
  | { accepted: true }
  | { accepted: false; temporary: boolean; isReady?: boolean; detail: Words };

/**
 * Sends a letter by SMTP, or lays it ready in the outbox folder where no server is set, by the same rules as notices.
 * Failures are values.
 */
export async function sendLetter(letter: Letter, options: DeliveryOptions): Promise<LetterOutcome> {
  const { smtpUrl, outboxDir, from, clock, timeoutMs = 30_000 } = options;
  if (!isAddress(letter.to) || !isHeaderText(letter.subject)) return notAccepted(false, say('letterHeaders'));
  const mail = {
    messageId: `<${letter.id}@${domainOf(from)}>`,
    from: { name: '', address: from },
    to: [{ name: '', address: letter.to }],
    subject: letter.subject,
    text: letter.text,
    // RFC 3834: nobody's holiday answer comes back.
    headers: { 'Auto-Submitted': 'auto-replied' },
    textEncoding: 'quoted-printable' as const,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(clock ? { date: clock() } : {}),
  };
  try {
    if (smtpUrl === null) {
      const bytes = await writeMailFile(mail);
      // A try that died after writing left other bytes (a date, a boundary): one message is enough.
      await keepInFolder(outboxDir, [{ name: `${letter.id}.eml`, bytes }]);
      return { accepted: false, temporary: false, isReady: true, detail: say('noServer') };
    }
    const to = wireAddress(letter.to);
    const unreached = await refuseUtf8(new URL(smtpUrl), timeoutMs, [from, to]);
    if (unreached) return notAccepted(false, unreached);
    const envelope = { from: wireAddress(from), to: [to] };
    const sent = await sendOver(new URL(smtpUrl), timeoutMs, { ...mail, envelope });
    const reached = sent.accepted.join();
    if (reached === to) return { accepted: true };
    return notAccepted(false, say('otherRecipient', { reached: makeVisible(reached), to: letter.to }));
  } catch (error) {
    return notAccepted(isTemporary(error), say('mailRefused', { why: reasonOf(error) }));
  }
}

const notAccepted = (temporary: boolean, detail: Words): LetterOutcome => ({ accepted: false, temporary, detail });
