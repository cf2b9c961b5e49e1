// The room's face for commands that open no store.

export { checkFile } from '../file/read-bytes.ts';
export { type Read, sayPartly, sayPassed } from '../file/read-result.ts';
export { previewOf, type TablePreview } from './no-title-column.ts';
export { type OpenListings, openListings, readListings } from './read.ts';
export { cutFile, type Piece, PieceReader, type Shape, Unsure } from './read-pieces.ts';
export { readRecords } from './read-records.ts';
