import { formatPdq, pdq } from '@vigie/engine';
import { VigieError } from '../../base/core/errors.ts';
import { readPicture, readPictureFile } from '../../base/page/hash-picture.ts';
import { createPictureReader } from '../../base/picture/picture-reader.ts';
import { type Io, write } from '../terminal/io.ts';

/**
 * `vigie picture`: what each picture is known by, and what is written in it, a line each. One that cannot be read is
 * named, and the rest go on.
 *
 * @returns 0, or 2 when one could not be read
 * @throws VigieError `VIGIE_PICTURE_NO_READER` (3) where the optional packages are not installed
 */
export async function runPicture(files: string[], io: Io): Promise<number> {
  let exit = 0;
  const reader = createPictureReader();
  try {
    for (const file of files) {
      try {
        const bytes = await readPictureFile(file);
        const { hash, quality } = pdq(await readPicture(bytes, file));
        const { lines, codes } = await reader.read(bytes, file);
        await write(
          io.stdout,
          `${JSON.stringify({ file, pdq: formatPdq(hash), quality, words: lines.flat(), codes })}\n`,
        );
      } catch (error) {
        if (!(error instanceof VigieError) || error.code === 'VIGIE_PICTURE_NO_READER') throw error;
        exit = 2;
        await write(io.stderr, `vigie: ${file}: ${error.message}\n`);
      }
    }
    return exit;
  } finally {
    await reader.close();
  }
}
