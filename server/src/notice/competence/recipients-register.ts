import { type Authority, loadAuthorities } from '../../base/registers/authorities.ts';
import { type Capacity, type CompetenceRule, loadCompetenceRules } from '../../base/registers/competence.ts';
import { type Court, loadCourts, ofTown } from '../../base/registers/courts.ts';

export interface Registers {
  rules: readonly CompetenceRule[];
  courts: readonly Court[];
  authorities: readonly Authority[];
}
let shipped: Registers | undefined;

/** Rules of competence, courts and authorities, read once: no user's own file takes their place. */
export const registers = (): Registers => {
  shipped ??= { rules: loadCompetenceRules(), courts: loadCourts(), authorities: loadAuthorities() };
  return shipped;
};

/** What an authority is in the register, for each capacity that it may be turned to in. */
const ROLE: Readonly<Partial<Record<Capacity, string>>> = {
  'investigation-service': 'investigation-service',
  coordinator: 'digital-services-coordinator',
  'market-surveillance': 'market-surveillance',
  customs: 'customs',
};

/** Whether an authority may be turned to in a capacity. */
export const hasCapacity = ({ roles }: Authority, as: Capacity): boolean => roles.some((role) => role === ROLE[as]);

/** How an authority is named in the API and in the record: keys are unique within a country alone. */
export const authorityKey = ({ country, key }: Authority): string => `${country.toLowerCase()}/${key}`;

/** A court's name, and its prosecutor's, as a letter names them. */
export const nameCourt = ({ seat }: Pick<Court, 'seat'>): string => `Tribunal judiciaire ${ofTown(seat)}`;
const nameProsecutor = ({ seat }: Court): string =>
  `Procureur de la République près le tribunal judiciaire ${ofTown(seat)}`;

/** Somebody of the registers whom a case may be referred to. */
export interface Recipient {
  key: string;
  as: Capacity;
  name: string;
  country: string;
  /** Of a court. */
  department: Court['department'] | null;
  appeal: string | null;
  /** Whether the registers' entry itself was checked. */
  verified: boolean;
}

export const courtAs = (court: Court, as: 'court' | 'prosecutor'): Recipient => ({
  key: court.key,
  as,
  name: as === 'court' ? nameCourt(court) : nameProsecutor(court),
  country: court.country,
  department: court.department,
  appeal: court.appeal,
  verified: court.verified,
});

export const authorityAs = (authority: Authority, as: Capacity): Recipient => ({
  key: authorityKey(authority),
  as,
  name: authority.name,
  country: authority.country,
  department: null,
  appeal: null,
  verified: authority.verified,
});

/** The one of the registers that is named, in a capacity that it has; null: there is none. */
export function findInRegisters(key: string, as: Capacity): Recipient | null {
  if (as === 'court' || as === 'prosecutor') {
    const court = registers().courts.find((one) => one.key === key);
    return court ? courtAs(court, as) : null;
  }
  const authority = registers().authorities.find((one) => authorityKey(one) === key && hasCapacity(one, as));
  return authority ? authorityAs(authority, as) : null;
}
