import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LOWEST, OTHERS, startAsNewcomer } from './first-start.ts';

/** Whom Debian calls `nobody`: as root alone can one run a thing as another. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

for (const release of [LOWEST, ...OTHERS]) {
  for (const user of isRoot ? [null, NOBODY] : [null]) {
    test(`the README's first command, under Node ${release.node}${user === null ? '' : ', as an ordinary user'}`, {
      timeout: 900_000,
    }, async () => {
      const { status, forget } = await startAsNewcomer(release, user);
      forget();
      assert.equal(status, 200);
    });
  }
}
