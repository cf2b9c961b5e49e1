import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { loadPlatforms, type PageState } from '../../base/registers/platforms.ts';
import { addPagePhrase } from './add-page-phrase.ts';

const root = mkdtempSync(join(tmpdir(), 'vigie-learn-'));
after(() => rmSync(root, { recursive: true, force: true }));

const pagePhrase = (phrase: string): PageState => ({
  ...{ state: 'gone', phrase, verified: true },
  ...{ source: 'sealed page evd_x', checked: '2026-11-27' },
});

test('a page phrase goes into the own register, once, beside what the user wrote there', () => {
  const dir = join(root, 'own');
  mkdirSync(dir);
  const shipped = loadPlatforms().find(({ key }) => key === 'temu');
  assert.ok(shipped);
  const mine = { ...shipped, contacts: { ...shipped.contacts, notices: 'n@temu.example' }, states: undefined };
  writeFileSync(join(dir, 'mine.yaml'), `# Asked on the phone.\n${JSON.stringify(mine)}\n`);
  for (const phrase of ['This item is sold out now', 'THIS item is sold out  now', 'Another such sentence'])
    assert.equal(addPagePhrase(dir, loadPlatforms(dir), 'www.temu.com', pagePhrase(phrase)), 'temu');
  assert.deepEqual(readdirSync(dir), ['mine.yaml']);
  assert.match(readFileSync(join(dir, 'mine.yaml'), 'utf8'), /# Asked on the phone\./);
  const entry = loadPlatforms(dir).find(({ key }) => key === 'temu');
  assert.equal(entry?.contacts.notices, 'n@temu.example');
  assert.deepEqual(
    entry?.states.map(({ phrase }) => phrase),
    ['This item is sold out now', 'Another such sentence'],
  );
});

test('a shipped entry is copied whole, a host that no register has gets one, and no entry is made unreadable', () => {
  const dir = join(root, 'new');
  const shipped = loadPlatforms().find(({ key }) => key === 'shein');
  addPagePhrase(dir, loadPlatforms(dir), 'us.shein.com', pagePhrase('This item is sold out now'));
  const { states, ...rest } = loadPlatforms(dir).find(({ key }) => key === 'shein') ?? {};
  assert.deepEqual({ ...rest, states: [] }, shipped);
  assert.equal(states?.length, 1);
  assert.equal(
    addPagePhrase(dir, loadPlatforms(dir), '127.0.0.1:80', pagePhrase('Gone for good, sorry')),
    '127-0-0-1-80',
  );
  const before = readFileSync(join(dir, 'shein.yaml'), 'utf8');
  assert.throws(() => addPagePhrase(dir, loadPlatforms(dir), 'shein.com', pagePhrase('short')), /cannot take another/);
  assert.equal(readFileSync(join(dir, 'shein.yaml'), 'utf8'), before);
});
