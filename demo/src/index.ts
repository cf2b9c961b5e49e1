/**
 * The sample marketplace and the mailbox: what a demonstration and the tests stand on. Everything in it is invented.
 */
export { type Behaviour, behaviourPath, behaviours, type Verdict } from './behaviours.ts';
export { catalogue } from './catalogue/catalogue.ts';
export type { AgeGate, Expectation, Language, SampleListing } from './catalogue/sample.ts';
export { type SampleTrader, traders } from './catalogue/traders.ts';
export { type Fate, fates, offersOn, type Relisting, relistedOffers, relistings } from './life.ts';
export { type Mailbox, type ReceivedMessage, startMailbox } from './mailbox.ts';
export { type Marketplace, type MarketplaceOptions, startMarketplace } from './marketplace.ts';
export { pathOf } from './offer.ts';
export { writeDailyFile } from './transparency-database/daily-file.ts';
export { judgeStatement, writeRules } from './transparency-database/rules.ts';
export { sampleRows } from './transparency-database/sample-rows.ts';
export { startTransparencyDatabase, type TransparencyDatabase } from './transparency-database/stand-in.ts';
