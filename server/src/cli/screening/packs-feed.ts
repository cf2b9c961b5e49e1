import { renameSync, writeFileSync } from 'node:fs';
import { formatProblem, parsePack, productsOf, type RecalledProduct, type RecallNotice } from '@vigie/engine';
import { parseDocument } from 'yaml';
import { plainDate } from '../../base/core/clock.ts';
import { VigieError } from '../../base/core/errors.ts';
import { readHome } from '../../base/core/home.ts';
import { listPackFiles } from '../../screening/packs/index.ts';
import { type NoticeFile, ownReference, readNoticeFile } from '../../screening/recalls/index.ts';
import { type Io, write } from '../terminal/io.ts';
import { nameFirst, tellPassedOver } from './tell-passed-over.ts';

/**
 * A notice may be in two exports: that of the later file counts, with all its records.
 *
 * @returns the notices that count, and the references of those that were replaced by others
 */
function latestOf(files: readonly NoticeFile[]): { latest: RecallNotice[]; replaced: string[] } {
  const latest = new Map<string, RecallNotice[]>();
  const replaced: string[] = [];
  for (const { notices } of files) {
    const own = Map.groupBy(notices, ({ reference }) => ownReference(reference));
    for (const [reference, records] of own) {
      const before = latest.get(reference);
      if (before && JSON.stringify(before) !== JSON.stringify(records)) replaced.push(reference);
      latest.set(reference, records);
    }
  }
  return { latest: [...latest.values()].flat(), replaced };
}

/** What authorities did not publish (a pack's examples) stays. */
function joinProducts(known: readonly RecalledProduct[], latest: readonly RecallNotice[]): RecalledProduct[] {
  const fed = new Set(latest.map(({ reference }) => reference));
  const own = known.filter(
    ({ reference }) => !/^(?:RappelConso|Safety Gate|CPSC|Health Canada|FDA) /.test(reference) && !fed.has(reference),
  );
  return [...own, ...latest.flatMap(productsOf)];
}

/**
 * `vigie packs feed`: puts the products of RappelConso and Safety Gate exports, or of a table, into a pack's list, in
 * the place of those fed before. The rest of the pack stays as it is; its version becomes today, so that findings say
 * which list they rest on.
 *
 * @param place the pack's file, or a folder that holds it alone
 * @returns 0, or 2 when a record of an export could not be read
 * @throws VigieError where the pack or an export cannot be read; the pack is then as it was
 */
export async function runFeed(place: string, files: string[], options: { list: string }, io: Io): Promise<number> {
  const [only, another] = listPackFiles(place);
  if (!only || another) {
    throw new VigieError('VIGIE_SCREENING_BAD_PACK', 'This folder holds several packs: name the file to feed.', {
      place: { file: place },
    });
  }
  const { name: pack, text } = only;
  const parsed = parsePack(text, pack);
  if (!('pack' in parsed)) {
    const [first] = parsed.errors;
    throw new VigieError('VIGIE_SCREENING_BAD_PACK', first ? formatProblem(first) : `${pack} is no pack.`);
  }
  const known = parsed.pack.products?.[options.list];
  if (!known) {
    throw new VigieError('VIGIE_SCREENING_NO_LIST', `The pack has no list of products named "${options.list}".`, {
      place: { file: pack },
    });
  }
  const read: NoticeFile[] = [];
  for (const file of files) read.push(await readNoticeFile(file));
  const { latest, replaced } = latestOf(read);
  const products = joinProducts(known, latest);
  const document = parseDocument(text);
  document.set('version', plainDate(new Date(), readHome().timeZone));
  document.setIn(['products', options.list], products);
  const fed = document.toString({ lineWidth: 0 });
  const checked = parsePack(fed, pack);
  if (!('pack' in checked)) {
    throw new VigieError(
      'VIGIE_SCREENING_BAD_EXPORT',
      `The products do not make a pack: ${checked.errors.map(formatProblem).join('; ')}`,
    );
  }
  writeFileSync(`${pack}.new`, fed);
  renameSync(`${pack}.new`, pack); // whole, or not at all
  const gtins = products.reduce((sum, product) => sum + product.gtins.length, 0);
  for (const each of read) await tellPassedOver(each, 'pack', io);
  if (replaced.length > 0)
    await write(
      io.stderr,
      `vigie: ${replaced.length} notices stand otherwise in a later file, which counts: ${nameFirst(replaced)}\n`,
    );
  const passedOver = read.reduce((sum, { byWords, unmatchable }) => sum + byWords.length + unmatchable.length, 0);
  const notRead = read.reduce((sum, { unread }) => sum + unread.length, 0);
  const counts = [
    `${products.length} products, ${gtins} GTINs`,
    ...(passedOver > 0 ? [`${passedOver} notices passed over`] : []),
    ...(notRead > 0 ? [`${notRead} records not read`] : []),
  ];
  await write(io.stderr, `${pack}: ${counts.join(', ')}\n`);
  return notRead > 0 ? 2 : 0;
}
