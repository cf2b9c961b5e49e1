import type { Finding, LegalBasis, Match } from './finding.ts';
import type { Listing } from './listing.ts';
import { evaluate, evaluateTrue } from './rules/evaluate.ts';
import { ListingScan } from './rules/listing-scan.ts';
import { type NearMiss, NearMisses } from './rules/near-miss.ts';
import type { Node } from './rules/node.ts';
import type { Outcome } from './rules/outcome.ts';
import type { CompiledRule, Program } from './rules/program.ts';
import { type CelCompiler, readProgram } from './rules/program-file.ts';
import { ENGINE_VERSION } from './version.ts';

/** More matches than these explain nothing more. */
const MOST_MATCHES = 40;

export interface ScreenOptions {
  /** The listing's date, `YYYY-MM-DD`: only provisions in force then are applied. */
  asOf: string;
  /** Screens as if the offer were made to these countries (ISO 3166-1 alpha-2), whatever it states. */
  territory?: readonly string[];
}

/** What became of one rule on one listing. */
export interface Explanation {
  rule: string;
  pack: string;
  /** Whether a provision was in force and the territory the rule's. */
  applies: boolean;
  /** The provisions in force, and whether the offer is made where the rule applies, or does not say where. */
  legal: string[];
  isInTerritory: boolean;
  /** The condition's value and those of its parts, each with what was seen. */
  outcome: Reason;
}

/** A condition's value: true, false, or null for what the listing does not say. */
export interface Reason {
  op: string;
  /** What is asked: term lists, kinds of measure, the CEL text. */
  about: string;
  value: boolean | null;
  matches: Match[];
  /** Where it is not true: what came nearest. */
  nearest: NearMiss[];
  parts: Reason[];
}

export interface ExplainOptions extends ScreenOptions {
  /** Only this rule. */
  rule?: string;
}

/**
 * Packs made ready. Screening is a pure function of the listing and the options.
 *
 * A screener keeps its working memory from one listing to the next, so that it must not be called again from within a
 * call; nothing is shared between screeners.
 */
export interface Screener {
  screen(listing: Listing, options: ScreenOptions): Finding[];
  /**
   * Every rule evaluated to the end, those that do not apply or do not match too: why a listing was or was not flagged.
   */
  explain(listing: Listing, options: ExplainOptions): Explanation[];
  /** The packs in it, each with the SHA-256 of its canonical content. */
  packs: readonly { id: string; version: string; digest: string }[];
}

/**
 * What `compileToBytes` gave, made ready at once: the bytes are used where they lie, by any number of threads, and nobody
 * may change them. Trust them as you trust the packs: what is in them is not checked against any.
 *
 * @param compileCel `compileCel`, called when a listing first meets a condition in CEL
 * @throws RangeError where the bytes are no program, of another version, cut short or damaged
 */
export function openProgram(bytes: Uint8Array, compileCel: CelCompiler): Screener {
  return screenerOf(readProgram(bytes, compileCel));
}

/** What screens by a program, whether it was compiled here or opened. */
export function screenerOf(program: Program): Screener {
  const scan = new ListingScan(program);
  const inForce = rememberLegal();
  const misses = new NearMisses(program);
  const reasonOf = (node: Node, outcome: Outcome): Reason => ({
    op: outcome.op,
    about: outcome.about,
    value: outcome.value,
    matches: orderMatches(outcome.seen.map((each) => each.match)),
    nearest: misses.of(node, outcome, scan),
    parts: outcome.children.flatMap((child, at) => {
      const part = node.op === 'not' ? node.child : 'children' in node ? node.children[at] : undefined;
      return part ? [reasonOf(part, child)] : [];
    }),
  });
  return {
    packs: program.packs,
    screen(listing, options) {
      const findings: Finding[] = [];
      for (const number of scan.load(listing)) {
        const rule = program.rules[number];
        if (!rule) continue;
        const legal = inForce(number, rule, options.asOf);
        if (legal.length === 0 || !appliesIn(rule, options.territory ?? listing.territory)) continue;
        const outcome = evaluateTrue(rule.when, scan);
        if (outcome.value !== true) continue;
        findings.push({
          rule: rule.id,
          title: rule.title,
          pack: rule.pack,
          packDigest: rule.packDigest,
          engine: ENGINE_VERSION,
          severity: rule.severity,
          legal: [...legal],
          matches: orderMatches(outcome.seen.map((each) => each.match)),
        });
      }
      return findings;
    },
    explain(listing, options) {
      scan.load(listing);
      return program.rules.flatMap((rule, number) => {
        if (options.rule !== undefined && rule.id !== options.rule) return [];
        const legal = inForce(number, rule, options.asOf).map(({ id }) => id);
        const isInTerritory = appliesIn(rule, options.territory ?? listing.territory);
        return {
          rule: rule.id,
          pack: rule.pack,
          applies: legal.length > 0 && isInTerritory,
          legal,
          isInTerritory,
          outcome: reasonOf(rule.when, evaluate(rule.when, scan)),
        };
      });
    },
  };
}

/** The legal bases of a rule that are in force on a date, worked out once for listings of one date in a row. */
function rememberLegal(): (number: number, rule: CompiledRule, asOf: string) => LegalBasis[] {
  let date = '';
  let known: LegalBasis[][] = [];
  return (number, rule, asOf) => {
    if (asOf !== date) {
      date = asOf;
      known = [];
    }
    known[number] ??= rule.legal.filter(
      (basis) => (basis.from === null || basis.from <= asOf) && (basis.to === null || basis.to >= asOf),
    );
    return known[number];
  };
}

/** A rule applies where the offer is made to one of its countries, or does not say where it is made. */
function appliesIn(rule: CompiledRule, territory: readonly string[]): boolean {
  return territory.length === 0 || territory.some((code) => rule.territory.has(code));
}

/** Each place once, in the order of the fields as found and of the text. */
function orderMatches(matches: Match[]): Match[] {
  if (matches.length < 2) return matches;
  const seen = new Set<string>();
  const kept = matches.filter((match) => {
    const key = `${match.field}\u0000${match.start}\u0000${match.end}\u0000${match.via}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return kept.slice(0, MOST_MATCHES);
}
