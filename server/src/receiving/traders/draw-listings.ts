import { hash } from 'node:crypto';

/**
 * Draws listings at random (art. 31(3)): those whose digest with the seed comes first. The same seed draws the same
 * from the same listings, in whatever order they are given, so that a supervisor can draw again.
 */
export function drawListings(ids: readonly string[], seed: string, size: number): string[] {
  return ids
    .map((id) => `${hash('md5', seed + id)} ${id}`)
    .sort()
    .slice(0, size)
    .map((ticket) => ticket.slice(ticket.indexOf(' ') + 1));
}
