import type { LaboratoryResult } from '../../evidence/index.ts';
import type { Hearing } from '../../notice/index.ts';

interface SheetWords {
  yes: string;
  unverified: string;
  compulsory: string;
  test(of: LaboratoryResult, on: string): string;
  hearing(of: Hearing, day: (plain: string) => string): string;
}

const en: SheetWords = {
  yes: 'Yes',
  unverified: 'unverified',
  compulsory: 'Compulsory',
  test: ({ laboratory, method, result, conforming, sample }, on) =>
    `${laboratory.name}${laboratory.accreditation ? ` (accreditation ${laboratory.accreditation})` : ''}, ${on}. Sample: ${sample.what}. Method: ${method}. Result: ${result}. Conforming: ${conforming}.`,
  hearing: ({ addressee, on, due, reason, observations }, day) =>
    reason === null
      ? `${addressee.name}: heard from ${day(on)} until ${day(due ?? on)}; observations: ${observations.length}.`
      : `${addressee.name}: not heard before, for urgency (${day(on)}): ${reason}`,
};

const CONFORMING = { yes: 'oui', no: 'non', undecided: 'non tranché' } as const;

const fr: SheetWords = {
  yes: 'Oui',
  unverified: 'non vérifié',
  compulsory: 'Imposées',
  test: ({ laboratory, method, result, conforming, sample }, on) =>
    `${laboratory.name}${laboratory.accreditation ? ` (accréditation ${laboratory.accreditation})` : ''}, ${on}. Échantillon : ${sample.what}. Méthode : ${method}. Résultat : ${result}. Conforme : ${CONFORMING[conforming]}.`,
  hearing: ({ addressee, on, due, reason, observations }, day) =>
    reason === null
      ? `${addressee.name} : audition ouverte du ${day(on)} au ${day(due ?? on)} ; observations : ${observations.length}.`
      : `${addressee.name} : non entendu avant, pour urgence (${day(on)}) : ${reason}`,
};

/** The words that Vigie itself writes into a sheet. */
export const sheetWords = (language: 'en' | 'fr'): SheetWords => (language === 'fr' ? fr : en);
