import type { Clock } from '../core/clock.ts';
import type { Http } from './http.ts';

const COUNTS_DAYS = 180;

/** Where the contact can be written to, as a URI; null: it is neither an e-mail address nor a page. */
function contactUri(contact: string): string | null {
  if (/^https:\/\/\S+$/.test(contact)) return contact;
  return /^[^\s@<>]+@[^\s@<>]+$/.test(contact) ? `mailto:${contact}` : null;
}

/** `/.well-known/security.txt` (RFC 9116): whom to tell of a weakness; none where no contact is set. */
export function addSecurityTxt(app: Http, options: { contact: string; publicUrl: string | null; clock: Clock }): void {
  const { contact, publicUrl, clock } = options;
  const uri = contactUri(contact);
  if (uri === null) return;
  app.get('/.well-known/security.txt', { config: { public: true }, schema: { hide: true } }, (_request, reply) => {
    const expires = new Date(clock().getTime() + COUNTS_DAYS * 86_400_000).toISOString();
    const lines = [
      `Contact: ${uri}`,
      `Expires: ${expires}`,
      'Preferred-Languages: en, fr',
      ...(publicUrl === null ? [] : [`Canonical: ${publicUrl}/.well-known/security.txt`]),
    ];
    return reply.type('text/plain; charset=utf-8').send(`${lines.join('\n')}\n`);
  });
}
