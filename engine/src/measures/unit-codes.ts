/**
 * Units by their codes in UN/CEFACT Recommendation 20, "Codes for Units of Measure Used in International Trade"
 * (annexes I to III; `PCE` is EDIFACT's older code of a piece), as the symbols that people write.
 */
const codes: [symbol: string, codes: string][] = [
  ['mm', 'MMT'],
  ['cm', 'CMT'],
  ['dm', 'DMT'],
  ['m', 'MTR'],
  ['km', 'KMT KTM'],
  ['µm', '4H'],
  ['in', 'INH'],
  ['ft', 'FOT'],
  ['yd', 'YRD'],
  ['cm²', 'CMK'],
  ['mm²', 'MMK'],
  ['m²', 'MTK'],
  ['cm³', 'CMQ'],
  ['mm³', 'MMQ'],
  ['dm³', 'DMQ'],
  ['m³', 'MTQ'],
  ['mg', 'MGM'],
  ['g', 'GRM'],
  ['kg', 'KGM'],
  ['µg', 'MC'],
  ['t', 'TNE'],
  ['lb', 'LBR'],
  ['oz', 'ONZ'],
  ['ml', 'MLT'],
  ['cl', 'CLT'],
  ['dl', 'DLT'],
  ['l', 'LTR'],
  ['hl', 'HLT'],
  ['fl oz', 'OZA'],
  ['imp. fl oz', 'OZI'],
  ['gal', 'GLL'],
  ['imp. gal', 'GLI'],
  ['years', 'ANN'],
  ['months', 'MON'],
  ['weeks', 'WEE'],
  ['days', 'DAY'],
  ['h', 'HUR'],
  ['min', 'MIN'],
  ['s', 'SEC'],
  ['V', 'VLT'],
  ['kV', 'KVT'],
  ['mV', '2Z'],
  ['W', 'WTT'],
  ['kW', 'KWT'],
  ['kWh', 'KWH'],
  ['A', 'AMP'],
  ['mA', '4K'],
  ['Ah', 'AMH'],
  ['Hz', 'HTZ'],
  ['kHz', 'KHZ'],
  ['MHz', 'MHZ'],
  ['lm', 'LUM'],
  ['K', 'KEL'],
  ['°C', 'CEL'],
  ['°F', 'FAH'],
  ['bar', 'BAR'],
  ['N', 'NEW'],
  ['J', 'JOU'],
  ['kJ', 'KJO'],
  ['dB', '2N'],
  ['%', 'P1'],
  ['pcs', 'H87 EA PCE NAR'],
  // "One": a number by itself.
  ['', 'C62'],
];

const symbols = new Map(
  codes.flatMap(([symbol, names]) => names.split(' ').map((code): [string, string] => [code, symbol])),
);

/** The symbol of a unit by its code (`CMT`: `cm`), '' for a number by itself (`C62`); null for a code not known. */
export function unitOfCode(code: string): string | null {
  return symbols.get(code.trim().toUpperCase()) ?? null;
}
