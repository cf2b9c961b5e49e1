// What reading and screening listings need, and no more: `vigie screen` loads this, and starts in a third of the time that
// the whole engine with its readers of packs takes.
export { plainDigits } from './digits.ts';
export { readGtins } from './gtin.ts';
export { emptyListing } from './listing.ts';
export { withUnit } from './measures/attribute.ts';
export { openProgram } from './screener.ts';
export { ENGINE_VERSION } from './version.ts';
