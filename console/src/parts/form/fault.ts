import { formatDate } from '../format.ts';

/** What a control says of itself when it is wrong. */
interface Wrong {
  type: string;
  min?: string;
  max?: string;
  minLength?: number;
  validity: Partial<Record<keyof ValidityState, boolean>>;
}

/** The words for a fault, by their key, and what stands in them. */
export type Fault =
  | { key: 'missing' | 'format' | 'email' | 'number' | 'whole' | 'date' }
  | { key: 'tooShort'; count: number }
  | { key: 'least' | 'most' | 'earliest' | 'latest'; bound: string };

/**
 * What is wrong with a field. A browser has its own words for it, in its own language, which is not always that of the
 * screen.
 */
export function faultOf({ type, min = '', max = '', minLength = 0, validity }: Wrong, language: string): Fault {
  const isDate = type === 'date' || type === 'datetime-local';
  const nameDay = (value: string): string => formatDate(value.slice(0, 10), language);
  // What is half a date, or no number, has no value: that it is missing as well is not the fault.
  if (validity.badInput) return { key: isDate ? 'date' : 'number' };
  if (validity.valueMissing) return { key: 'missing' };
  if (validity.tooShort) return { key: 'tooShort', count: minLength };
  if (validity.rangeUnderflow) return isDate ? { key: 'earliest', bound: nameDay(min) } : { key: 'least', bound: min };
  if (validity.rangeOverflow) return isDate ? { key: 'latest', bound: nameDay(max) } : { key: 'most', bound: max };
  if (validity.stepMismatch) return { key: isDate ? 'date' : 'whole' };
  if (validity.typeMismatch && type === 'email') return { key: 'email' };
  return { key: 'format' };
}
