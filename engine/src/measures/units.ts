/** What a quantity is of, as its unit tells. */
export type Dimension = 'length' | 'mass' | 'time' | 'voltage' | 'volume' | 'count' | 'size';

/**
 * A unit's dimension, its size in the dimension's own unit (cm, kg, year, V, ml, piece), and the languages' spellings.
 */
interface Unit {
  dimension: Dimension;
  factor: number;
  /** Folded spellings. A trailing `*` takes any ending. */
  names: string;
  /** Says by itself that an age is meant. */
  age?: true;
}

/** The unit that a dimension's values are given in. */
export const canonicalUnits: Record<Dimension, string> = {
  length: 'cm',
  mass: 'kg',
  time: 'year',
  voltage: 'V',
  volume: 'ml',
  count: 'piece',
  size: 'size',
};

const units: Unit[] = [
  {
    dimension: 'length',
    factor: 0.1,
    names: 'mm millimetre* millimeter* milimetro* millimetri millimetro milimetr* 毫米 毫 mmm',
  },
  {
    dimension: 'length',
    factor: 1,
    names:
      'cm cms centimetre* centimeter* zentimeter* centimetro* centimetri centimetr* centimetru εκατοστα 厘米 公分 センチ',
  },
  { dimension: 'length', factor: 10, names: 'dm decimetre* dezimeter decimetro*' },
  {
    dimension: 'length',
    factor: 100,
    names:
      'm mt mtr metre metres meter meters metro metros metri metr metry metrow metra metru metrii metrin μετρα 米 メートル',
  },
  {
    dimension: 'length',
    factor: 2.54,
    names:
      'in inch inches zoll pouce pouces pulgada pulgadas pollice pollici polegada polegadas cal cali duim 英寸 インチ',
  },
  { dimension: 'length', factor: 30.48, names: 'ft foot feet pied pieds fuss piede piedi voet 英尺' },
  { dimension: 'mass', factor: 0.000001, names: 'mg milligram* milligramm* miligramo* 毫克' },
  {
    dimension: 'mass',
    factor: 0.001,
    names: 'g gr gram grams gramm gramme grammes gramo gramos grammo grammi grama gramas gramow 克 グラム',
  },
  {
    dimension: 'mass',
    factor: 1,
    names: 'kg kgs kilo kilos kilogram* kilogramm* kilogramo* chilo chili chilogramm* quilo quilos 公斤 千克 キロ',
  },
  { dimension: 'mass', factor: 0.5, names: '斤' },
  {
    dimension: 'mass',
    factor: 0.45359237,
    names: 'lb lbs pound pounds pfund libra libras libbra libbre funt funtow 磅',
  },
  { dimension: 'mass', factor: 0.028349523, names: 'oz ounce ounces onces unze unzen onza onzas oncia once 盎司' },
  {
    dimension: 'time',
    factor: 1,
    names:
      'year years yr yrs an ans annee annees jahr jahre jahren ano anos anni anno jaar jaren rok roku lat lata let roky ar ani vuotta χρονια 年',
  },
  {
    dimension: 'time',
    factor: 1,
    names: 'yo jahrig* jarig* letni* eves vuotias vuotiaa* χρονων ετων ans+ 岁 周岁 歲 歳 才',
    age: true,
  },
  {
    dimension: 'time',
    factor: 1 / 12,
    names:
      'month months mois monat monate monaten mes meses mese mesi maand maanden miesiac miesiace miesiecy mesic mesice mesicu manad manader luna luni honap honapos kuukautta μηνων μηνεσ 个月',
  },
  {
    dimension: 'time',
    factor: 1 / 52,
    names: 'week weeks semaine semaines woche wochen semana semanas settimana settimane week weken tydzien tygodni 周',
  },
  {
    dimension: 'time',
    factor: 1 / 365,
    names: 'day days jour jours tag tage tagen dia dias giorno giorni dag dagen dzien dni 天',
  },
  { dimension: 'voltage', factor: 1, names: 'v volt volts voltios volt* 伏 伏特' },
  { dimension: 'voltage', factor: 1000, names: 'kv kilovolt*' },
  { dimension: 'volume', factor: 1, names: 'ml millilitre* milliliter* mililitro* millilitri mililitr* 毫升' },
  { dimension: 'volume', factor: 10, names: 'cl centilitre* zentiliter centilitro*' },
  {
    dimension: 'volume',
    factor: 1000,
    names: 'l litre litres liter liters litro litros litri litr litry litrow litru litrov litraa λιτρα 升 リットル',
  },
  { dimension: 'volume', factor: 29.5735, names: 'floz' },
  {
    dimension: 'count',
    factor: 1,
    names:
      'er pack packs pk ks buc kpl pc pcs piece pieces stuck piece* pieza* pezzi pezzo stuk stuks sztuk* szt peca pecas unite unites 件 个 個 只 片 粒',
  },
];

/** A spelling of a unit as it stands in a text. */
export interface UnitName {
  dimension: Dimension;
  factor: number;
  age: boolean;
}

const exact = new Map<string, UnitName>();
/** By the first two letters, so that few are tried. */
const stems = new Map<string, [stem: string, name: UnitName][]>();
/** Spellings in scripts without spaces, the longest first. */
const alone: [text: string, name: UnitName][] = [];
for (const unit of units) {
  for (const name of unit.names.split(' ')) {
    const known = { dimension: unit.dimension, factor: unit.factor, age: unit.age === true };
    if (name.charCodeAt(0) > 0x2fff) alone.push([name, known]);
    else if (name.endsWith('*')) {
      const key = name.slice(0, 2);
      stems.set(key, [...(stems.get(key) ?? []), [name.slice(0, -1), known]]);
    } else if (!exact.has(name)) exact.set(name, known);
  }
}
alone.sort((a, b) => b[0].length - a[0].length);

/** The unit of a folded word of letters, or nothing. */
export function unitOfWord(word: string): UnitName | null {
  const found = exact.get(word);
  if (found) return found;
  for (const [stem, name] of stems.get(word.slice(0, 2)) ?? []) if (word.startsWith(stem)) return name;
  return null;
}

/** The unit that stands at an offset of a text in a script without spaces, and where it ends. */
export function unitAt(text: string, at: number): { unit: UnitName; end: number } | null {
  for (const [name, unit] of alone) if (text.startsWith(name, at)) return { unit, end: at + name.length };
  return null;
}
