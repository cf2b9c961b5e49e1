import { emptyListing, type Listing } from './listing.ts';
import type { Example, Pack } from './packs/pack.ts';
import { compile } from './screen.ts';

/** What came of one example of a pack. */
export interface ExampleResult {
  rule: string;
  /** Its number within the rule, from 1. */
  example: number;
  title: string;
  ok: boolean;
  /** Empty when `ok`. */
  why: string;
}

/** Runs a pack's own examples against the pack alone. */
export function tryExamples(pack: Pack): ExampleResult[] {
  const screener = compile([pack]);
  return pack.rules.flatMap((rule) =>
    rule.examples.map((example, i): ExampleResult => {
      const finding = screener
        .screen(exampleListing(example), { asOf: example.asOf ?? pack.version })
        .find((each) => each.rule === rule.id);
      const why = complaint(
        example,
        finding?.matches.map((match) => match.text) ?? null,
        finding?.legal.map((basis) => basis.id) ?? [],
      );
      return { rule: rule.id, example: i + 1, title: example.listing.title, ok: why === '', why };
    }),
  );
}

/** The listing of an example: what it does not say is not stated. */
export function exampleListing(example: Example): Listing {
  return { ...emptyListing('example', example.listing.title), ...example.listing };
}

function complaint(example: Example, found: string[] | null, legal: string[]): string {
  if (example.match && found === null) return 'must match and does not';
  if (!example.match)
    return found === null ? '' : `must not match, and does on ${found.map((text) => JSON.stringify(text)).join(', ')}`;
  const missing = example.spans?.filter((span) => !found?.includes(span)) ?? [];
  if (missing.length > 0)
    return `lacks the span ${missing.map((text) => JSON.stringify(text)).join(', ')}; has ${found?.map((text) => JSON.stringify(text)).join(', ')}`;
  if (example.legal && [...example.legal].sort().join() !== [...legal].sort().join())
    return `rests on ${legal.join(', ')}, not ${example.legal.join(', ')}`;
  return '';
}
