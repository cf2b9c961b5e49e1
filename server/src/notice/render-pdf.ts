import { readFile } from 'node:fs/promises';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Notice } from './compose-schema.ts';
import { type NoticeLanguage, noticeWords } from './compose-words.ts';
import { wordsOf } from './render.ts';
import type { Block, Cell, Row } from './render-blocks.ts';
import { outlineOf } from './render-outline.ts';
import { makeVisible, nameCharacter } from './render-visible.ts';

export interface PdfOptions {
  /**
   * Families installed on this machine to take characters from that the built-in fonts lack (Chinese, Thai, …), such as
   * `Noto Sans CJK SC`. They are embedded, and the bytes then depend on the installed version. Without: such characters are named.
   */
  fontFamilies?: readonly string[];
}

/** Built into the compiler, of a pinned version: Latin, Greek, Cyrillic, Hebrew and others. */
const FONTS = ['Libertinus Serif', 'New Computer Modern'];
/** How a language is set: quotes and breaks follow the region. */
const REGIONS: Record<NoticeLanguage, string> = { en: 'GB', fr: 'FR', de: 'DE', es: 'ES', it: 'IT' };
const MAX_ROUNDS = 40;

let compiler: Promise<{ typst: NodeCompiler; template: string }> | undefined;

/** One compiler for the life of the program, loaded when the first notice is rendered (about 40 ms and 50 MB). */
function openCompiler(): Promise<{ typst: NodeCompiler; template: string }> {
  compiler ??= (async () => {
    const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
    const template = await readFile(new URL('./notice.typ', import.meta.url), 'utf8');
    // The folder of the template, as the root of what a template may read: there is no other input.
    return { typst: NodeCompiler.create({ workspace: import.meta.dirname }), template };
  })();
  return compiler;
}

/**
 * The act as a tagged PDF/A-2a (ISO 19005-2, level A), the form to be kept. Dates come from the act, so the same act gives the
 * same bytes. Conformance is enforced by Typst; a character that no font has is written `‹U+4E2D›`, and the document then says so.
 */
export async function renderPdf(notice: Notice, options: PdfOptions = {}): Promise<Uint8Array> {
  const { typst, template } = await openCompiler();
  const creationTimestamp = Math.floor(new Date(notice.at).getTime() / 1000);
  const unshown = new Set<string>();
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const page = JSON.stringify(layOut(notice, [...FONTS, ...(options.fontFamilies ?? [])], unshown));
    try {
      const pdf = typst.pdf(
        { mainFileContent: template, inputs: { notice: page } },
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
  throw new Error(`Notice ${notice.id} still has characters without a glyph after ${MAX_ROUNDS} rounds`);
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

/** What the template shows: finished lines of text and nothing to compute. */
function layOut(notice: Notice, fonts: string[], unshown: ReadonlySet<string>): object {
  const say = noticeWords(notice.language);
  let named = false;
  const show = (text: string): string => {
    let line = makeVisible(text);
    if (unshown.size > 0) line = [...line].map((one) => (unshown.has(one) ? nameCharacter(one) : one)).join('');
    named ||= line.includes('‹U+');
    return line;
  };
  const fit = (text: string): string => breakLongRuns(show(text));
  const layCell = (cell: Cell) =>
    typeof cell === 'string' ? { text: fit(cell), link: false } : { text: show(wordsOf(cell)), link: 'url' in cell };
  const layRow = ([name, value]: Row) => ({ name: show(name), value: layCell(value) });
  const layBlock = (block: Block) => {
    switch (block.kind) {
      case 'facts':
        return { ...block, rows: block.rows.map(layRow) };
      case 'table':
        return { ...block, head: block.head.map(show), rows: block.rows.map((cells) => cells.map(layCell)) };
      default:
        return { ...block, text: fit(block.text) };
    }
  };
  const [year = 0, month = 0, day = 0] = notice.date.split('-').map(Number);
  const outline = outlineOf(notice);
  const { done, name, organisation } = outline.signature;
  const body = {
    fonts,
    lang: notice.language,
    region: REGIONS[notice.language],
    id: notice.id,
    year,
    month,
    day,
    title: outline.title,
    author: show(organisation),
    basis: outline.basis,
    sender: outline.sender.map(fit),
    to: say('recipient'),
    recipient: outline.recipient.map(fit),
    head: outline.head.map(layRow),
    blocks: outline.blocks.map(layBlock),
    signature: { done, name: fit(name), organisation: fit(organisation), mark: say('signature') },
    page: say('page'),
  };
  return { ...body, escaped: named ? say('escaped') : null };
}

/**
 * Lets a run of more than 30 characters without a space be broken, or it would leave its column. Never used on a listing's URL, so that it
 * can be copied exactly: Typst breaks URLs by itself.
 */
function breakLongRuns(line: string): string {
  return line.replace(/\S{31,}/gu, (run) => run.replace(/.{6}(?=.)/gu, '$&\u200b'));
}
