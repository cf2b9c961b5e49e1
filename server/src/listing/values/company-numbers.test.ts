import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCompanyNumbers, findVatNumbers } from './company-numbers.ts';

/** Numbers of companies that publish them, the registers' own examples, and those of persons made by the rules of check digits. */
const VAT: [string, string[]][] = [
  ['ATU13585627', ['ATU13585627']],
  ['BE 0428.759.497 SA', ['BE0428759497']],
  ['BG175074752', ['BG175074752']],
  ['BG7523169263, born in the nineteenth century', ['BG7523169263']],
  ['BG4021010010', ['BG4021010010']],
  ['BG6521010012', ['BG6521010012']],
  ['BG8921010010', ['BG8921010010']],
  ['BG1421010010', ['BG1421010010']],
  ['BG9021010010', ['BG9021010010']],
  ['BG7111042925, of a foreigner', ['BG7111042925']],
  ['BG4021010013', []],
  ['CZ640903926', ['CZ640903926']],
  ['CZ640903927', []],
  ['LV32123456789', ['LV32123456789']],
  ['LV33123456789', []],
  ['FR K7 399 859 412', ['FRK7399859412']],
  ['TVA : FR 40 303 265 045 RCS Paris', ['FR40303265045']],
  ['FR 40 303 265 045 SAS', ['FR40303265045']],
  ['VAT GB 980 7806 84 registered', ['GB980780684']],
  ['NL000099998B57', ['NL000099998B57']],
  ['CHE-107.787.577 MWST', ['CHE107787577']],
  ['CHE-107.787.578 MWST', []],
  ['NO 995 525 828 MVA', ['NO995525828MVA']],
  ['P.IVA 00743110157', ['IT00743110157']],
  ['Partita IVA: 00743110158', []],
  ['NIP: 856-734-62-15', ['PL8567346215']],
  ['CVR-nr. 13585628', ['DK13585628']],
  ['ΑΦΜ: 094259216', ['EL094259216']],
  ['OIB 33392005961', ['HR33392005961']],
  ['C.I.F. B64717838', ['ESB64717838']],
  ['NIF 501964843', ['PT501964843']],
  ['CUI 18547290', ['RO18547290']],
  ['856-734-62-15', []],
];

/** Luhn for SIREN and SIRET, ISO/IEC 7064 MOD 97-10 for LEI (ISO 17442), modulo 31 for USCC (GB 32100-2015). */
const COMPANIES: [string, string[]][] = [
  ['SIRET 732 829 320 00074', ['SIREN 732829320']],
  ['SIREN : 732829320', ['SIREN 732829320']],
  ['SIREN 732829321', []],
  ['SIRET 73282932000075', []],
  ['SIRET 356 000 000 00048, La Poste', ['SIREN 356000000']],
  ['RCS Paris 732 829 320', ['SIREN 732829320']],
  ['R.C.S. Aix-en-Provence B 732 829 320', ['SIREN 732829320']],
  ['732829320', []],
  ['TVA FR40303265045, RCS Paris 303 265 045', ['SIREN 303265045']],
  ['LEI: 5493001KJTIIGC8Y1R12', ['LEI 5493001KJTIIGC8Y1R12']],
  ['529900T8BM49AURSDO55', ['LEI 529900T8BM49AURSDO55']],
  ['LEI 529900T8BM49AURSDO56', []],
  ['order 12345678901234567890', []],
  ['统一社会信用代码：91110000600037341L', ['USCC 91110000600037341L']],
  ['91110000600037341M', []],
];

test('VAT numbers are found in the forms of their countries, persons among them, by their check digits', () => {
  for (const [text, right] of VAT) assert.deepEqual(findVatNumbers(text), right, text);
});

test('numbers of companies are found by their check digits', () => {
  const found = (text: string) => findCompanyNumbers(text).map(({ register, number }) => `${register} ${number}`);
  for (const [text, right] of COMPANIES) assert.deepEqual(found(text), right, text);
});
