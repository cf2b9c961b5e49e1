import { findSeen, memberOf } from '../../archive/index.ts';
import { plainDate } from '../../base/core/clock.ts';
import { readConfig } from '../../base/core/config.ts';
import { VigieError } from '../../base/core/errors.ts';
import { startVigie } from '../../main.ts';
import { findUnit, inWork, note } from '../../people/index.ts';
import { loadPacks } from '../../screening/packs/index.ts';
import { type Io, onOneLine, write } from '../terminal/io.ts';
import { createProgress } from '../terminal/progress.ts';

interface FindOptions {
  unit: string;
  as: string;
  pack?: string;
  platform?: string;
  since?: number;
}

/**
 * `vigie archive find`: what was ever seen and has a text, or is found by packs; a line of JSON for each snapshot.
 *
 * @returns 0 where something is found, 1 where nothing is
 */
export async function runFind(text: string | undefined, options: FindOptions, io: Io): Promise<number> {
  const { pack, platform, since } = options;
  if (text === undefined ? pack === undefined : text.trim() === '')
    throw new VigieError('VIGIE_CLI_ARCHIVE', 'Say what to look for: a text, or --pack.');
  const config = readConfig();
  const screener = pack === undefined ? null : loadPacks(pack).screener;
  const { context, stop } = await startVigie({ config, works: false });
  const progress = createProgress('snapshots', null);
  try {
    const unit = await findUnit(context.store.db, options.unit);
    const sought = {
      ...(text === undefined ? {} : { text }),
      ...(platform === undefined ? {} : { platform }),
      ...(since === undefined ? {} : { since }),
    };
    const by = await inWork(context, unit, async (work) => {
      const member = await memberOf(work.tx, options.as, 'analyst');
      const content = { ...sought, ...(pack === undefined ? {} : { pack }) };
      await note({ ...work, by: member }, { act: 'archive.searched', subject: unit, content });
      return member;
    });
    let looked = 0;
    let shown = 0;
    for await (const some of findSeen(context, { unit, reader: by.id }, sought)) {
      looked += some.looked;
      progress.update(looked);
      for (const { id, listing, seenAt, digest, content } of some.found) {
        const asOf = plainDate(new Date(seenAt), config.home.timeZone);
        const findings = screener?.screen(content, { asOf }).map((found) => `${found.pack}/${found.rule}`);
        if (findings?.length === 0) continue;
        shown += 1;
        const { title, url, price, currency } = content;
        const line = { snapshot: id, listing, platform: content.platform, seenAt, title, url, price, currency, digest };
        await write(io.stdout, `${onOneLine(JSON.stringify({ ...line, ...(findings ? { findings } : {}) }))}\n`);
      }
    }
    progress.end();
    await write(io.stderr, `${looked} snapshots looked at, ${shown} found\n`);
    return shown > 0 ? 0 : 1;
  } finally {
    progress.end();
    await stop();
  }
}
