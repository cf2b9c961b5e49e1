/** A prefix or suffix of a class, as hunspell(5) has it. */
export interface Affix {
  /** What is taken off the word before. */
  strip: string;
  add: string;
  /** Classes that may be put on the word with this affix in turn. */
  further: ReadonlySet<string>;
  /** Whether the word may take it; on the word's end for a suffix, its beginning for a prefix. */
  fits: (word: string) => boolean;
}

/** The affixes of one flag. */
export interface AffixClass {
  /** Whether it goes with affixes of the other end. */
  crosses: boolean;
  affixes: Affix[];
}

/** What a dictionary's `.aff` file says of how words are inflected. */
export interface Affixes {
  suffixes: ReadonlyMap<string, AffixClass>;
  prefixes: ReadonlyMap<string, AffixClass>;
  /** The flags of a word or an affix, from how they are written. */
  readFlags: (written: string) => ReadonlySet<string>;
  /** Without an affix such a word, or a word with such an affix, is none. */
  needsAffix: string | undefined;
  /** Such a suffix goes with such a prefix alone (German `ge…t`). */
  circumfix: string | undefined;
  /** Words with these flags are none, or none by themselves. */
  noWord: ReadonlySet<string>;
}

const labels: [RegExp, string][] = [
  [/^iso-?8859-?(\d+)$/i, 'iso-8859-$1'],
  [/^microsoft-cp(\d+)$/i, 'windows-$1'],
  [/^cp(\d+)$/i, 'windows-$1'],
  [/^tis620-2533$/i, 'windows-874'],
];

/** The decoder of the character set that an `.aff` file names (`SET`); Latin 1 where it names none. Null: not known. */
export function decoderOf(aff: Uint8Array): InstanceType<typeof TextDecoder> | null {
  const named = /^SET[ \t]+(\S+)/mu.exec(new TextDecoder('latin1').decode(aff))?.[1] ?? 'ISO8859-1';
  const label = labels.reduce((name, [pattern, to]) => name.replace(pattern, to), named);
  try {
    return new TextDecoder(label);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return null;
  }
}

/** How flags are written together: by single characters, by pairs, or as numbers with commas. */
function flagReader(kind: string, aliases: readonly string[]): Affixes['readFlags'] {
  const split = (written: string): string[] => {
    if (kind === 'long') return written.match(/../gsu) ?? [];
    if (kind === 'num') return written.split(',');
    return [...written];
  };
  const known = new Map<string, ReadonlySet<string>>();
  return (written) => {
    let flags = known.get(written);
    if (!flags) {
      const alias = aliases.length > 0 && /^\d+$/.test(written) ? aliases[Number(written) - 1] : undefined;
      flags = new Set(split(alias ?? written));
      known.set(written, flags);
    }
    return flags;
  };
}

/** A condition: letters, `.` for any, `[ab]` and `[^ab]`. */
function readCondition(written: string, isSuffix: boolean): Affix['fits'] {
  if (written === '.' || written === '') return () => true;
  const pattern = written
    .replace(/[\\*+?(){}|$/]/gu, '\\$&')
    .replace(/\[(\^?)([^\]]*)\]/gu, (_, not, inner) => `[${not}${inner.replace(/[\\[\]^-]/gu, '\\$&')}]`);
  const test = new RegExp(isSuffix ? `${pattern}$` : `^${pattern}`, 'u');
  return (word) => test.test(word);
}

/** A word or ending with its flags: `kit/ABC`, where `\/` is a slash of the word. */
export function splitFlags(written: string): { text: string; flags: string } {
  const slash = /(?<!\\)\//u.exec(written);
  const text = (slash ? written.slice(0, slash.index) : written).replaceAll('\\/', '/');
  return { text, flags: slash ? written.slice(slash.index + 1) : '' };
}

const NO_FLAGS: ReadonlySet<string> = new Set();

/** Reads an `.aff` file (hunspell(5)): the classes of affixes, and the flags that make a word none. */
export function readAffixes(text: string): Affixes {
  const lines = text.split(/\r?\n/u).map((line) => line.trim());
  const options = new Map<string, string>();
  const aliases: string[] = [];
  for (const line of lines) {
    const [name = '', value = ''] = line.split(/\s+/u);
    if (name === 'AF') aliases.push(value);
    else if (!options.has(name)) options.set(name, value);
  }
  // The first AF line says how many follow.
  const readFlags = flagReader(options.get('FLAG') ?? '', aliases.slice(1));
  const suffixes = new Map<string, AffixClass>();
  const prefixes = new Map<string, AffixClass>();
  for (const line of lines) {
    const [kind, flag = '', third = '', fourth = '', condition = '.'] = line.split(/\s+/u);
    if (kind !== 'SFX' && kind !== 'PFX') continue;
    const isSuffix = kind === 'SFX';
    const classes = isSuffix ? suffixes : prefixes;
    const known = classes.get(flag);
    if (!known) {
      // A class begins with a line that says whether it crosses, and how many follow.
      classes.set(flag, { crosses: third === 'Y', affixes: [] });
      continue;
    }
    const { text: add, flags } = splitFlags(fourth);
    known.affixes.push({
      strip: third === '0' ? '' : third,
      add: add === '0' ? '' : add,
      further: flags === '' ? NO_FLAGS : readFlags(flags),
      fits: readCondition(condition, isSuffix),
    });
  }
  const noWord = ['FORBIDDENWORD', 'ONLYINCOMPOUND'].flatMap((name) => options.get(name) ?? []);
  return {
    suffixes,
    prefixes,
    readFlags,
    needsAffix: options.get('NEEDAFFIX') ?? options.get('PSEUDOROOT'),
    circumfix: options.get('CIRCUMFIX'),
    noWord: new Set(noWord),
  };
}
