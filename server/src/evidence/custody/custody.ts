import { createHash } from 'node:crypto';
import { canonicalJson, type Words } from '@vigie/engine';
import type { z } from 'zod';
import { sayInstant } from '../../base/text/write-day.ts';
import { refusal } from '../refusals.ts';
import { say } from '../words.ts';
import type { exhibitSchema, holderSchema, transferInputSchema, transferSchema } from './custody-schema.ts';

export type Holder = z.infer<typeof holderSchema>;
export type CustodyTransfer = z.infer<typeof transferSchema>;
export type TransferInput = z.infer<typeof transferInputSchema>;
export type Exhibit = z.infer<typeof exhibitSchema>;
/** What is written down of an exhibit once, when it is registered. */
export type ExhibitRecord = Omit<Exhibit, 'digest' | 'transfers' | 'holder' | 'seal'>;

/** A clock that runs ahead is believed by so much. */
const AHEAD_MS = 5 * 60_000;

const sha256 = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');

/** What an exhibit's label bears: SHA-256, hex, of its record as canonical JSON (RFC 8785). */
export function digestOfExhibit(record: ExhibitRecord): string {
  return sha256(record);
}

/** The next link of an exhibit's chain: SHA-256, hex, over the digest before it and the transfer. */
export function digestOfTransfer(previous: string, transfer: Omit<CustodyTransfer, 'digest'>): string {
  return sha256([previous, transfer]);
}

/**
 * Who holds an exhibit now, since when, and the seal it bears: as the last transfer says, or else the person who
 * collected it.
 */
export function holderOf(
  record: ExhibitRecord,
  transfers: readonly CustodyTransfer[],
): { holder: Exhibit['holder']; seal: string | null } {
  const last = transfers.at(-1);
  const seal = transfers.findLast(({ newSeal }) => newSeal !== null)?.newSeal ?? record.object?.sealNumber ?? null;
  return last
    ? { holder: { ...last.to, since: last.at }, seal }
    : { holder: { ...record.collectedBy, since: record.collectedAt }, seal };
}

/** Names are compared as people read them: without regard to case, accents' encoding or space. */
const keyOf = ({ name, organisation }: Holder): string =>
  [name, organisation]
    .map((text) => text.normalize('NFC').toLocaleLowerCase('fr').replace(/\s+/gu, ' ').trim())
    .join('\n');

const nameOf = ({ name, organisation }: Holder): string => `${name} (${organisation})`;

/**
 * Refuses a transfer that would leave a gap in the chain: it starts from the present holder, goes to another, is
 * neither before the last one nor in the future, and says of a seal whether it was intact.
 *
 * @throws VigieError `VIGIE_EVIDENCE_NOT_HOLDER`, `VIGIE_EVIDENCE_SAME_HOLDER`, `VIGIE_EVIDENCE_TRANSFER_TIME`,
 *   `VIGIE_EVIDENCE_SEAL_UNSAID` (409).
 */
export function checkTransfer(exhibit: Exhibit, input: TransferInput, now: Date, timeZone: string): void {
  const { number, seal } = exhibit;
  const since = sayInstant(exhibit.holder.since, timeZone);
  const holder = nameOf(exhibit.holder);
  if (keyOf(input.from) !== keyOf(exhibit.holder)) {
    throw refusal('VIGIE_EVIDENCE_NOT_HOLDER', { number, holder, since, from: nameOf(input.from) });
  }
  if (keyOf(input.to) === keyOf(exhibit.holder)) throw refusal('VIGIE_EVIDENCE_SAME_HOLDER', { number, holder });
  const at = Date.parse(input.at);
  const wrongTime = (why: Words) =>
    refusal('VIGIE_EVIDENCE_TRANSFER_TIME', { number, at: sayInstant(input.at, timeZone), why });
  if (at < Date.parse(exhibit.holder.since)) throw wrongTime(say('heldSince', { holder, since }));
  if (at > now.getTime() + AHEAD_MS) throw wrongTime(say('inTheFuture'));
  if ((input.sealIntact === null) !== (seal === null)) {
    const borne = seal === null ? say('noSeal') : say('seal', { seal });
    throw refusal('VIGIE_EVIDENCE_SEAL_UNSAID', { number, seal: borne });
  }
}

/**
 * Recomputes an exhibit's chain from what is written of it.
 *
 * @returns what does not fit, in words; `null` when all does.
 */
export function verifyCustody(exhibit: Exhibit): string | null {
  const { digest, transfers, holder: _holder, seal: _seal, ...record } = exhibit;
  const name = `exhibit ${record.number}`;
  if (digestOfExhibit(record) !== digest) return `the record of ${name} is not the one that was made`;
  let previous = digest;
  let held: Holder = record.collectedBy;
  for (const [index, { digest: said, ...transfer }] of transfers.entries()) {
    const which = `transfer ${index + 1} of ${name}`;
    if (digestOfTransfer(previous, transfer) !== said) return `${which} is not the one that was made`;
    if (transfer.number !== index + 1 || keyOf(transfer.from) !== keyOf(held)) return `${which} leaves a gap`;
    previous = said;
    held = transfer.to;
  }
  return null;
}
