import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyListing, type Listing } from '@vigie/engine';
import type { EmbeddedPicture, Passed, Rejected } from '../src/listing/file/read-result.ts';
import { readListings } from '../src/listing/read/read.ts';
import type { ReadOptions } from '../src/listing/read/shape.ts';

/** What is read of a file: listings, the lines that they begin on, and what was rejected. */
export async function readFileAt(path: string, options: ReadOptions = {}) {
  const listings: Listing[] = [];
  const rejected: Omit<Rejected, 'file'>[] = [];
  const passed: Omit<Passed, 'file'>[] = [];
  const partly: Omit<Passed, 'file'>[] = [];
  const pictures: EmbeddedPicture[][] = [];
  const lines: number[] = [];
  for await (const read of readListings(path, options)) {
    if ('listing' in read) {
      listings.push(read.listing);
      if (read.pictures) pictures.push(read.pictures);
      lines.push(read.line);
    } else if ('passed' in read) {
      const { file, ...rest } = read.passed;
      assert.equal(file, path);
      passed.push(rest);
    } else if ('partly' in read) {
      const { file, ...rest } = read.partly;
      assert.equal(file, path);
      partly.push(rest);
    } else {
      const { file, ...rest } = read.rejected;
      assert.equal(file, path);
      rejected.push(rest);
    }
  }
  return { listings, rejected, passed, partly, pictures, lines };
}

/** The same of a file of this content. */
export async function readText(content: string | Buffer, name = 'offers.csv', options: ReadOptions = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'vigie-read-'));
  const path = join(folder, name);
  await writeFile(path, content);
  try {
    return await readFileAt(path, options);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The one listing of a file of this content. */
export async function readOne(content: string, name = 'offers.csv'): Promise<Listing> {
  const { listings, rejected } = await readText(content, name);
  assert.deepEqual(rejected, []);
  assert.equal(listings.length, 1);
  return listings[0] ?? emptyListing('', '');
}
