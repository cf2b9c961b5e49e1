import { formatPdq, pdq } from '@vigie/engine';
import { VigieError } from '../../base/core/errors.ts';
import { readPicture, readPictureFile } from '../../base/page/hash-picture.ts';
import { type Io, write } from '../terminal/io.ts';

/**
 * `vigie hash`: the PDQ hash and quality of each picture, a line each. One that cannot be read is named, and the rest
 * go on.
 *
 * @returns 0, or 2 when one could not be read
 */
export async function runHash(files: string[], io: Io): Promise<number> {
  let exit = 0;
  for (const file of files) {
    try {
      const { hash, quality } = pdq(await readPicture(await readPictureFile(file), file));
      await write(io.stdout, `${JSON.stringify({ file, pdq: formatPdq(hash), quality })}\n`);
    } catch (error) {
      if (!(error instanceof VigieError)) throw error;
      exit = 2;
      await write(io.stderr, `vigie: ${file}: ${error.message}\n`);
    }
  }
  return exit;
}
