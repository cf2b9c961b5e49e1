import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fetchNode, LOWEST, ROOT } from './first-start.ts';

/** Reads the files it is given and links them with what they import, and runs none of them. */
const LINK = `
  import { readFileSync } from 'node:fs';
  import { SourceTextModule, SyntheticModule } from 'node:vm';
  import { pathToFileURL } from 'node:url';
  const read = (url) => new SourceTextModule(readFileSync(url, 'utf8').replace(/^#!.*/, ''), { identifier: String(url) });
  const link = async (name, from) => {
    if (name.startsWith('.')) return read(new URL(name, from.identifier));
    const own = await import(name);
    return new SyntheticModule(Object.keys(own), () => {});
  };
  for (const path of process.argv.slice(1)) await read(pathToFileURL(path)).link(link);
`;

test('what may run before Node 24 is there is JavaScript that the lowest Node accepts', () => {
  const files = globSync(['bin/*.js', 'tools/*.js'], { cwd: ROOT });
  assert.ok(files.includes('bin/vigie.js') && files.includes('tools/setup.js'));
  const { stderr, status } = spawnSync(
    join(fetchNode(LOWEST), 'node'),
    ['--experimental-vm-modules', '--no-warnings', '--input-type=module', '-e', LINK, '--', ...files],
    { cwd: ROOT, encoding: 'utf8' },
  );
  assert.deepEqual([stderr, status], ['', 0]);
});
