import { Fault, type Words } from '../base/fault.ts';
import { isTied, type KeyChange, keysAfter, readKeyHistory } from '../base/key-history.ts';
import type { Verifier } from '../base/keys.ts';
import { ProofError } from '../base/proof-error.ts';
import { openProof } from '../log/tlog-proof.ts';
import type { LogPlace } from '../seal/place.ts';
import { Unchecked } from './verify-report.ts';

/** Whose keys a reader trusts. */
export interface SignerTrust {
  /** Verifier keys (`name+id+key`): where any is given, the one that signed must be one of them, or be tied to one. */
  keys: readonly string[];
  /** The file of key changes of the log (`/log/keys.json`): ties keys to those before and after them. */
  history: string | null;
  /** Shows the seal in a later head: what a key has sealed that was withdrawn needs it. */
  proof: string | null;
}

/** What was signed, and where it is in the log. */
export interface Signed {
  verifier: Verifier;
  signer: string;
  leaf: Uint8Array;
  log: LogPlace;
  /** When it says it was made. */
  at: string;
}

function readHistory(file: string | null): KeyChange[] {
  try {
    return file === null ? [] : readKeyHistory(file);
  } catch (error) {
    if (!(error instanceof ProofError)) throw error;
    throw new Fault('The file of key changes is not valid.', 'Le fichier des changements de clé n’est pas valable.');
  }
}

/** The keys that came after one, by the file that the reader gave. @throws Fault where it is none */
export const keysSince = (history: string | null, key: string): Verifier[] => keysAfter(readHistory(history), key);

/**
 * That the log had a seal before its key was withdrawn, by a head that a later key has signed: the old key in other
 * hands could sign a log of its own.
 */
function isInLaterHead({ leaf, log }: Signed, { size }: KeyChange, proof: string, later: readonly Verifier[]): boolean {
  try {
    const { index, verified } = openProof(proof, leaf, later);
    return verified.length > 0 && index === log.index && index < (size ?? 0);
  } catch (error) {
    if (error instanceof ProofError) return false;
    throw error;
  }
}

function refuseWithdrawn(signed: Signed, change: KeyChange, trust: SignerTrust): void {
  const { at, withdrawnSince } = change;
  if (withdrawnSince === null) return;
  const { name } = signed.verifier;
  if (Date.parse(signed.at) >= Date.parse(withdrawnSince))
    throw new Fault(
      `The key of ${name} was withdrawn on ${at}: it may have been in other hands since ${withdrawnSince}, before this was sealed. Nothing shows who sealed it.`,
      `La clé de ${name} a été retirée le ${at} : elle était peut-être en d’autres mains depuis le ${withdrawnSince}, avant ce scellement. Rien ne montre qui a scellé.`,
    );
  const later = keysSince(trust.history, signed.signer);
  if (trust.proof === null || !isInLaterHead(signed, change, trust.proof, later))
    throw new Fault(
      `The key of ${name} was withdrawn on ${at}: it may have been in other hands since ${withdrawnSince}. Only a proof file signed with the key that followed shows that the log held this seal before. Ask who sealed it for one.`,
      `La clé de ${name} a été retirée le ${at} : elle était peut-être en d’autres mains depuis le ${withdrawnSince}. Seul un fichier de preuve signé avec la clé suivante montre que le journal contenait déjà ce scellé. Demandez-le à qui l’a scellé.`,
    );
}

function sayDates(signed: Signed, from: KeyChange | undefined, until: KeyChange | undefined): Words {
  const { name } = signed.verifier;
  const withdrawn = until?.withdrawnSince ?? null;
  const en = [
    ...(from ? [`in use from ${from.at}`] : []),
    ...(until ? [`in use until ${until.at}`] : []),
    ...(withdrawn
      ? [`withdrawn, since it may have been in other hands from ${withdrawn} on; the log held this before`]
      : []),
  ];
  const fr = [
    ...(from ? [`utilisée à partir du ${from.at}`] : []),
    ...(until ? [`utilisée jusqu’au ${until.at}`] : []),
    ...(withdrawn
      ? [`retirée, car peut-être en d’autres mains à partir du ${withdrawn} ; le journal contenait déjà ce scellé`]
      : []),
  ];
  return { en: `It is a key of ${name}: ${en.join('; ')}.`, fr: `C’est une clé de ${name} : ${fr.join(' ; ')}.` };
}

/**
 * That the reader trusts the key that signed: it was given, or the changes of keys tie it to one that was. A key that
 * was replaced answers for what the log held until then.
 *
 * @throws Fault
 */
export function checkSigner(signed: Signed, trust: SignerTrust): Words | Unchecked {
  const { name } = signed.verifier;
  if (trust.keys.length === 0)
    return new Unchecked(
      'You gave no key to compare with: anyone could have made the one that signed.',
      'Vous n’avez donné aucune clé à comparer : chacun aurait pu créer celle qui a signé.',
    );
  const changes = readHistory(trust.history);
  if (!isTied(changes, trust.keys, signed.signer))
    throw new Fault(
      `The seal is signed with another key than those you trust, under the name ${name}.`,
      `Le scellé est signé avec une autre clé que celles auxquelles vous faites confiance, sous le nom ${name}.`,
    );
  const from = changes.find((change) => change.new === signed.signer);
  const until = changes.find((change) => change.old === signed.signer);
  if (from && signed.log.index < (from.size ?? 0))
    throw new Fault(
      `The key of ${name} was only in use from ${from.at} on, after this entry of the log.`,
      `La clé de ${name} n’a été utilisée qu’à partir du ${from.at}, après cette inscription au journal.`,
    );
  if (until && signed.log.size > (until.size ?? 0))
    throw new Fault(
      `The key of ${name} was replaced on ${until.at}, before this entry of the log.`,
      `La clé de ${name} a été remplacée le ${until.at}, avant cette inscription au journal.`,
    );
  if (until) refuseWithdrawn(signed, until, trust);
  if (from || until) return sayDates(signed, from, until);
  return { en: `It is the key of ${name} that you gave.`, fr: `C’est la clé de ${name} que vous avez donnée.` };
}
