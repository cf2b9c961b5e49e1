import { z } from 'zod';
import { foldText } from '../text/match-phrases.ts';

const phrases = z
  .array(
    z
      .string()
      .max(80)
      .regex(/^[^*]+\*?$/),
  )
  .default([])
  .meta({ description: 'As pages say it; case and accents do not count. `*` at the end leaves the word open.' });

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'i') instanceof RegExp;
  } catch {
    return false;
  }
}

const patterns = (about: string) =>
  z
    .array(
      z
        .string()
        .min(1)
        .max(300)
        .refine(isPattern, 'no regular expression')
        // On a page that was written to be slow, it would be.
        .refine(
          (source) => !/[.)][*+]|\^[^\]]*\][*+]|,\}/.test(source),
          'repeats without bounds: set a largest number',
        ),
    )
    .default([])
    .meta({ description: `Words, or regular expressions. ${about}` });
const foldedPatterns = patterns('In lower case and without accents, as the text is looked at.').refine(
  (sources) => sources.every((source) => foldText(source) === source),
  'write it in lower case and without accents',
);

/**
 * What pages say in one language: `registers/page-phrases/<language>.yaml`. A sentence that is missing leaves a check
 * in doubt, never wrong.
 */
export const pagePhrasesSchema = z
  .strictObject({
    language: z.string().regex(/^[a-z]{2}$/),
    page: z
      .strictObject({
        ended: phrases.meta({ description: 'An act has ended the offer.' }),
        gone: phrases.meta({ description: 'It is not to be had any more; of an offer, or of one of its colours.' }),
        notFound: phrases.meta({ description: 'What stands over a page that is not there.' }),
        outOfStock: phrases.meta({ description: 'Still offered, none there for now.' }),
        barred: phrases.meta({ description: 'A person is asked for, or the visit is refused.' }),
        signIn: phrases.meta({ description: 'In place of the page: say who you are first.' }),
        outOfOrder: phrases.meta({ description: 'The service is out of order for now; nothing is said of the offer.' }),
        order: phrases.meta({ description: 'What stands on the button by which one orders.' }),
        notHere: foldedPatterns.meta({ description: 'Not in this place, or not by this law.' }),
      })
      .partial()
      .default({})
      .meta({ description: 'What a page says of itself: how a check judges it.' }),
    ageGate: z
      .strictObject({
        declared: phrases.meta({ description: 'The visitor merely says how old they are.' }),
        verified: phrases.meta({ description: 'Proof of age is demanded before the page is shown.' }),
        wallet: phrases.meta({
          description: 'Beside `verified`: proof by a wallet of digital identity, or an app for it.',
        }),
        thirdParty: phrases.meta({ description: 'Beside `verified`: proof by somebody other than the platform.' }),
        payment: phrases.meta({ description: 'Beside `verified`: proof by a means of payment.' }),
        hints: phrases.meta({ description: 'Words near the subject: with one of them and no gate, nobody knows.' }),
      })
      .partial()
      .default({})
      .meta({ description: 'Protection against minors’ access.' }),
    stock: z
      .strictObject({
        out: phrases.meta({ description: 'It cannot be had: asked first.' }),
        in: phrases.meta({ description: 'It can be had now.' }),
        buy: phrases.meta({ description: 'What stands on the button by which one buys.' }),
        not: phrases.meta({ description: 'Words that turn a phrase of `in` behind them into its contrary.' }),
        later: phrases.meta({
          description: 'With one of these, a phrase of `in` is a promise: nothing is known of now.',
        }),
      })
      .partial()
      .default({})
      .meta({ description: 'What is said of an offer’s stock, on a page or in a table.' }),
    column: z
      .strictObject({
        yes: patterns('The whole cell.'),
        no: patterns('The whole cell.'),
      })
      .partial()
      .default({})
      .meta({ description: 'A column of a table that answers whether the offer is in stock, with its accents.' }),
    articleNumber: foldedPatterns.meta({ description: 'The label before an article’s own number.' }),
  })
  .meta({ title: 'What pages say in one language' });

/** For editors and other programs. */
export const pagePhrasesJsonSchema = () => z.toJSONSchema(pagePhrasesSchema, { io: 'input' });

type Entry = z.infer<typeof pagePhrasesSchema>;

const once = (lists: (readonly string[] | undefined)[]): string[] => [...new Set(lists.flatMap((list) => list ?? []))];

/** All languages in one, folded as texts are before they are compared. */
export function mergePagePhrases(entries: readonly Entry[]) {
  const all = (read: (entry: Entry) => readonly string[] | undefined) => once(entries.map(read));
  const folded = (read: (entry: Entry) => readonly string[] | undefined) => once([all(read).map(foldText)]);
  return {
    page: {
      ended: folded(({ page }) => page.ended),
      gone: folded(({ page }) => page.gone),
      notFound: folded(({ page }) => page.notFound),
      outOfStock: folded(({ page }) => page.outOfStock),
      barred: folded(({ page }) => page.barred),
      signIn: folded(({ page }) => page.signIn),
      outOfOrder: folded(({ page }) => page.outOfOrder),
      order: folded(({ page }) => page.order),
      notHere: all(({ page }) => page.notHere),
    },
    ageGate: {
      declared: folded(({ ageGate }) => ageGate.declared),
      verified: folded(({ ageGate }) => ageGate.verified),
      wallet: folded(({ ageGate }) => ageGate.wallet),
      thirdParty: folded(({ ageGate }) => ageGate.thirdParty),
      payment: folded(({ ageGate }) => ageGate.payment),
      hints: folded(({ ageGate }) => ageGate.hints),
    },
    stock: {
      out: folded(({ stock }) => stock.out),
      in: folded(({ stock }) => stock.in),
      buy: folded(({ stock }) => stock.buy),
      not: folded(({ stock }) => stock.not),
      later: folded(({ stock }) => stock.later),
    },
    column: {
      yes: all(({ column }) => column.yes),
      no: all(({ column }) => column.no),
    },
    articleNumber: all(({ articleNumber }) => articleNumber),
  };
}
