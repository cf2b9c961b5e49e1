import { randomBytes } from 'node:crypto';

let last = 0n;

/**
 * The id of a job: a UUID of version 7 (RFC 9562, 5.7), of which each is greater than those this process made before.
 * Jobs of one transaction are queued at one instant: their ids tell their order.
 */
export function newJobId(): string {
  // 48 bits of milliseconds and, in 12 more, a counter (6.2, method 1) that runs on into the next millisecond.
  const now = BigInt(Date.now()) << 12n;
  last = now > last ? now : last + 1n;
  const time = (last >> 12n).toString(16).padStart(12, '0');
  const count = (last & 0xfffn).toString(16).padStart(3, '0');
  const random = randomBytes(8);
  random[0] = ((random[0] ?? 0) & 0x3f) | 0x80;
  const rest = random.toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${rest.slice(0, 4)}-${rest.slice(4)}`;
}
