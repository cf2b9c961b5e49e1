import type { Schemas } from '../../client/api.ts';
import { SEVERITIES } from '../../parts/list/severities.ts';
import { shorten, showInvisible } from '../../parts/text/show-invisible.ts';

type Received = Schemas['ReceivedNoticeDetail'];
type Item = Received['items'][number];
type Finding = Item['findings'][number];
type Choices = Schemas['TransparencyChoices'];
/** Says one of the sentences of the form, with what is put into it. */
type Say = (
  key: `receiving.prefill.${'quoted' | 'facts' | 'lacks' | 'why'}`,
  put: { title?: string; words?: string; text?: string; rule?: string },
) => string;

/** The finding that weighs most, with the offer it is on; null: no rule found anything. */
function worst(items: readonly Item[]): { item: Item; finding: Finding } | null {
  const all = items.flatMap((item) => item.findings.map((finding) => ({ item, finding })));
  const weight = ({ finding }: { finding: Finding }): number => SEVERITIES.indexOf(finding.severity);
  return all.reduce<(typeof all)[number] | null>(
    (most, one) => (most && weight(most) >= weight(one) ? most : one),
    null,
  );
}

/** What the form of a decision begins with: each a text that a person keeps or changes. */
export interface Prefill {
  facts: string;
  reference: string;
  why: string;
  /** Values of the Transparency Database; null: nothing says which. */
  category: string | null;
  keyword: string | null;
  restriction: string | null;
  /** Whether any of it comes from a finding. */
  isFromFinding: boolean;
}

/**
 * A statement of reasons as the findings would have it (Regulation (EU) 2022/2065, art. 17(3)): the facts in the offer's
 * own words, the provision that the rule rests on, else the one that the notice cites; category and restriction as the
 * register has them for the rule's pack.
 */
export function prefill(
  received: Pick<Received, 'citations' | 'items'>,
  choices: Pick<Choices, 'packs'>,
  language: 'en' | 'fr',
  t: Say,
): Prefill {
  const [cited = ''] = received.citations;
  const found = worst(received.items);
  if (!found)
    return {
      facts: '',
      reference: cited,
      why: '',
      category: null,
      keyword: null,
      restriction: null,
      isFromFinding: false,
    };
  const { item, finding } = found;
  const said = [...new Set(finding.matches.flatMap(({ text, via }) => (via === 'absent' || text === '' ? [] : text)))];
  const words = said
    .slice(0, 3)
    .map((text) => t('receiving.prefill.quoted', { text }))
    .join(', ');
  const basis = finding.legal.find(({ verified }) => verified) ?? finding.legal[0];
  const begins = choices.packs.find(({ pack }) => pack === finding.pack);
  const title = shorten(item.title ?? item.url);
  return {
    facts:
      words === ''
        ? t('receiving.prefill.lacks', { title })
        : t('receiving.prefill.facts', { title, words: showInvisible(words) }),
    reference: basis?.citation[language] ?? cited,
    why: t('receiving.prefill.why', { rule: finding.title[language] }),
    category: begins?.category ?? null,
    keyword: begins?.keyword ?? null,
    restriction: begins?.restriction ?? null,
    isFromFinding: true,
  };
}

const plain = (citation: string): string =>
  citation
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s.,()§]+/g, ' ')
    .trim();

/** A provision, and who names it. */
export interface Compared {
  citation: string;
  by: 'both' | 'notice' | 'rules';
  /** Of a rule's: whether somebody has compared it with the law. */
  isVerified: boolean;
}

/**
 * The provisions that a notice cites beside those of the rules that found something: what both name, what one alone does.
 * They are one where they say the same but for case, accents and signs, in whichever language.
 */
export function compareProvisions(
  citations: readonly string[],
  findings: readonly Finding[],
  language: 'en' | 'fr',
): Compared[] {
  const bases = [...new Map(findings.flatMap(({ legal }) => legal.map((basis) => [basis.id, basis]))).values()];
  const isCited = (basis: (typeof bases)[number]): boolean =>
    citations.some((cited) => [basis.citation.en, basis.citation.fr].some((said) => plain(said) === plain(cited)));
  const isFound = (cited: string): boolean =>
    bases.some(({ citation }) => [citation.en, citation.fr].some((said) => plain(said) === plain(cited)));
  return [
    ...bases.map((basis) => ({
      citation: basis.citation[language],
      by: isCited(basis) ? ('both' as const) : ('rules' as const),
      isVerified: basis.verified,
    })),
    ...citations
      .filter((cited) => !isFound(cited))
      .map((citation) => ({ citation, by: 'notice' as const, isVerified: false })),
  ];
}
