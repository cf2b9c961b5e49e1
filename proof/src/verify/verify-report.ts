import { Fault, type Words } from '../base/fault.ts';
import type { Statement } from '../seal/statement.ts';
import type { Timestamp } from '../timestamp/timestamp.ts';

export const TITLES = {
  archive: { en: 'The file is complete', fr: 'Le fichier est complet' },
  contents: { en: 'Each part is the one listed', fr: 'Chaque partie est celle de la liste' },
  warc: { en: 'The records of the visit are unchanged', fr: 'Les enregistrements de la visite sont inchangés' },
  index: { en: 'The index points to those records', fr: 'L’index désigne ces enregistrements' },
  seal: { en: 'The seal belongs to this package', fr: 'Le scellé est celui de ce paquet' },
  signature: { en: 'The seal is signed', fr: 'Le scellé est signé' },
  signer: { en: 'You trust the signer', fr: 'Vous faites confiance au signataire' },
  timestamp: { en: 'An authority vouches for the time', fr: 'Une autorité atteste l’heure' },
  log: { en: 'The seal is in the log', fr: 'Le scellé est inscrit au journal' },
  checkpoint: { en: 'The log’s head is signed', fr: 'La tête du journal est signée' },
  witnesses: { en: 'Others have seen the same log', fr: 'D’autres ont vu le même journal' },
};

export interface Step<Id extends string> {
  id: Id;
  /**
   * `null`: not checked, since a step before it failed, or since nothing was given to check by that can tell: `detail`
   * says which.
   */
  ok: boolean | null;
  title: Words;
  detail: Words;
}

export type VerifyStep = Step<keyof typeof TITLES>;

/** Who answers for something in the package. */
export interface Voucher {
  role: 'signer' | 'authority' | 'log' | 'witness';
  /** As the key or certificate names it: whoever made the key chose the name. */
  name: string;
  /** What they answer for. */
  what: Words;
  /** Whether the reader has said that they trust them; `null` where nothing was given to tell by. */
  trusted: true | null;
}

export interface VerifyReport {
  /** No step failed. Steps that were not checked do not count: `vouchers` says who is trusted. */
  ok: boolean;
  /** The result in a sentence or two. */
  verdict: Words;
  steps: VerifyStep[];
  /** What the seal says, once it is known to hold; else `null`. */
  statement: Statement | null;
  /** SHA-256 of the file, hex. */
  digest: string;
  /** Size of the file. */
  bytes: number;
  logIndex: number | null;
  /** What the timestamp says; null where there is none. */
  timestamp: Timestamp | null;
  /** Whether the signing key is one that was given as trusted. */
  trust: 'known-key' | 'unknown-key' | null;
  /** Empty where the package does not hold. */
  vouchers: Voucher[];
}

export const BROKEN: Words = {
  en: 'This package is not intact. Do not rely on it.',
  fr: 'Ce paquet n’est pas intact. Ne vous y fiez pas.',
};
export const UNCHANGED: Words = {
  en: 'This package is unchanged since it was sealed. Nothing shows who sealed it: you gave no key to compare with its own, and anyone can make a key under any name.',
  fr: 'Ce paquet est inchangé depuis qu’il a été scellé. Rien ne montre qui l’a scellé : vous n’avez donné aucune clé à comparer à la sienne, et chacun peut créer une clé sous n’importe quel nom.',
};
export const HOLDS: Words = {
  en: 'This package is unchanged since it was sealed with a key that you trust.',
  fr: 'Ce paquet est inchangé depuis qu’il a été scellé avec une clé à laquelle vous faites confiance.',
};

const NOT_TRIED: Words = {
  en: 'Not checked, because an earlier step failed.',
  fr: 'Non vérifié, car une étape précédente a échoué.',
};

/** What a step found, where it had nothing to check by. */
export class Unchecked {
  readonly words: Words;
  constructor(en: string, fr: string) {
    this.words = { en, fr };
  }
}

/** Runs steps in order; after one that fails, no other is tried. */
export function startSteps<Id extends string>(titles: Readonly<Record<Id, Words>>) {
  const steps: Step<Id>[] = [];
  const hasFailed = (): boolean => steps.some(({ ok }) => ok === false);
  function find(check: () => Words | Unchecked): Pick<Step<Id>, 'ok' | 'detail'> {
    if (hasFailed()) return { ok: null, detail: NOT_TRIED };
    try {
      const found = check();
      return found instanceof Unchecked ? { ok: null, detail: found.words } : { ok: true, detail: found };
    } catch (error) {
      if (error instanceof Fault) return { ok: false, detail: error.words };
      return {
        ok: false,
        detail: { en: 'It holds something that cannot be read.', fr: 'Il contient quelque chose d’illisible.' },
      };
    }
  }
  return {
    steps,
    hasFailed,
    step(id: Id, check: () => Words | Unchecked): void {
      steps.push({ id, title: titles[id], ...find(check) });
    },
  };
}
