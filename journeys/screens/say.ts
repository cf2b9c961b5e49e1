import en from '../../console/src/words/en.json' with { type: 'json' };
import fr from '../../console/src/words/fr.json' with { type: 'json' };

type KeyOf<Words> = {
  [Key in keyof Words & string]: Words[Key] extends string ? Key : `${Key}.${KeyOf<Words[Key]>}`;
}[keyof Words & string];

/**
 * The console's words in a language, by their keys: a journey finds what a person reads, and goes on finding it when it
 * is said otherwise.
 */
function speak<Words>(words: Words) {
  return (key: KeyOf<Words>, values: Record<string, string | number> = {}): string => {
    const found = key
      .split('.')
      .reduce<unknown>(
        (inner, name) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : null),
        words,
      );
    if (typeof found !== 'string') throw new Error(`no words for ${key}`);
    return found.replaceAll(/\{\{(\w+)\}\}/g, (whole, name) => String(values[name] ?? whole));
  };
}

export const say = speak(fr);
/** The beginning of a text, up to what is put into it. */
export const sayStart = (key: Parameters<typeof say>[0]): string => say(key).split('{{')[0]?.trim() ?? '';
export const sayInEnglish = speak(en);
