import { createHmac, randomBytes } from 'node:crypto';

/** How every secret begins, so that one that got out is recognised. */
const PREFIX = 'whsec_';
const SECRET_BYTES = 32;

/** A new secret, as it is shown to the administrator once. */
export const newSecret = (): string => PREFIX + randomBytes(SECRET_BYTES).toString('base64');

/**
 * The headers of a message as Standard Webhooks 1.0 has them: HMAC-SHA256 over `id.timestamp.body`, a signature for each
 * secret that counts, so that a receiver may change over while a secret is replaced. The timestamp is that of this try.
 */
export function signMessage(
  { id, body }: { id: string; body: string },
  secrets: readonly string[],
  now: Date,
): [name: string, value: string][] {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return [
    ['webhook-id', id],
    ['webhook-timestamp', timestamp],
    ['webhook-signature', signatures.join(' ')],
  ];
}
