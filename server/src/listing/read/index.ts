// The room's face for commands that open no store.

export type { EmbeddedPicture } from './embedded.ts';
export { type OpenListings, openListings, readListings, type TableShape } from './read.ts';
export { checkFile } from './read-bytes.ts';
export { cutTable, type Piece, PieceReader } from './read-pieces.ts';
export { readRecords } from './read-records.ts';
export { type Read, sayPassed } from './read-result.ts';
