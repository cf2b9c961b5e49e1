import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { z } from 'zod';
import { ACTS } from './audit-store.ts';

const wordsSchema = z.object({ audit: z.record(z.string(), z.record(z.string(), z.string().min(1))) });

for (const language of ['en', 'fr'])
  test(`every act that is recorded has words in the console (${language}), and no other`, () => {
    const file = new URL(`../../../console/src/words/${language}.json`, import.meta.url);
    const { audit } = wordsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    const worded = Object.entries(audit).flatMap(([link, verbs]) =>
      Object.keys(verbs).map((verb) => `${link}.${verb}`),
    );
    assert.deepEqual(worded.sort(), [...ACTS].sort());
  });
