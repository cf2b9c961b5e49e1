import manifest from '../package.json' with { type: 'json' };

/** Goes into every finding: a change of what the engine finds changes it. */
export const ENGINE_VERSION: string = manifest.version;
