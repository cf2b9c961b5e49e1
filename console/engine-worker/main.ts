/**
 * The engine in a browser, as a worker of the rule studio: it has no page, and its policy lets it load nothing and
 * connect to nothing (docs/decisions/0038-engine-in-the-browser.md).
 */
import {
  compile,
  emptyListing,
  inFrench,
  type Listing,
  lintPack,
  type PackProblem,
  parsePack,
  type Screener,
  tryExamples,
} from '@vigie/engine';
import type { Answer, AnswerOf, Ask, AskOf, Kind, Offer, Problem } from '../src/screens/studio/messages.ts';

declare const self: {
  onmessage: ((event: { data: Ask }) => void) | null;
  postMessage(answer: Answer): void;
};

const FILE = 'pack.yaml';
/** Of the last text that was a pack: it is tried while the next is being typed. */
let screener: Screener | null = null;

const listingOf = (offer: Offer): Listing => ({
  ...emptyListing(offer.platform ?? '', offer.title),
  ...offer,
  platform: offer.platform ?? '',
});
const problemOf = ({ line, column, message, hint }: PackProblem): Problem => {
  const french = inFrench(message);
  const said = french === null ? null : { message: french, hint: inFrench(hint) ?? hint };
  return { line, column, message, hint, french: said };
};

function read({ text }: AskOf<'read'>): AnswerOf<'read'> {
  const parsed = parsePack(text, FILE);
  if ('errors' in parsed) return { problems: parsed.errors.map(problemOf), pack: null };
  screener = compile([parsed.pack]);
  return { problems: [], pack: parsed.pack };
}

function judge({ text }: AskOf<'judge'>): AnswerOf<'judge'> {
  const parsed = parsePack(text, FILE);
  if ('errors' in parsed) return { warnings: [], examples: [] };
  const { rules } = parsed.pack;
  const examples = tryExamples(parsed.pack).map((tried) => ({
    ...tried,
    match: rules.find(({ id }) => id === tried.rule)?.examples[tried.example - 1]?.match ?? true,
  }));
  return { warnings: lintPack(text, FILE).map(problemOf), examples };
}

function answerTo(said: Ask): AnswerOf<Kind> {
  if (said.kind === 'read') return read(said.ask);
  if (said.kind === 'judge') return judge(said.ask);
  if (said.kind === 'screen')
    return {
      flagged: said.ask.offers.map(
        ({ offer, asOf }) => screener?.screen(listingOf(offer), { asOf }).map(({ rule }) => rule) ?? [],
      ),
    };
  const { offer, asOf, rule } = said.ask;
  return { explanation: screener?.explain(listingOf(offer), { asOf, rule })[0] ?? null };
}

self.onmessage = ({ data }) => {
  const { number } = data;
  try {
    self.postMessage({ number, answer: answerTo(data) });
  } catch (error) {
    self.postMessage({ number, failed: error instanceof Error ? error.message : String(error) });
  }
};
