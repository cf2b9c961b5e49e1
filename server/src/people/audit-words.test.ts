import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { z } from 'zod';
import { actsInSource } from '../../testing/acts-in-source.ts';

const wordsSchema = z.object({ audit: z.record(z.string(), z.record(z.string(), z.string().min(1))) });

for (const language of ['en', 'fr'])
  test(`every act that is noted has words in the console (${language}), and no other`, () => {
    const file = new URL(`../../../console/src/words/${language}.json`, import.meta.url);
    const { audit } = wordsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    const worded = Object.entries(audit).flatMap(([noun, verbs]) =>
      Object.keys(verbs).map((verb) => `${noun}.${verb}`),
    );
    const noted = actsInSource();
    assert.ok(noted.length > 40, noted.join(' '));
    // `state.${state}` is noted in each of its states.
    const fits = (act: string, word: string) =>
      act === word || (act.endsWith('}') && word.startsWith(act.slice(0, act.indexOf('$'))));
    assert.deepEqual(
      noted.filter((act) => !worded.some((word) => fits(act, word))),
      [],
      'acts without words',
    );
    assert.deepEqual(
      worded.filter((word) => !noted.some((act) => fits(act, word))),
      [],
      'words without an act',
    );
  });
