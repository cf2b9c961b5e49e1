import { Buffer } from 'node:buffer';
import { VigieError } from '../../base/core/errors.ts';
import { say } from './words.ts';

/** All bytes of a file that is read whole. @throws VigieError VIGIE_LISTING_PAGE_TOO_LARGE */
export async function gatherBytes(file: string, bytes: AsyncIterable<Buffer>, most: number): Promise<Buffer> {
  const blocks: Buffer[] = [];
  let length = 0;
  for await (const block of bytes) {
    length += block.length;
    if (length > most) {
      const message = say('savedTooLarge', { bytes: most });
      throw new VigieError('VIGIE_LISTING_PAGE_TOO_LARGE', message, { place: { file, line: 1 } });
    }
    blocks.push(block);
  }
  return Buffer.concat(blocks);
}
