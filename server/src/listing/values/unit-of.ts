/** Codes of UNECE Recommendation 20 for what goods are measured in, by the sign that people write. */
const SIGNS: Readonly<Record<string, string>> = {
  MMT: 'mm',
  CMT: 'cm',
  DMT: 'dm',
  MTR: 'm',
  INH: 'in',
  FOT: 'ft',
  MGM: 'mg',
  GRM: 'g',
  KGM: 'kg',
  LBR: 'lb',
  ONZ: 'oz',
  MLT: 'ml',
  CLT: 'cl',
  LTR: 'l',
  VLT: 'V',
  WTT: 'W',
  MON: 'months',
  ANN: 'years',
};

/** The sign of a unit from its code (schema.org `unitCode`); a code that is not known stays as it is written. */
export function unitOf(code: string | null): string | null {
  if (code === null) return null;
  return SIGNS[code.replace(/^.*[/#:]/, '').toUpperCase()] ?? code;
}
