import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { FIRST } from './src/words/first.ts';

const PART = /^(?<file>.+\.json)\?(?<part>first|later)$/;

/** A file of words is one for who translates, and two for who waits: `NAME.json?first` and `NAME.json?later`. */
export const wordsInParts: Plugin = {
  name: 'words-in-parts',
  enforce: 'pre',
  load(id) {
    const { file, part } = PART.exec(id)?.groups ?? {};
    if (file === undefined) return null;
    this.addWatchFile(file);
    const words: object = JSON.parse(readFileSync(file, 'utf8'));
    const isInPart = ([name]: [string, unknown]) => FIRST.includes(name) === (part === 'first');
    const own = Object.fromEntries(Object.entries(words).filter(isInPart));
    return { code: `export default ${JSON.stringify(own)}`, moduleType: 'js' };
  },
};
