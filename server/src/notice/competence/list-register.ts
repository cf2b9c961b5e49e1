import type { Words } from '@vigie/engine';
import type { PlaceKind } from '../../base/registers/competence.ts';
import { mustBeCountry, readPlaces } from './choose-recipient.ts';
import { type ProposedRecipient, proposeRecipients } from './propose-recipients.ts';
import { authorityKey, nameCourt, registers } from './recipients-register.ts';

/** An entry of the registers of courts or authorities. */
interface Registered {
  key: string;
  name: string;
  country: string;
  department: { code: string; name: string } | null;
  appeal: string | null;
  roles: readonly string[];
  verified: boolean;
  source: Words | null;
}

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase();

/** The courts or the authorities in which every word of a search stands, without accents and case. */
export function listRegister(which: 'courts' | 'authorities', search: string): Registered[] {
  const { courts, authorities } = registers();
  const all: Registered[] =
    which === 'courts'
      ? courts.map((court) => ({ ...court, name: nameCourt(court), roles: [] }))
      : authorities.map((one) => ({ ...one, key: authorityKey(one), department: null, appeal: null }));
  const words = fold(search).split(/\s+/).filter(Boolean);
  return all.filter(({ name, country, department, appeal, roles }) => {
    const text = fold([name, country, department?.code, department?.name, appeal, ...roles].join(' '));
    return words.every((word) => text.includes(word));
  });
}

/**
 * Who may be competent for legal bases and places, without a case.
 *
 * @throws VigieError `VIGIE_NOTICE_NO_DEPARTMENT`, `VIGIE_NOTICE_NO_COUNTRY` (400)
 */
export function proposeFor(asked: {
  legal: readonly string[];
  codes: Readonly<Record<PlaceKind, readonly string[]>>;
  home: string;
  establishment: string | null;
}): ProposedRecipient[] {
  const establishment = asked.establishment && mustBeCountry(asked.establishment);
  return proposeRecipients({ ...asked, establishment, places: readPlaces(asked.codes) }, registers());
}
