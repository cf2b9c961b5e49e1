import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const ROOT = join(import.meta.dirname, '..');
const read = (name: string): string => readFileSync(join(ROOT, 'deploy', name), 'utf8');

/** What systemd says of a unit; nothing where all is well. A line that it does not know it drops, and goes on. */
function verify(unit: string): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-unit-'));
  const path = join(folder, 'vigie.service');
  // Node stands elsewhere on a developer's machine.
  writeFileSync(path, unit.replace(/^ExecStart=.*$/m, 'ExecStart=/bin/true'));
  const { stdout, stderr, error } = spawnSync('systemd-analyze', ['verify', '--man=no', path], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return error ? null : stdout + stderr;
}

const said = verify(read('vigie.service'));

test('systemd knows each line of the unit', { skip: said === null ? 'no systemd-analyze' : false }, () => {
  assert.equal(said, '');
  assert.match(verify(`${read('vigie.service')}\n[Service]\nProtectSistem=strict\n`) ?? '', /ProtectSistem/);
});

test('the unit and the container run as somebody who may do little', () => {
  const unit = read('vigie.service');
  for (const line of [
    'User=vigie',
    'ProtectSystem=strict',
    'NoNewPrivileges=yes',
    'CapabilityBoundingSet=',
    'UMask=0077',
  ])
    assert.ok(unit.includes(`\n${line}\n`), line);
});

test('the container is made of instructions there are, and runs as nobody in particular', () => {
  const instructions = read('Containerfile')
    .replace(/^#.*\n/gm, '')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter(Boolean)
    .map((line) => /^([A-Z]+) (.+)$/.exec(line) ?? assert.fail(`no instruction: ${line}`));
  const known = /^(?:FROM|ENV|WORKDIR|COPY|RUN|USER|VOLUME|EXPOSE|STOPSIGNAL|HEALTHCHECK|ENTRYPOINT|CMD)$/;
  for (const [line, name = '', rest = ''] of instructions) {
    assert.match(name, known, line);
    if (/^(?:ENTRYPOINT|CMD)$/.test(name)) assert.ok(Array.isArray(JSON.parse(rest)), 'no shell between');
  }
  const last = (wanted: string): string => instructions.findLast(([, name]) => name === wanted)?.[2] ?? '';
  assert.match(last('USER'), /^[1-9]\d+:[1-9]\d+$/);
  assert.match(last('FROM'), new RegExp(`^docker\\.io/library/node:${ownNodeVersion()}-bookworm-slim$`));
  const installed = instructions.map(([line]) => line).join('\n');
  for (const font of ['fonts-noto-core', 'fonts-noto-cjk', 'fonts-thai-tlwg', 'chromium'])
    assert.match(installed, new RegExp(`\\b${font}\\b`));
  for (const path of ['node_modules/vite/bin/vite.js', 'proof/web/build.ts', 'bin/vigie.js'])
    assert.ok(installed.includes(path) && existsSync(join(ROOT, path)), path);
});

/** The Node that the packages bring. */
function ownNodeVersion(): string {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return dependencies.node.replaceAll('.', '\\.');
}
