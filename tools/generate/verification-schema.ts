/**
 * Writes docs/reference/verification.schema.json: `node tools/generate/verification-schema.ts`. A test tells when it is
 * stale.
 */
import { writeFileSync } from 'node:fs';
import { verificationJsonSchema } from '../../server/src/evidence/schema.ts';

const target = new URL('../../docs/reference/verification.schema.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(verificationJsonSchema(), null, 2)}\n`);
