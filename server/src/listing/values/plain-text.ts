import { createRequire } from 'node:module';

/** Loaded at the first text with markup: its tables of entities take longer than the start of a command. */
let Parser: typeof import('htmlparser2').Parser | undefined;

/** Elements that people's texts hold (HTML standard, 4): `<M>` or `<NEW>` is no markup. */
const ELEMENTS = new Set(
  'a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee menu meta meter nav nobr noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script search section select slot small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr'.split(
    ' ',
  ),
);
const isElement = (name: string): boolean => ELEMENTS.has(name) || /[-:]/.test(name);
const BLOCK =
  /^(?:address|article|aside|blockquote|br|center|dd|details|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|hr|legend|li|main|menu|nav|ol|option|p|pre|section|summary|table|td|th|title|tr|ul)$/;
/** What is in these is not shown. */
const HIDDEN = /^(?:script|style|template|noscript|head|iframe|object|svg)$/;

const TAG = /<\/?[a-z][^<>]{0,4000}>|<!--|<!\[CDATA\[|<!doctype/i;
/** By name or number; a few names end without a semicolon too (HTML standard, 13.2.5.73). */
const ENTITY = /&(?:#\d{1,7};?|#x[0-9a-f]{1,6};?|[a-z][a-z0-9]{1,31};|(?:nbsp|amp|lt|gt|quot|copy|reg)(?![=\w]))/i;

function parse(text: string): string {
  let plain = '';
  let hidden = 0;
  if (!Parser) {
    const loaded: typeof import('htmlparser2') = createRequire(import.meta.url)('htmlparser2');
    Parser = loaded.Parser;
  }
  const parser = new Parser(
    {
      ontext: (part) => {
        if (hidden === 0) plain += part;
      },
      onopentag: (name) => {
        if (HIDDEN.test(name)) hidden += 1;
        else if (BLOCK.test(name)) plain += '\n';
        else if (!isElement(name) && hidden === 0) plain += text.slice(parser.startIndex, parser.endIndex + 1);
      },
      onclosetag: (name, isImplied) => {
        if (HIDDEN.test(name)) hidden -= 1;
        else if (BLOCK.test(name) && name !== 'br') plain += '\n';
        else if (!isElement(name) && !isImplied && hidden === 0)
          plain += text.slice(parser.startIndex, parser.endIndex + 1);
      },
    },
    { recognizeCDATA: true },
  );
  parser.end(text);
  return plain;
}

/** Markup that was escaped once more (`&lt;p&gt;`, `&amp;nbsp;`), as shop systems write it into data, is markup too. */
const MOST_LAYERS = 3;

/**
 * A text as a reader sees it: tags out, a line break for each block, entities resolved, no-break spaces as blanks. Of
 * every source: tables, data of pages, meta elements. A text without markup is given back as it is, but trimmed.
 */
export function plainText(text: string): string {
  // Most texts have neither, and to see that is all that they cost.
  if (!text.includes('<') && !text.includes('&')) return text.trim();
  let plain = text;
  for (let layer = 0; layer < MOST_LAYERS && (TAG.test(plain) || ENTITY.test(plain)); layer += 1) {
    const parsed = parse(plain);
    if (parsed === plain) break;
    plain = parsed;
  }
  if (plain === text) return text.trim();
  return plain
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[\u00ad\u200b]/g, '')
    .replace(/[ \t]*\n\s*/g, '\n')
    .trim();
}
