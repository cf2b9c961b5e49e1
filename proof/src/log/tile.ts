/** Hashes in a full tile, and leaves in a full entries tile: C2SP tlog-tiles. */
export const TILE_WIDTH = 256;
/** Levels of the tree in one tile. */
export const TILE_HEIGHT = 8;

/** `x001/x234/067`: three digits a part, all but the last with an `x` before (C2SP tlog-tiles, "Merkle Tree"). */
function formatIndex(index: number): string {
  const parts = [String(index % 1000).padStart(3, '0')];
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    parts.unshift(`x${String(rest % 1000).padStart(3, '0')}`);
  }
  return parts.join('/');
}

/** Path of a tile below the log's prefix; `width` 256 is a full one. */
export function tilePath(level: number | 'entries', index: number, width: number): string {
  const partial = width === TILE_WIDTH ? '' : `.p/${width}`;
  return `tile/${level}/${formatIndex(index)}${partial}`;
}
