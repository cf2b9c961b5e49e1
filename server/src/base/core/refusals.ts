import { type ErrorOptions, VigieError } from './errors.ts';
import { type FillingsOf, fillBoth } from './sentences.ts';

/** How a refusal leaves, and its words in both languages; `{name}` is filled in where it is thrown. */
export interface Refusal {
  /** HTTP status (RFC 9110); left out: 400. */
  status?: number;
  /** Exit code of the command; left out: 2. */
  exit?: 1 | 2 | 3;
  en: string;
  fr: string;
}

type Codes = Record<`VIGIE_${string}`, Refusal>;
/** What is said of one refusal alone; `status` and `exit` in place of the catalogue's. */
type Particulars = Pick<ErrorOptions, 'status' | 'exit' | 'detail' | 'place' | 'cause'>;
type Given<R extends Refusal> = [keyof FillingsOf<R>] extends [never]
  ? [fillings?: Record<never, never>, particulars?: Particulars]
  : [fillings: FillingsOf<R>, particulars?: Particulars];

/**
 * A room's catalogue of refusals, by code. `throw refusal('VIGIE_CASE_DECIDED', { state })` refuses;
 * `(await findCase(tx, id)) ?? refuse('VIGIE_CASE_UNKNOWN', { id })` finds or refuses.
 * `docs/reference/catalogue.md` is made from the catalogues.
 */
export function refusals<const C extends Codes>(catalogue: C) {
  const refusal = <K extends keyof C & `VIGIE_${string}`>(code: K, ...given: Given<C[K]>): VigieError => {
    const found: Refusal = catalogue[code] ?? { en: code, fr: code };
    const [fillings = {}, particulars = {}] = given;
    return new VigieError(code, fillBoth(found, fillings), {
      ...(found.status === undefined ? {} : { status: found.status }),
      ...(found.exit === undefined ? {} : { exit: found.exit }),
      ...particulars,
    });
  };
  const refuse = <K extends keyof C & `VIGIE_${string}`>(code: K, ...given: Given<C[K]>): never => {
    throw refusal(code, ...given);
  };
  return { refusal, refuse, catalogue };
}
