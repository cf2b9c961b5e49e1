import { createHash, createHmac } from 'node:crypto';
import { leafHash, rootOfHashes } from '@vigie/proof';

/** One offer that may be drawn. */
export interface FrameEntry {
  /** What it is sampled by; '' where all are of one. */
  stratum: string;
  address: string;
}

/** An entry with the digest that stands for it, in lower-case hex. */
export interface CommittedEntry extends FrameEntry {
  digest: string;
}

export interface Frame {
  /** In the frame's order: by the bytes of the stratum, then of the digest, which is chance to whoever lacks the secret. */
  entries: CommittedEntry[];
  /** How many entries each stratum has. */
  strata: Record<string, number>;
  /** Of the Merkle tree over the digests (RFC 6962, 2.1), in lower-case hex. */
  root: string;
}

/** Why a list of entries is no frame; the first entry that is wrong, by its place. */
export class FrameFault extends Error {
  readonly reason: 'control character' | 'twice';
  readonly entry: FrameEntry;

  constructor(reason: FrameFault['reason'], entry: FrameEntry) {
    super(`${reason}: ${JSON.stringify(entry)}`);
    this.reason = reason;
    this.entry = entry;
  }
}

const lineOf = ({ stratum, address }: FrameEntry): Buffer => Buffer.from(`${stratum}\t${address}`);

/** What opens one entry without the others: HMAC-SHA-256 of its line under the frame's secret. */
export const saltOf = (entry: FrameEntry, secret: Uint8Array): Buffer =>
  createHmac('sha256', secret).update(lineOf(entry)).digest();

/**
 * Commits to a frame without showing it: of each entry SHA-256(salt, line), of all the root of a Merkle tree. Who knows an
 * address cannot tell from root or digest whether it was in the frame; who is given frame and secret can tell that it is
 * the one whose root was logged (docs/reference/sweep.md).
 *
 * @param secret 32 random bytes, of this frame alone
 * @throws {FrameFault} where an entry stands twice, or has a control character
 */
export function commitFrame(entries: readonly FrameEntry[], secret: Uint8Array): Frame {
  const known = new Set<string>();
  const strata = new Map<string, number>();
  const committed = entries.map((entry) => {
    const line = lineOf(entry);
    const digest = createHash('sha256').update(saltOf(entry, secret)).update(line).digest();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a tab parts the two, a line break the entries.
    if (/[\u0000-\u001f]/.test(entry.stratum + entry.address)) throw new FrameFault('control character', entry);
    if (known.has(line.toString())) throw new FrameFault('twice', entry);
    known.add(line.toString());
    strata.set(entry.stratum, (strata.get(entry.stratum) ?? 0) + 1);
    return { entry, stratum: Buffer.from(entry.stratum), digest };
  });
  committed.sort((a, b) => Buffer.compare(a.stratum, b.stratum) || Buffer.compare(a.digest, b.digest));
  return {
    entries: committed.map(({ entry: { stratum, address }, digest }) => ({
      stratum,
      address,
      digest: digest.toString('hex'),
    })),
    strata: Object.fromEntries(strata),
    root: Buffer.from(rootOfHashes(committed.map(({ digest }) => leafHash(digest)))).toString('hex'),
  };
}
