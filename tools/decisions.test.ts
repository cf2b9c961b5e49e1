import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const FOLDER = join(import.meta.dirname, '../docs/decisions');

test('each decision has its number, how it stands and its date; what supersedes it is there', () => {
  const names = readdirSync(FOLDER).filter((name) => /^\d{4}-/.test(name));
  assert.ok(names.length > 20);
  for (const [index, name] of names.sort().entries()) {
    const number = name.slice(0, 4);
    assert.equal(Number(number), index + 1, `${name}: numbers are dense`);
    const [title = '', blank, status = ''] = readFileSync(join(FOLDER, name), 'utf8').split('\n');
    assert.match(title, new RegExp(`^# ${number}\\. [\\p{Lu}"“]`, 'u'), name);
    assert.equal(blank, '', name);
    assert.match(status, /^Status: (accepted|superseded by \[\d{4}\]).* · \d{4}-\d{2}-\d{2}$/, name);
    for (const [, link = ''] of status.matchAll(/\]\(([^)]+)\)/g))
      assert.ok(names.includes(link), `${name}: ${link} is not there`);
  }
});
