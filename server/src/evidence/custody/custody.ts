import { createHash } from 'node:crypto';
import { canonicalJson, type Words } from '@vigie/engine';
import type { z } from 'zod';
import { VigieError } from '../../base/core/errors.ts';
import type { exhibitSchema, handOverInputSchema, handOverSchema, holderSchema } from './custody-schema.ts';

export type Holder = z.infer<typeof holderSchema>;
export type HandOver = z.infer<typeof handOverSchema>;
export type HandOverInput = z.infer<typeof handOverInputSchema>;
export type Exhibit = z.infer<typeof exhibitSchema>;
/** What is written down of an exhibit once, when it is taken in. */
export type ExhibitRecord = Omit<Exhibit, 'digest' | 'handOvers' | 'holder' | 'seal'>;

/** A clock that runs ahead is believed by so much. */
const AHEAD_MS = 5 * 60_000;

const sha256 = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');

/** What an exhibit's label bears: SHA-256, hex, of its record as canonical JSON (RFC 8785). */
export function digestOfExhibit(record: ExhibitRecord): string {
  return sha256(record);
}

/** The next link of an exhibit's chain: SHA-256, hex, over the digest before it and the hand-over. */
export function digestOfHandOver(previous: string, handOver: Omit<HandOver, 'digest'>): string {
  return sha256([previous, handOver]);
}

/** Who holds an exhibit now, since when, and the seal it bears: as the last hand-over says, or else the person who collected it. */
export function holderOf(
  record: ExhibitRecord,
  handOvers: readonly HandOver[],
): { holder: Exhibit['holder']; seal: string | null } {
  const last = handOvers.at(-1);
  const seal = handOvers.findLast(({ newSeal }) => newSeal !== null)?.newSeal ?? record.object?.sealNumber ?? null;
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
 * Refuses a hand-over that would leave a gap in the chain: it starts from the present holder, goes to another, is not before the last one nor in the future,
 * and says of a seal whether it was intact.
 *
 * @throws VigieError `VIGIE_EVIDENCE_NOT_HOLDER`, `VIGIE_EVIDENCE_SAME_HOLDER`, `VIGIE_EVIDENCE_HAND_OVER_TIME`, `VIGIE_EVIDENCE_SEAL_UNSAID` (409).
 */
export function checkHandOver(exhibit: Exhibit, input: HandOverInput, now: Date): void {
  const { holder, seal, number } = exhibit;
  const refuse = (what: string, why: Words): VigieError =>
    new VigieError(`VIGIE_EVIDENCE_${what}`, why, { status: 409 });
  if (keyOf(input.from) !== keyOf(holder)) {
    throw refuse('NOT_HOLDER', {
      en: `Exhibit ${number} is held by ${nameOf(holder)} since ${holder.since}, not by ${nameOf(input.from)}. Record the hand-over that is missing between them first.`,
      fr: `La pièce n° ${number} est détenue par ${nameOf(holder)} depuis le ${holder.since}, non par ${nameOf(input.from)}. Enregistrez d’abord la remise qui manque entre les deux.`,
    });
  }
  if (keyOf(input.to) === keyOf(holder)) {
    throw refuse('SAME_HOLDER', {
      en: `Exhibit ${number} is already held by ${nameOf(holder)}.`,
      fr: `La pièce n° ${number} est déjà détenue par ${nameOf(holder)}.`,
    });
  }
  const at = Date.parse(input.at);
  if (at < Date.parse(holder.since)) {
    throw refuse('HAND_OVER_TIME', {
      en: `${nameOf(holder)} holds exhibit ${number} since ${holder.since}: it cannot have been handed over on ${input.at}.`,
      fr: `${nameOf(holder)} détient la pièce n° ${number} depuis le ${holder.since} : elle ne peut avoir été remise le ${input.at}.`,
    });
  }
  if (at > now.getTime() + AHEAD_MS) {
    throw refuse('HAND_OVER_TIME', {
      en: `${input.at} is still to come. Record a hand-over once it is made.`,
      fr: `Le ${input.at} est encore à venir. Une remise s’enregistre une fois faite.`,
    });
  }
  if ((input.sealIntact === null) !== (seal === null)) {
    throw refuse(
      'SEAL_UNSAID',
      seal === null
        ? {
            en: `Exhibit ${number} bears no seal: leave out whether it was intact.`,
            fr: `La pièce n° ${number} ne porte pas de scellé : n’indiquez pas s’il était intact.`,
          }
        : {
            en: `Say whether seal ${seal} of exhibit ${number} was intact.`,
            fr: `Indiquez si le scellé ${seal} de la pièce n° ${number} était intact.`,
          },
    );
  }
}

/**
 * Recomputes an exhibit's chain from what is written of it.
 *
 * @returns what does not fit, in words; `null` when all does.
 */
export function verifyCustody(exhibit: Exhibit): string | null {
  const { digest, handOvers, holder: _holder, seal: _seal, ...record } = exhibit;
  const name = `exhibit ${record.number}`;
  if (digestOfExhibit(record) !== digest) return `the record of ${name} is not the one that was made`;
  let previous = digest;
  let held: Holder = record.collectedBy;
  for (const [index, { digest: said, ...handOver }] of handOvers.entries()) {
    const which = `hand-over ${index + 1} of ${name}`;
    if (digestOfHandOver(previous, handOver) !== said) return `${which} is not the one that was made`;
    if (handOver.number !== index + 1 || keyOf(handOver.from) !== keyOf(held)) return `${which} leaves a gap`;
    previous = said;
    held = handOver.to;
  }
  return null;
}
