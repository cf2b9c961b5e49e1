/** Writes docs/reference/notice.schema.json: `node tools/generate-notice-schema.ts`. A test tells when it is stale. */
import { writeFileSync } from 'node:fs';
import { noticeJsonSchema } from '../server/src/notice/compose-schema.ts';

const target = new URL('../docs/reference/notice.schema.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(noticeJsonSchema(), null, 2)}\n`);
