import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);
/** OWASP's first recommendation for argon2id: 19 MiB, 2 passes, 1 lane. */
const COST = { parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 };

/** However a keyboard writes a letter with its accent, it is the same one (NIST SP 800-63B-4, 3.1.1.2). */
const normal = (password: string): string => password.normalize('NFKC');

/** Hashes a password for keeping: `argon2id$<salt>$<tag>`, both base64url. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', { message: normal(password), nonce, ...COST });
  return `argon2id$${nonce.toString('base64url')}$${tag.toString('base64url')}`;
}

/**
 * A hash that no password has: checking against it takes as long as against a real one, so an unknown e-mail cannot be
 * told by time.
 */
export const NO_PASSWORD = `argon2id$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(32).toString('base64url')}`;

/** Whether the password is the one that was hashed. */
export async function checkPassword(password: string, kept: string): Promise<boolean> {
  const [kind, salt, tag] = kept.split('$');
  if (kind !== 'argon2id' || !salt || !tag) return false;
  const wanted = Buffer.from(tag, 'base64url');
  const made = await derive('argon2id', { message: normal(password), nonce: Buffer.from(salt, 'base64url'), ...COST });
  return wanted.length === made.length && timingSafeEqual(wanted, made);
}
