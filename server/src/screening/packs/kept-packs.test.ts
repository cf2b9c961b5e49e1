import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../../base/core/home.ts';
import { readPack } from './kept-packs.ts';

const FOLDER = join(ROOT, 'node_modules/.cache/vigie/packs');

test('a pack that was read before is the same again; what is kept of it wrongly is not believed', () => {
  const id = `kept-${randomUUID().slice(0, 8)}`;
  const text = `id: ${id}
version: 2026-01-01
title: { en: Lamps, fr: Lampes }
territory: [FR]
reviewed: [en]
legal:
  - { id: none, citation: { en: None, fr: Aucune }, penalty: null, from: 2000-01-01, to: null, verified: false, note: null, source: "https://example.com/" }
terms:
  lamp: { en: [garden lamp] }
rules:
  - id: lamp
    title: { en: A lamp, fr: Une lampe }
    severity: high
    legal: [none]
    when: { terms: lamp }
    examples:
      - { match: true, listing: { title: "Garden lamp" } }
`;
  const first = readPack(text, 'a.yaml');
  assert.ok('pack' in first, JSON.stringify(first));
  const kept = readdirSync(FOLDER)
    .map((name) => join(FOLDER, name))
    .find((file) => readFileSync(file, 'utf8').includes(id));
  assert.ok(kept);
  assert.deepEqual(readPack(text, 'a.yaml'), first);
  for (const wrong of ['{"id":', '{}', JSON.stringify({ ...first.pack, rules: 'none' })]) {
    writeFileSync(kept, wrong);
    assert.deepEqual(readPack(text, 'a.yaml'), first, wrong);
  }
  rmSync(kept);
  assert.ok('errors' in readPack(`${text}colour: red\n`, 'a.yaml'));
});
