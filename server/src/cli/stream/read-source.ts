import type { Listing } from '@vigie/engine';
import { readListings, sayPartly, sayPassed } from '../../listing/read/index.ts';
import type { Outgoing } from '../../stream/source/index.ts';
import { type Io, onOneLine, write } from '../terminal/io.ts';

/** What was told of a file, by how many listings. */
interface Told {
  notRead: number;
  tooLarge: number;
  notUtf8: number;
}

export const nothingTold = (): Told => ({ notRead: 0, tooLarge: 0, notUtf8: 0 });

const ODD = {
  tooLarge: 'larger than a message may be (983,040 bytes): it is not sent; import it',
  notUtf8: 'has bytes that are not UTF-8, which are sent as U+FFFD: write the file anew in UTF-8',
};

/** How listings of a file go out: what is odd of them is told on stderr and counted, and, once, what is waited for. */
export function outgoingOf(
  to: Pick<Outgoing, 'broker' | 'prefix' | 'patienceMs'>,
  { path, io, told }: { path: string; io: Io; told: Told },
): Outgoing {
  let isWaiting = false;
  return {
    ...to,
    onOdd({ id, url, title }, what) {
      told[what] += 1;
      io.stderr.write(`vigie: ${path}: ${onOneLine(id ?? url ?? title).slice(0, 100)}: ${ODD[what]}\n`);
    },
    onWait(why) {
      if (isWaiting) return;
      isWaiting = true;
      io.stderr.write(
        `vigie: ${path}: the stream does not take it (${why}). Trying again, for ${to.patienceMs / 60_000} minutes.\n`,
      );
    },
  };
}

/** The listings of a file in their order; what is none is told on stderr, and counted in `told`. */
export async function* readSource(
  path: string,
  map: Record<string, string>,
  { io, told }: { io: Io; told: Told },
): AsyncGenerator<Listing> {
  const onGuess = (encoding: string): void => {
    io.stderr.write(
      `vigie: ${path}: not in UTF-8: read as ${encoding}, which its bytes suggest. Are words not as they were, write it anew in UTF-8.\n`,
    );
  };
  for await (const found of readListings(path, { map, onGuess })) {
    if ('listing' in found) yield found.listing;
    else if ('rejected' in found) {
      told.notRead += 1;
      await write(io.stderr, `vigie: ${path}:${found.rejected.line}: ${found.rejected.message.en}\n`);
    } else await write(io.stderr, 'partly' in found ? sayPartly(found.partly) : sayPassed(found.passed));
  }
}
