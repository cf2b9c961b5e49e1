import type { Words } from '@vigie/engine';
import { looksBinary } from './read-bytes.ts';
import { say } from './words.ts';

/** First bytes of formats that are mistaken for tables, and what they are. */
const foreign: [bytes: string, what: Words][] = [
  ['PK\u0003\u0004', say('isZip')],
  ['\u00d0\u00cf\u0011\u00e0', say('isOldExcel')],
  ['PAR1', say('isParquet')],
  ['%PDF', say('isPdf')],
  ['\u0089PNG', say('isPicture')],
  ['\u00ff\u00d8\u00ff', say('isPicture')],
  ['GIF8', say('isPicture')],
  ['filedesc', say('isArc')],
];

/** What a file is by its first bytes, where it holds no text: a picture, a PDF, something binary. Null: it may be text. */
export function foreignKind(head: Buffer): Words | null {
  const start = head.subarray(0, 8).toString('latin1');
  const known = foreign.find(([magic]) => start.startsWith(magic));
  return known?.[1] ?? (looksBinary(head) ? say('isBinary') : null);
}
