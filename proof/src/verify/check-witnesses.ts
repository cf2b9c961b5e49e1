import { Fault, type Words } from '../base/fault.ts';
import { parseVerifierKey, type Verifier, verifierKey } from '../base/keys.ts';
import { type Cosigned, openNote } from '../base/note.ts';
import { ProofError } from '../base/proof-error.ts';
import { type Checkpoint, formatCheckpoint } from '../log/checkpoint.ts';
import { openProof } from '../log/tlog-proof.ts';
import { printable } from '../seal/archive.ts';
import { leafOf, type Seal, type Statement } from '../seal/statement.ts';
import { isBeforeVisit } from './check-timestamp.ts';
import { meetsQuorum, showName, type TrustPolicy } from './trust-policy.ts';
import { Unchecked } from './verify-report.ts';

/** Whom a reader trusts to watch the log, and what they have signed since the package was sealed. */
export interface WitnessTrust {
  /**
   * Verifier keys of witnesses (C2SP tlog-cosignature): where any is given, one of them must have cosigned a head with
   * this seal in it.
   */
  keys: readonly string[];
  /** That the seal is in a later head, with the cosignatures of that head (C2SP tlog-proof). */
  proof?: string;
}

/** Opens what is signed. @throws Fault that says what is wrong: a signature, or all of it */
function opening<T>(open: () => T, signature: Words, other: Words): T {
  try {
    return open();
  } catch (error) {
    if (!(error instanceof ProofError)) throw error;
    const { en, fr } = error.code === 'VIGIE_PROOF_NOTE_SIGNATURE' ? signature : other;
    throw new Fault(en, fr);
  }
}

function readOwn(checkpoint: string, keys: readonly Verifier[]): Cosigned[] {
  const words = {
    en: 'The package has a signature on the log by a witness that you trust, but it is not valid.',
    fr: 'Le paquet porte, sur le journal, une signature d’un témoin auquel vous faites confiance, mais elle n’est pas valable.',
  };
  return opening(() => openNote(checkpoint, keys), words, words).cosigned;
}

/**
 * Cosignatures of the later head that a proof leads to.
 *
 * @throws Fault where it is not of this seal, of this log, or of the history that the package tells
 */
function readLater(proof: string, { statement, log }: Seal, own: Checkpoint, keys: readonly Verifier[]): Cosigned[] {
  const later = opening(
    () => openProof(proof, leafOf(statement), keys),
    {
      en: 'A signature in the proof file is not valid: that of the log or of a witness that you trust.',
      fr: 'Une signature du fichier de preuve n’est pas valable : celle du journal ou d’un témoin auquel vous faites confiance.',
    },
    {
      en: 'The proof file does not show this seal in a log.',
      fr: 'Le fichier de preuve ne montre pas ce scellé dans un journal.',
    },
  );
  if (later.verified.length === 0 || later.origin !== own.origin)
    throw new Fault('The proof file is of another log.', 'Le fichier de preuve est d’un autre journal.');
  const isOther = later.size === own.size && formatCheckpoint(later) !== formatCheckpoint(own);
  if (later.index !== log.index || later.size < own.size || isOther)
    throw new Fault(
      'The proof file tells another history of the log than the package: there the log is shorter, or holds other entries.',
      'Le fichier de preuve donne du journal une autre histoire que le paquet : le journal y est plus court, ou contient d’autres entrées.',
    );
  return later.cosigned;
}

const timeOf = ({ seconds }: Cosigned): string => new Date(seconds * 1000).toISOString();

/** The first cosignature of each witness, the earliest first. */
function firstOfEach(cosigned: readonly Cosigned[]): Cosigned[] {
  const firsts = new Map<string, Cosigned>();
  for (const each of [...cosigned].sort((a, b) => a.seconds - b.seconds)) {
    const witness = verifierKey(each.by);
    if (!firsts.has(witness)) firsts.set(witness, each);
  }
  return [...firsts.values()];
}

/** Who watched, as the seal itself says. */
function sayWatchers({ watchers }: Statement): Words {
  if (watchers === undefined) return { en: '', fr: '' };
  if (watchers.length === 0)
    return {
      en: ' The seal says that nobody outside watched it then.',
      fr: ' Le scellé dit que personne d’extérieur ne l’observait alors.',
    };
  const names = watchers.slice(0, 10).map(printable).join(', ');
  return {
    en: ` The seal says who watched it then: ${names}.`,
    fr: ` Le scellé dit qui l’observait alors : ${names}.`,
  };
}

/** Witnesses of a policy whose keys are of a type that is not checked here. */
function sayOthers({ witnesses }: TrustPolicy): Words {
  const names = witnesses.filter(({ verifier }) => verifier === null).map(({ name }) => showName(name));
  if (names.length === 0) return { en: '', fr: '' };
  return {
    en: ` Not checked, and counted as not having signed, since their keys are of type ML-DSA-44: ${names.join(', ')}.`,
    fr: ` Non vérifiés, et comptés comme n’ayant pas signé, leurs clés étant de type ML-DSA-44 : ${names.join(', ')}.`,
  };
}

/** That the witnesses of one head are those that a policy asks for. @throws Fault */
function checkQuorum(policy: TrustPolicy, heads: readonly (readonly Cosigned[])[]): void {
  if (
    heads.some((cosigned) =>
      meetsQuorum(
        policy,
        cosigned.map(({ by }) => by),
      ),
    )
  )
    return;
  const others = sayOthers(policy);
  const quorum = showName(policy.quorum);
  throw new Fault(
    `No head of the log with this seal in it is signed by the witnesses that your policy asks for (quorum ${quorum}). Packages are sealed before witnesses sign: ask who sealed it for a newer proof file.${others.en}`,
    `Aucune tête du journal avec ce scellé n’est signée par les témoins que demande votre politique (quorum ${quorum}). Un paquet est scellé avant que les témoins signent : demandez à qui l’a scellé un fichier de preuve plus récent.${others.fr}`,
  );
}

/** How many of those that were asked for have signed, and the rule that this follows. */
function sayRule(cosigned: readonly Cosigned[], keys: ReadonlySet<string>, policy: TrustPolicy | null): Words {
  const many = cosigned.filter(({ by }) => keys.has(verifierKey(by))).length;
  const counted: Words =
    keys.size < 2
      ? { en: '', fr: '' }
      : {
          en: ` (${many} of the ${keys.size} witnesses whose keys you gave)`,
          fr: ` (${many} des ${keys.size} témoins dont vous avez donné la clé)`,
        };
  if (policy === null) return { en: `${counted.en}.`, fr: `${counted.fr}.` };
  const [quorum, others] = [showName(policy.quorum), sayOthers(policy)];
  return {
    en: `${counted.en}. As your policy asks (quorum ${quorum}).${others.en}`,
    fr: `${counted.fr}. Conforme à votre politique (quorum ${quorum}).${others.fr}`,
  };
}

/** That nobody has vouched, where nobody was asked for. */
function sayNobody(statement: Statement, policy: TrustPolicy | null): Unchecked {
  const { en, fr } = sayWatchers(statement);
  const why: Words = policy
    ? { en: 'your policy asks for no witness', fr: 'votre politique ne demande aucun témoin' }
    : { en: 'you gave no key of a witness', fr: 'vous n’avez donné aucune clé de témoin' };
  return new Unchecked(
    `Nobody has vouched for the log: ${why.en}. That others are shown the same log is the word of its keeper.${en}`,
    `Personne ne s’est porté garant du journal : ${why.fr}. Que d’autres voient le même journal est la parole de qui le tient.${fr}`,
  );
}

/**
 * That witnesses have cosigned the log with this seal in it, in the package's own head or in a later one: then others
 * are shown the same log. Keys and a policy each have to be satisfied where both are given.
 *
 * @param own the package's head, known to be signed by the log's key
 * @param laterKeys keys that replaced it: a later head is signed by one of them
 * @throws Fault
 */
export function checkWitnesses(
  seal: Seal,
  verifier: Verifier,
  own: Checkpoint,
  { keys: texts, proof }: WitnessTrust,
  laterKeys: readonly Verifier[],
  policy: TrustPolicy | null,
): { cosigned: Cosigned[]; said: Words | Unchecked } {
  const keys = new Set(texts);
  const signers = [
    verifier,
    ...texts.map(parseVerifierKey),
    ...(policy?.witnesses ?? []).flatMap((witness) => witness.verifier ?? []),
  ];
  const later = proof === undefined ? [] : readLater(proof, seal, own, [...signers, ...laterKeys]);
  const heads = [readOwn(seal.log.checkpoint, signers), later];
  const cosigned = firstOfEach(heads.flat());
  if (keys.size > 0 && !cosigned.some(({ by }) => keys.has(verifierKey(by))))
    throw new Fault(
      'None of the witnesses that you trust has signed the log with this seal in it. Packages are sealed before witnesses sign: ask who sealed it for a newer proof file.',
      'Aucun des témoins auxquels vous faites confiance n’a signé le journal avec ce scellé. Un paquet est scellé avant que les témoins signent : demandez à qui l’a scellé un fichier de preuve plus récent.',
    );
  if (policy) checkQuorum(policy, heads);
  for (const each of cosigned)
    if (isBeforeVisit(each.seconds * 1000, seal.statement))
      throw new Fault(
        `The seal says that the page was visited until ${seal.statement.endedAt}, but ${each.name} signed before, ${timeOf(each)}.`,
        `Le scellé dit que la page a été visitée jusqu’au ${seal.statement.endedAt}, mais ${each.name} a signé avant, le ${timeOf(each)}.`,
      );
  if (cosigned.length === 0) return { cosigned, said: sayNobody(seal.statement, policy) };
  const rule = sayRule(cosigned, keys, policy);
  return {
    cosigned,
    said: {
      en: `Seen by ${cosigned.map((each) => `${each.name} on ${timeOf(each)}`).join(', ')}${rule.en}`,
      fr: `Vu par ${cosigned.map((each) => `${each.name} le ${timeOf(each)}`).join(', ')}${rule.fr}`,
    },
  };
}

/** What a witness answers for. */
export const sayWitnessed = (cosigned: Cosigned): Words => ({
  en: `that this log, which has only grown since it is watched, held the seal on ${timeOf(cosigned)}`,
  fr: `que ce journal, qui n’a fait que croître depuis qu’il est observé, contenait le scellé le ${timeOf(cosigned)}`,
});
