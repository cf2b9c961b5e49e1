import { Fault, type Words } from '../base/fault.ts';
import { parseBase64 } from '../seal/read-seal.ts';
import { digestOfStatement, type Seal, type Statement } from '../seal/statement.ts';
import { type Timestamp, type TimestampTrust, verifyTimestamp } from '../timestamp/timestamp.ts';
import { Unchecked } from './verify-report.ts';

/** Clocks differ by so much. */
const CLOCKS_MS = 5 * 60_000;
const DAY_MS = 24 * 3_600_000;

/** Whether somebody says that they saw a seal before what it is of had been. @param at in ms since 1970 */
export const isBeforeVisit = (at: number, { endedAt }: Statement): boolean => at + CLOCKS_MS < Date.parse(endedAt);

/** The timestamp of a seal, where it has one: that it holds, and is not from before the visit. @throws Fault */
export function checkTimestamp({ statement, timestamp }: Seal, trust: TimestampTrust): Timestamp | null {
  if (timestamp === undefined) {
    if (trust.roots) throw new Fault('There is no timestamp.', 'Il n’y a pas d’horodatage.');
    return null;
  }
  const token = parseBase64(timestamp);
  if (!token) throw new Fault('This is no timestamp.', 'Ce n’est pas un horodatage.');
  const said = verifyTimestamp(token, digestOfStatement(statement), trust);
  if (isBeforeVisit(Date.parse(said.at), statement))
    throw new Fault(
      `The seal says that the page was visited until ${statement.endedAt}, but it was stamped before, ${said.at}.`,
      `Le scellé dit que la page a été visitée jusqu’au ${statement.endedAt}, mais il a été horodaté avant, le ${said.at}.`,
    );
  return said;
}

/**
 * What a timestamp shows, with how long after the visit it was made where that is long: until then the time is the
 * sealer's word alone.
 */
export function sayTimestamp(
  { at, authority, trusted, revocation }: Timestamp,
  { endedAt }: Pick<Statement, 'endedAt'>,
): Words | Unchecked {
  const days = Math.floor((Date.parse(at) - Date.parse(endedAt)) / DAY_MS);
  const late: Words =
    days < 1
      ? { en: '', fr: '' }
      : {
          en: ` That is ${days} ${days === 1 ? 'day' : 'days'} after the visit that the seal tells of.`,
          fr: ` C’est ${days} ${days === 1 ? 'jour' : 'jours'} après la visite dont parle le scellé.`,
        };
  const remarks: Words = {
    en: (revocation?.remarks ?? []).map(({ en }) => ` ${en}`).join(''),
    fr: (revocation?.remarks ?? []).map(({ fr }) => ` ${fr}`).join(''),
  };
  if (trusted) {
    const said: Words = {
      en: `${at}, by ${authority}, whose root you trust.${late.en}`,
      fr: `${at}, par ${authority}, dont vous acceptez la racine.${late.fr}`,
    };
    if (revocation?.isKnown === false)
      return new Unchecked(
        `${said.en} Whether its certificate was revoked is not known.${remarks.en}`,
        `${said.fr} On ignore si son certificat a été révoqué.${remarks.fr}`,
      );
    return { en: `${said.en}${remarks.en}`, fr: `${said.fr}${remarks.fr}` };
  }
  return new Unchecked(
    `It says ${at}, by ${authority}; you have given no root to check that authority by, and anyone can make one.${late.en}${remarks.en}`,
    `Il indique ${at}, par ${authority} ; vous n’avez donné aucune racine pour contrôler cette autorité, et chacun peut en créer une.${late.fr}${remarks.fr}`,
  );
}
