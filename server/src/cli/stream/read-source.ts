import type { Listing } from '@vigie/engine';
import { readListings, sayPartly, sayPassed } from '../../listing/read/index.ts';
import { type Io, write } from '../terminal/io.ts';

/** The listings of a file in their order; what is none is told on stderr, and counted in `told`. */
export async function* readSource(
  path: string,
  map: Record<string, string>,
  { io, told }: { io: Io; told: { notRead: number } },
): AsyncGenerator<Listing> {
  for await (const found of readListings(path, { map })) {
    if ('listing' in found) yield found.listing;
    else if ('rejected' in found) {
      told.notRead += 1;
      await write(io.stderr, `vigie: ${path}:${found.rejected.line}: ${found.rejected.message.en}\n`);
    } else await write(io.stderr, 'partly' in found ? sayPartly(found.partly) : sayPassed(found.passed));
  }
}
