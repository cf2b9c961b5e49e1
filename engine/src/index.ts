export { canonicalJson } from '@vigie/canonical-json';
export { type Backtest, type BacktestRun, type RuleChange, type Sample, startBacktest } from './backtest.ts';
export { plainDigits } from './digits.ts';
export {
  type Finding,
  type LegalBasis,
  type Match,
  SEVERITIES,
  type Severity,
  VIAS,
  type Via,
  type Words,
} from './finding.ts';
export { type FoldedText, fold } from './fold/fold.ts';
export { TokenBuffer } from './fold/token-buffer.ts';
export { tokenize } from './fold/tokenize.ts';
export { findGtins, isGtinName, isRestrictedGtin, normaliseGtin, readGtins } from './gtin.ts';
export { HashIndex, hashDistance, type NearHash } from './images/hash-index.ts';
export {
  formatPdq,
  type Luminance,
  luminance,
  type Pdq,
  type PdqHash,
  parsePdq,
  pdq,
  pdqDihedral,
} from './images/pdq.ts';
export { type HashedPicture, PictureIndex, pictureDistance, pictureOf } from './images/picture-index.ts';
export { trimEdges } from './images/trim.ts';
export { type Views, viewsOf } from './images/views.ts';
export { emptyListing, type Listing, type Operator, type PictureText, type Trader } from './listing.ts';
export { readAttribute, withUnit } from './measures/attribute.ts';
export { findMeasures } from './measures/find-measures.ts';
export type { Measure, MeasureKind } from './measures/measure.ts';
export { unitOfCode } from './measures/unit-codes.ts';
export { addExample } from './packs/add-example.ts';
export { compileCel } from './packs/cel/cel.ts';
export { sha256 } from './packs/digest.ts';
export { inFrench } from './packs/french.ts';
export { lintPack } from './packs/lint-pack.ts';
export type { Condition, Example, Pack, PackLegalBasis, RecalledProduct, Rule } from './packs/pack.ts';
export { type ParsedPack, packOf, parsePack } from './packs/parse-pack.ts';
export { formatProblem, type PackProblem, showProblem } from './packs/problem.ts';
export { type Score, type ScorePart, scoreFinding, type TraderRecord } from './rank.ts';
export { type Band, type Interval, precisionOf, type RateDay, usualBand } from './rates.ts';
export {
  productsOf,
  type RecallNotice,
  readNotices,
  readRecalls,
  withProducts,
  wrongGtinsOf,
} from './recalls/read-recalls.ts';
export {
  isSearchable,
  RecallIndex,
  type RecallMatch,
  type RecallVerdict,
  type SearchedNotice,
} from './recalls/recall-index.ts';
export { isRecallReference } from './recalls/record.ts';
export type { NearMiss } from './rules/near-miss.ts';
export { compile, compileToBytes } from './screen.ts';
export {
  type ExplainOptions,
  type Explanation,
  openProgram,
  type Reason,
  type Screener,
  type ScreenOptions,
} from './screener.ts';
export {
  compareGoods,
  type Explained,
  GoodsIndex,
  type Likeness,
  type SharedWord,
  type SimilarGoods,
} from './similar/goods-index.ts';
export type { Goods } from './similar/goods-words.ts';
export type { Model } from './similar/resemblance.ts';
export { Hits } from './terms/hits.ts';
export { compileTerms, Matcher } from './terms/matcher.ts';
export { type ExampleResult, exampleListing, tryExamples } from './try-examples.ts';
export { ENGINE_VERSION } from './version.ts';
