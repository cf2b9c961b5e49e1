import { createHash, randomBytes } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import type { Db } from '../../base/database/store.ts';
import { refusal } from '../refusals.ts';
import { countTry, forgiveTry, keepDevice, knowsDevice, type Limit } from './try-store.ts';
import type { Visitor } from './visitor.ts';

const digestOf = (...parts: string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** An address as its limit counts: of IPv6 the network of one customer, who has 2^64 addresses. */
export function countedAddress(address: string | null): string {
  if (address === null || !ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  return parsed.kind() === 'ipv4'
    ? parsed.toString()
    : `${parsed.toNormalizedString().split(':').slice(0, 4).join(':')}::/64`;
}

/**
 * What a try counts against. From anywhere: the account at this address, the address, and the account as a whole (NIST
 * SP 800-63B-4, 3.2.2: at most a hundred). A browser that has signed in to the account before is counted by itself and
 * by nothing else: whoever tries from elsewhere, however often, locks nobody out of it.
 */
function limitsOf(email: string, visitor: Visitor, isKnown: boolean): Limit[] {
  const account = email.trim().toLowerCase();
  if (isKnown) return [{ digest: digestOf('device', visitor.device ?? '', account), most: 10, minutes: 15 }];
  const address = countedAddress(visitor.address);
  return [
    { digest: digestOf('account at address', account, address), most: 5, minutes: 15 },
    { digest: digestOf('address', address), most: 50, minutes: 15 },
    { digest: digestOf('account', account), most: 100, minutes: 60 },
  ];
}

/** A try that was allowed. */
export interface Try {
  /** It counts no more. */
  forgive(): Promise<void>;
  /** It was right: it counts no more, and the browser is known from now on. @returns the browser's cookie */
  succeed(): Promise<string>;
}

/** Counts a try. @throws VigieError `VIGIE_PEOPLE_TOO_MANY_TRIES` (429) */
export async function beginTry(db: Db, email: string, visitor: Visitor, now: Date): Promise<Try> {
  const deviceDigest = (device: string): string => digestOf('known device', device, email.trim().toLowerCase());
  const isKnownDevice = await knowsDevice(db, deviceDigest(visitor.device ?? ''));
  const id = await begin(db, limitsOf(email, visitor, isKnownDevice), now);
  return {
    forgive: () => forgiveTry(db, id),
    async succeed() {
      await forgiveTry(db, id);
      const device = visitor.device ?? randomBytes(32).toString('base64url');
      await keepDevice(db, deviceDigest(device), now);
      return device;
    },
  };
}

async function begin(db: Db, limits: Limit[], now: Date): Promise<string> {
  const id = randomBytes(16).toString('hex');
  const until = await countTry(db, id, limits, now);
  if (until !== null) {
    const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000));
    throw refusal('VIGIE_PEOPLE_TOO_MANY_TRIES', { minutes });
  }
  return id;
}

/**
 * Counts a try by who is signed in already, at what they must prove once more. @returns what to call where it was right
 */
export async function beginOwnTry(db: Db, account: string, now: Date): Promise<() => Promise<void>> {
  const id = await begin(db, [{ digest: digestOf('own', account), most: 10, minutes: 15 }], now);
  return () => forgiveTry(db, id);
}
