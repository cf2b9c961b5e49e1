// The thread that reads pictures, one after the other: what is native and what is WebAssembly stays out of the way of
// whoever answers people.
import { isMainThread, parentPort } from 'node:worker_threads';
import type { Words } from '@vigie/engine';
import { VigieError } from '../core/errors.ts';
import { readColours } from '../page/hash-picture.ts';
import type { OpenReader } from './read-picture.ts';
import type { PictureReading } from './reading.ts';

/** A picture to be read. */
export interface Asked {
  bytes: Uint8Array;
  file: string;
}

/** What became of it: its reading, why it is none, or why nothing can be read here. */
export type Answered = { reading: PictureReading } | { refused: Words } | { unable: string };

let opened: Promise<OpenReader> | null = null;

async function open(): Promise<OpenReader> {
  const { openReader } = await import('./read-picture.ts');
  return openReader();
}

async function answer({ bytes, file }: Asked): Promise<Answered> {
  try {
    const { full, ...picture } = await readColours(bytes, file);
    opened ??= open();
    const reader = await opened.catch((error: unknown) => {
      opened = null;
      return error instanceof Error ? error.message : String(error);
    });
    return typeof reader === 'string'
      ? { unable: reader.split('\n')[0] ?? '' }
      : { reading: await reader.read(picture, full) };
  } catch (error) {
    if (error instanceof VigieError) return { refused: error.words };
    throw error;
  }
}

if (!isMainThread && parentPort) {
  const main = parentPort;
  main.on('message', async (asked: Asked) => main.postMessage(await answer(asked)));
}
