import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { readPictureFile } from '../../base/page/hash-picture.ts';
import { checkFile } from '../../listing/read/index.ts';
import { readBounded } from '../evidence/dossier-open.ts';
import { readWhole } from '../evidence/verify.ts';
import { readMessage } from '../service/inbox.ts';

/** What a file that somebody names is read by, in every command that takes one. */
const doors: ((path: string) => unknown)[] = [checkFile, readPictureFile, readWhole, readBounded, readMessage];

for (const open of doors)
  test(`${open.name}: a folder, or nothing, in the place of a file is said in words`, async () => {
    const inWords = (path: string, message: RegExp) => assert.rejects(async () => open(path), { message, exit: 2 });
    await inWords(import.meta.dirname, /^This is a directory: name the files in it\.$/);
    await inWords(join(import.meta.dirname, 'none'), /^There is no such file: check the path\.$/);
  });
