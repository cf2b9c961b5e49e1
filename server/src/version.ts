import manifest from '../package.json' with { type: 'json' };

/** The product's version, as the API, the log, the command, every sealed package and every visit to a page say it. */
export const VERSION: string = manifest.version;
