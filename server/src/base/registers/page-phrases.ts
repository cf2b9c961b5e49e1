import phrases from '../../../../registers/page-phrases.json' with { type: 'json' };

const anyOf = (sources: readonly string[]): string => sources.map((source) => `(?:${source})`).join('|');

/**
 * What pages say, in all languages at once (`registers/page-phrases/<language>.yaml`): folded phrases for `findPhrase`,
 * and patterns. Read from the one file that is made of them, for parsing twenty languages of YAML takes longer than
 * `vigie extract` takes to start.
 */
export const PAGE_PHRASES = {
  ...{ page: phrases.page, ageGate: phrases.ageGate, stock: phrases.stock },
  notHere: new RegExp(anyOf(phrases.page.notHere)),
  column: {
    yes: new RegExp(`^(?:${anyOf(phrases.column.yes)})$`, 'i'),
    no: new RegExp(`^(?:${anyOf(phrases.column.no)})$`, 'i'),
  },
  articleNumber: new RegExp(String.raw`^(?:${anyOf(phrases.articleNumber)})\s*[:#.]?\s*(?:\(.{0,20}\))?$`),
};
