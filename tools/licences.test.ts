import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const ROOT = join(import.meta.dirname, '..');

/** Licences (SPDX) under which others' packages may be part of Vigie. Another one is read by a person first. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'EUPL-1.2',
  'ISC',
  'MIT',
  'MIT-0',
  // Given to the public domain, or to everybody for every use: tweetnacl, which NATS signs in with.
  'Unlicense',
  'Zlib',
]);
/** Allowed where they are a library beside the program, which its user may replace. */
const ALLOWED_BESIDE: Record<string, RegExp> = {
  'LGPL-3.0-or-later': /\/node_modules\/@img\/sharp-|^node_modules\/@img\/sharp-/,
  // It builds the console, and is no part of it.
  'MPL-2.0': /^node_modules\/lightningcss(?:-[\w-]+)?$/,
};

interface Locked {
  version?: string;
  license?: string;
  dev?: boolean;
  link?: boolean;
}

function isAllowed(expression: string, path: string): boolean {
  const bare = expression.replace(/^\((.*)\)$/, '$1');
  if (bare.includes(' AND ')) return bare.split(' AND ').every((each) => isAllowed(each, path));
  if (bare.includes(' OR ')) return bare.split(' OR ').some((each) => isAllowed(each, path));
  return ALLOWED.has(bare) || (ALLOWED_BESIDE[bare]?.test(path) ?? false);
}

/** The packages that build or run, not those that tests use, whose licence is not allowed. */
function refused(packages: Record<string, Locked>): string[] {
  return Object.entries(packages)
    .filter(([path, { dev, link }]) => path.includes('node_modules/') && !dev && !link)
    .filter(([path, { license }]) => !isAllowed(license ?? 'none', path))
    .map(([path, { license }]) => `${path}: ${license ?? 'none'}`);
}

test('every package that builds Vigie or runs with it has a licence that allows it', () => {
  const { packages }: { packages: Record<string, Locked> } = JSON.parse(
    readFileSync(join(ROOT, 'package-lock.json'), 'utf8'),
  );
  assert.ok(Object.values(packages).filter(({ dev, link }) => !dev && !link).length > 200);
  assert.deepEqual(refused(packages), []);
  assert.deepEqual(
    refused({
      'node_modules/a': { license: 'GPL-3.0-only' },
      'node_modules/b': { license: '(MIT OR GPL-3.0-only)' },
      'node_modules/c': { license: '(MIT AND GPL-3.0-only)' },
      'node_modules/d': {},
      'node_modules/e': { license: 'LGPL-3.0-or-later' },
      'node_modules/lightningcss/node_modules/g': { license: 'MPL-2.0' },
      'node_modules/f': { license: 'GPL-3.0-only', dev: true },
    }),
    [
      'node_modules/a: GPL-3.0-only',
      'node_modules/c: (MIT AND GPL-3.0-only)',
      'node_modules/d: none',
      'node_modules/e: LGPL-3.0-or-later',
      'node_modules/lightningcss/node_modules/g: MPL-2.0',
    ],
  );
});

test('the notice names what is there', () => {
  const notice = readFileSync(join(ROOT, 'NOTICE'), 'utf8');
  const named = [...notice.matchAll(/ In ([\w./-]+):/g)].map(([, path]) => path ?? '');
  assert.ok(named.length >= 4);
  for (const path of named) assert.ok(existsSync(join(ROOT, path)), path);
});
