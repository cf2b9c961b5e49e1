import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { makeVisible, nameCharacter } from './show-invisible.ts';

/** What a page's data is written with: no text of a page gets past `show`. */
export interface Pen {
  /** Families to set the page in, in order; there is no fallback beyond them. */
  fonts: string[];
  /** One line that shows all that is in it; a character that no font has is named (`‹U+4E2D›`). */
  show(text: string): string;
  /**
   * The same, where a long run without a space may be broken, or it would leave its column. Never for a URL: Typst
   * breaks those by itself.
   */
  fit(text: string): string;
  /** Whether a character was named by now: the page then says what that means. */
  hasNamed(): boolean;
}

export interface PageOptions {
  /** The document's date: the same page gives the same bytes. */
  at: Date;
  /**
   * Families installed on this machine to take characters from that the built-in fonts lack (Chinese, Thai, …), such as
   * `Noto Sans CJK SC`. They are embedded, and the bytes then depend on the installed version. Without: such characters
   * are named.
   */
  fontFamilies?: readonly string[] | undefined;
}

/** Built into the compiler, of a pinned version: Latin, Greek, Cyrillic, Hebrew and others. */
const FONTS = ['Libertinus Serif', 'New Computer Modern'];
const MAX_ROUNDS = 40;

const compilers = new Map<string, Promise<{ typst: NodeCompiler; template: string }>>();

/** One compiler a template for the life of the program, loaded when its first page is made (about 40 ms and 50 MB). */
function openCompiler(template: URL): Promise<{ typst: NodeCompiler; template: string }> {
  const path = fileURLToPath(template);
  const known = compilers.get(path);
  if (known) return known;
  const opened = (async () => {
    const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
    // The folder of the template, as the root of what a template may read: there is no other input.
    return { typst: NodeCompiler.create({ workspace: dirname(path) }), template: await readFile(path, 'utf8') };
  })();
  compilers.set(path, opened);
  return opened;
}

/**
 * A page as a tagged PDF/A-2a (ISO 19005-2, level A), the form to be kept. The template gets what `layOut` makes as
 * data (`sys.inputs.page`, JSON): nothing of it is ever read as markup. Conformance is enforced by Typst, which wants a
 * glyph for every character: where it names one that no font has, the page is laid out again with that character named.
 */
export async function renderPage(
  template: URL,
  layOut: (pen: Pen) => object,
  options: PageOptions,
): Promise<Uint8Array> {
  const { typst, template: mainFileContent } = await openCompiler(template);
  const creationTimestamp = Math.floor(options.at.getTime() / 1000);
  const unshown = new Set<string>();
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const page = JSON.stringify(layOut(takePen(unshown, options.fontFamilies ?? [])));
    try {
      const pdf = typst.pdf(
        { mainFileContent, inputs: { page } },
        { pdfStandard: 'a-2a', pdfTags: true, creationTimestamp },
      );
      typst.evictCache(10);
      return new Uint8Array(pdf);
    } catch (error) {
      const before = unshown.size;
      for (const character of unshownCharacters(error)) unshown.add(character);
      if (unshown.size === before) throw error;
    }
  }
  throw new Error(`A page still has characters without a glyph after ${MAX_ROUNDS} rounds`);
}

function takePen(unshown: ReadonlySet<string>, families: readonly string[]): Pen {
  let named = false;
  const show = (text: string): string => {
    let line = makeVisible(text);
    if (unshown.size > 0) line = [...line].map((one) => (unshown.has(one) ? nameCharacter(one) : one)).join('');
    named ||= line.includes('‹U+');
    return line;
  };
  return {
    fonts: [...FONTS, ...families],
    show,
    fit: (text) => show(text).replace(/\S{31,}/gu, (run) => run.replace(/.{6}(?=.)/gu, '$&\u200b')),
    hasNamed: () => named,
  };
}

/** PDF/A wants a glyph for every character; the compiler names those that have none. */
function unshownCharacters(error: unknown): string[] {
  const message = error instanceof Error ? error.message : String(error);
  const found: string[] = [];
  for (const [, quoted = ''] of message.matchAll(
    /the (?:text|PDF contains the codepoint) `\\?"(.*?)\\?"`(?: could not be displayed|\\?")?/gsu,
  )) {
    const text = quoted.replace(/\\+u\{([0-9a-f]+)\}/gi, (_, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    );
    for (const character of text) if (character > '\u007e') found.push(character);
  }
  return found;
}
