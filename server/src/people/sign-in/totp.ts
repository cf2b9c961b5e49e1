import { Secret, TOTP } from 'otpauth';
import type { Tx } from '../../base/database/store.ts';
import { findTotp, takePeriod } from '../factor-store.ts';
import { unseal } from './sign-in-key.ts';

const PERIOD_SECONDS = 30;
/** Periods by which the clock of a telephone may differ. */
const WINDOW = 1;

const totpOf = (secret: Secret, email = ''): TOTP =>
  new TOTP({ issuer: 'Vigie', label: email, algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS, secret });

/** A new secret, and the address by which an app on a telephone takes it in. */
export function makeTotp(email: string): { secret: Uint8Array; base32: string; uri: string } {
  const secret = new Secret({ size: 20 });
  return { secret: secret.bytes, base32: secret.base32, uri: totpOf(secret, email).toString() };
}

/** The period whose code it is (RFC 6238), or null. */
export function periodOf(secret: Uint8Array<ArrayBuffer>, code: string, now: Date): number | null {
  const token = code.replace(/\s/g, '');
  const timestamp = now.getTime();
  const delta = totpOf(new Secret({ buffer: secret.buffer })).validate({ token, timestamp, window: WINDOW });
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
}

/** Takes a code of an account, once. @returns false: it is wrong, or was taken already */
export async function takeCode(
  tx: Tx,
  dataDir: string,
  given: { account: string; code: string; now: Date },
): Promise<boolean> {
  const { account, code, now } = given;
  const kept = await findTotp(tx, account);
  const period = kept && periodOf(unseal(dataDir, account, kept.secret), code, now);
  return period !== null && takePeriod(tx, { account, period, now });
}
