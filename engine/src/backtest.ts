import type { Finding } from './finding.ts';
import type { Listing } from './listing.ts';
import type { Screener, ScreenOptions } from './screener.ts';

/** What a change of packs means for one rule over a corpus. */
export interface RuleChange {
  pack: string;
  rule: string;
  /** Listings flagged by the version before and the version after. */
  before: number;
  after: number;
  newlyFlagged: number;
  noLongerFlagged: number;
  /** The first listings of either kind, each with its finding. */
  newSamples: Sample[];
  goneSamples: Sample[];
}

/** A listing whose flag changed. */
export interface Sample {
  title: string;
  url: string | null;
  finding: Finding;
}

/** What came of a backtest. */
export interface Backtest {
  listings: number;
  /** By pack and rule; rules that flagged nothing on either side are left out. */
  rules: RuleChange[];
}

const MOST_SAMPLES = 5;

/**
 * A backtest under way: listings go in one by one, so that a corpus of any length takes the memory of the counts alone.
 */
export interface BacktestRun {
  add(listing: Listing): void;
  result(): Backtest;
}

/**
 * Screens a corpus with two versions of the packs and counts per rule what the new one would newly flag and no longer
 * flag.
 */
export function startBacktest(before: Screener, after: Screener, options: ScreenOptions): BacktestRun {
  const rules = new Map<string, RuleChange>();
  let listings = 0;
  const changeOf = ({ pack, rule }: Finding): RuleChange => {
    const key = `${pack}/${rule}`;
    const known = rules.get(key);
    if (known) return known;
    const counts = { before: 0, after: 0, newlyFlagged: 0, noLongerFlagged: 0 };
    const change = { pack, rule, ...counts, newSamples: [], goneSamples: [] };
    rules.set(key, change);
    return change;
  };
  return {
    add(listing) {
      listings += 1;
      const old = before.screen(listing, options);
      const now = after.screen(listing, options);
      const keep = (samples: Sample[], finding: Finding): void => {
        if (samples.length < MOST_SAMPLES) samples.push({ title: listing.title, url: listing.url, finding });
      };
      for (const finding of old) {
        const change = changeOf(finding);
        change.before += 1;
        if (now.some((each) => isSameRule(each, finding))) continue;
        change.noLongerFlagged += 1;
        keep(change.goneSamples, finding);
      }
      for (const finding of now) {
        const change = changeOf(finding);
        change.after += 1;
        if (old.some((each) => isSameRule(each, finding))) continue;
        change.newlyFlagged += 1;
        keep(change.newSamples, finding);
      }
    },
    result: () => ({
      listings,
      rules: [...rules.values()].sort((a, b) => (a.pack + a.rule < b.pack + b.rule ? -1 : 1)),
    }),
  };
}

function isSameRule(a: Finding, b: Finding): boolean {
  return a.pack === b.pack && a.rule === b.rule;
}
