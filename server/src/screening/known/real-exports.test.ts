import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { productsOf, readNotices } from '@vigie/engine';
import { z } from 'zod';
import { SHARED_DATA, unlessShared } from '../../../../tools/shared-data.ts';
import { dataFolder } from '../../../testing/stores.ts';
import { ROOT } from '../../base/core/home.ts';

const skip = unlessShared(`${SHARED_DATA}/recalls_fr_eu`);

test('real exports go into the register from the command line, and photographs with them', { skip }, async () => {
  const data = await dataFolder();
  const dir = mkdtempSync(join(tmpdir(), 'vigie-recalls-'));
  try {
    const photographs = globSync('*.jpg', { cwd: `${SHARED_DATA}/safetygate_photos` }).slice(0, 3);
    const table = join(dir, 'table.csv');
    const rows = photographs.map((name, i) => `T-${i},Toy,"${SHARED_DATA}/safetygate_photos/${name}"`);
    writeFileSync(table, `reference,title,pictures\n${rows.join('\n')}\nT-9,Toy,none.jpg\n`);
    const files = [
      ...globSync('{rapex,rapex_2,rapex_3,rappel*}.json', { cwd: `${SHARED_DATA}/recalls_fr_eu` }).map(
        (file) => `${SHARED_DATA}/recalls_fr_eu/${file}`,
      ),
      `${SHARED_DATA}/recalls_de/manufacturer_recalls_de.jsonl`,
      table,
    ];
    let text = '';
    try {
      execFileSync(process.execPath, [join(ROOT, 'bin/vigie.js'), 'recalls', 'import', ...files, '--pictures'], {
        env: {
          ...process.env,
          VIGIE_DATA: data.path,
          VIGIE_BROWSER: 'none',
          VIGIE_PACE_MS: '0',
          DATABASE_URL: undefined,
        },
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      assert.fail('a photograph that is not there is said by the exit code');
    } catch (error) {
      const failed = z.object({ status: z.literal(2), stdout: z.string() }).parse(error);
      text = failed.stdout;
    }
    const lines = text
      .trim()
      .split('\n')
      .map((line) =>
        z
          .object({
            file: z.string(),
            notices: z.number(),
            kept: z.number(),
            byWords: z.number(),
            unmatchable: z.number(),
            pictures: z.number(),
          })
          .parse(JSON.parse(line)),
      );
    assert.equal(lines.length, files.length);
    assert.ok(lines.every(({ notices, kept, unmatchable }) => kept + unmatchable === notices && notices > 0));
    // The one without its photograph is ranked by its word alone.
    assert.deepEqual([lines.at(-1)?.kept, lines.at(-1)?.byWords, lines.at(-1)?.pictures], [4, 4, 3]);
    const all = globSync('{rapex,rapex_2,rapex_3,rappel*}.json', { cwd: `${SHARED_DATA}/recalls_fr_eu` }).flatMap(
      (file) => readNotices(JSON.parse(readFileSync(`${SHARED_DATA}/recalls_fr_eu/${file}`, 'utf8'))),
    );
    assert.ok(
      all.every((notice) =>
        productsOf(notice).every(
          ({ gtins, brand, model, title }) =>
            gtins.length > 0 || (brand !== null && (model !== null || title !== undefined)),
        ),
      ),
    );
  } finally {
    await data.drop();
    rmSync(dir, { recursive: true, force: true });
  }
});
