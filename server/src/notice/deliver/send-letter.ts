import type { Words } from '@vigie/engine';
import { createTransport } from 'nodemailer';
import { connectionOf, type DeliveryOptions, isTemporary, reasonOf } from './send-mail.ts';
import { keepInFolder } from './write-folder.ts';
import { isAddress, isHeaderText } from './write-message.ts';

/** A plain message of the house: a confirmation, a decision, a statement of reasons. */
export interface Letter {
  /** The same for every try: the message's id comes from it. */
  id: string;
  to: string;
  subject: string;
  text: string;
}

/** Whether a letter left. `temporary`: a later try may do. */
export type LetterOutcome = { taken: true } | { taken: false; temporary: boolean; detail: Words };

/** Sends a letter by SMTP, or into the outbox folder where no server is configured, by the same rules as notices. Failures are values. */
export async function sendLetter(letter: Letter, options: DeliveryOptions): Promise<LetterOutcome> {
  const { smtpUrl, outboxDir, from, clock, timeoutMs = 30_000 } = options;
  if (!isAddress(letter.to) || !isHeaderText(letter.subject))
    return {
      taken: false,
      temporary: false,
      detail: {
        en: 'Not sent: the address or the subject may not be put into a header.',
        fr: 'Non envoyé : l’adresse ou l’objet ne peut figurer dans un en-tête.',
      },
    };
  const mail = {
    messageId: `<${letter.id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
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
      const written = await createTransport({ streamTransport: true, buffer: true, newline: 'windows' }).sendMail(mail);
      const bytes = Buffer.isBuffer(written.message) ? written.message : Buffer.alloc(0);
      // A try that died after writing left other bytes (a date, a boundary): one message is enough.
      await keepInFolder(outboxDir, [{ name: `${letter.id}.eml`, bytes }]);
      return { taken: true };
    }
    const transport = createTransport(connectionOf(new URL(smtpUrl), timeoutMs));
    try {
      const sent = await transport.sendMail({ ...mail, envelope: { from, to: [letter.to] } });
      return sent.accepted.join() === letter.to
        ? { taken: true }
        : {
            taken: false,
            temporary: false,
            detail: {
              en: 'The server took the message for another address.',
              fr: 'Le serveur a pris le message pour une autre adresse.',
            },
          };
    } finally {
      transport.close();
    }
  } catch (error) {
    const why = reasonOf(error);
    const detail = { en: `The message was not taken: ${why}`, fr: `Le message n’a pas été pris : ${why}` };
    return { taken: false, temporary: isTemporary(error), detail };
  }
}
