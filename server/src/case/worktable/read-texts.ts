import type { Context } from '../../base/context.ts';
import { findSnapshots } from '../../listing/index.ts';
import { inWork } from '../../people/index.ts';
import { searchWords, vectorOf } from './search-words.ts';
import { addTexts, addTraderKeys, listUnread } from './text-store.ts';
import { traderKeysOf } from './trader-keys.ts';

/** Cases read in one transaction: some milliseconds each. */
const BATCH = 200;

/** Reads the offers of cases that are older than the search. */
export async function readTexts(context: Context, unit: string): Promise<void> {
  for (let isMore = true; isMore; )
    isMore = await inWork(context, unit, async ({ tx }) => {
      const unread = await listUnread(tx, BATCH);
      const contents = new Map(
        (
          await findSnapshots(
            tx,
            unread.flatMap(({ snapshots }) => snapshots),
          )
        ).map(({ id, content }) => [id, content]),
      );
      const texts = unread.map(({ caseId, snapshots }) => {
        const words = snapshots.flatMap((id) => {
          const content = contents.get(id);
          return content ? [...searchWords(content)] : [];
        });
        return { caseId, words: vectorOf(new Set(words)) };
      });
      await addTexts(tx, unit, texts);
      const keys = unread.flatMap(({ caseId, snapshots }) =>
        snapshots.flatMap((id) => {
          const content = contents.get(id);
          return content ? traderKeysOf(caseId, content) : [];
        }),
      );
      await addTraderKeys(tx, unit, keys);
      return unread.length === BATCH;
    });
}
