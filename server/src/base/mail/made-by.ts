import type { Email } from 'postal-mime';

/**
 * Who made a mail, as far as its header tells. `machine`: without a person's hand, but of its own accord, as a ticket
 * system's; `reply`: by itself, since another mail came; `report`: of what became of a mail.
 */
export type MadeBy = { by: 'person' } | { by: 'machine' | 'reply' | 'report'; field: string };

/**
 * Reads who made a mail: RFC 3834, section 5 (`Auto-Submitted`, with its parameters and comments), and what was and is
 * in use beside it. Whatever is not a person's may not be answered by itself (RFC 3834, section 2); it may be as
 * important as any other.
 *
 * @param isOurs whether an id is of a mail that was sent from here: what a machine says of that one is a reply
 * @returns the field that says so, as it may be shown
 */
export function readMadeBy(mail: Email, isOurs: (messageIds: string) => boolean = () => false): MadeBy {
  const fieldOf = (name: string): string => mail.headers.find(({ key }) => key === name)?.value ?? '';
  const wordOf = (name: string): string => keywordOf(fieldOf(name));
  const shown = (name: string): string => `${name}: ${fieldOf(name.toLowerCase()).trim()}`.slice(0, 200);
  const type = fieldOf('content-type');
  if (/^\s*multipart\/report\b/i.test(type)) {
    // RFC 8098: what a reader's program says of a mail. Feedback of another kind (RFC 5965) is a machine's own.
    if (/report-type\s*=\s*"?disposition-notification/i.test(type))
      return { by: 'reply', field: shown('Content-Type') };
    if (/report-type\s*=\s*"?(?:global-)?delivery-status/i.test(type))
      return { by: 'report', field: shown('Content-Type') };
  }
  const submitted = wordOf('auto-submitted');
  const precedence = wordOf('precedence');
  if (submitted === 'auto-replied') return { by: 'reply', field: shown('Auto-Submitted') };
  if (/^auto[-_]reply$/.test(precedence)) return { by: 'reply', field: shown('Precedence') };
  for (const name of ['X-Autoreply', 'X-Autorespond', 'X-Autoresponse']) {
    const word = wordOf(name.toLowerCase());
    if (word !== '' && word !== 'no') return { by: 'reply', field: shown(name) };
  }
  const machine = machineField();
  if (machine === null) return { by: 'person' };
  // Exchange calls its holiday answers auto-generated: what they answer tells.
  const answers = isOurs([mail.inReplyTo ?? '', mail.references ?? ''].join(' '));
  return { by: answers ? 'reply' : 'machine', field: machine };

  function machineField(): string | null {
    // Any other keyword is of an extension, and says that a machine was at work (RFC 3834, 5.1; RFC 5436, 2.7).
    if (submitted !== '' && submitted !== 'no') return shown('Auto-Submitted');
    if (/^(?:bulk|junk|list)$/.test(precedence)) return shown('Precedence');
    for (const name of ['List-Id', 'List-Unsubscribe', 'List-Post', 'X-Auto-Response-Suppress'])
      if (fieldOf(name.toLowerCase()) !== '' && wordOf(name.toLowerCase()) !== 'none') return shown(name);
    if (/^\s*<\s*>/.test(fieldOf('return-path'))) return 'Return-Path: <>';
    // RFC 3834, section 2: addresses that nobody reads or that pass on to many.
    const address = mail.from?.address ?? '';
    return /^(?:mailer-daemon|owner-[^@]*|[^@]*-request)@/i.test(address) ? `From: ${address}`.slice(0, 200) : null;
  }
}

/** The first word of a field: without comments (RFC 5322, 3.2.2), parameters and case. */
function keywordOf(value: string): string {
  let bare = value.slice(0, 1000);
  for (let before = ''; before !== bare; ) {
    before = bare;
    bare = bare.replace(/\((?:[^()\\]|\\.)*\)/g, ' ');
  }
  return (/^[^\s;,]+/.exec(bare.trim())?.[0] ?? '').toLowerCase();
}
