import manifest from '../package.json' with { type: 'json' };

/**
 * Goes into every finding: a change of what the engine finds changes it, so that a finding that comes out differently
 * tells whether it was tampered with, and an offer seen again is screened anew. `version.test.ts` holds what it finds.
 */
export const ENGINE_VERSION: string = manifest.version;
