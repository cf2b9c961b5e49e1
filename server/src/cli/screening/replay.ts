import { canonicalJson, compile, ENGINE_VERSION, type Match, parsePack } from '@vigie/engine';
import { plainDate } from '../../base/core/clock.ts';
import { readConfig } from '../../base/core/config.ts';
import { VigieError } from '../../base/core/errors.ts';
import { RELISTING_PACK, rematchRelisting } from '../../followup/index.ts';
import { findSnapshots, type Snapshot, withPictures } from '../../listing/index.ts';
import { openVigieStore } from '../../main.ts';
import { findUnit } from '../../people/index.ts';
import {
  citesPicture,
  findFindings,
  findPackVersion,
  isOfPicture,
  type KeptFinding,
  rematchPicture,
} from '../../screening/index.ts';
import { type Io, write } from '../terminal/io.ts';

/** What a rule of a pack's text finds again in a snapshot. */
export function screenAgain(
  text: string,
  finding: Pick<KeptFinding, 'pack' | 'rule'>,
  snapshot: Pick<Snapshot, 'content' | 'seenAt'>,
  timeZone: string,
): Match[] {
  const parsed = parsePack(text, finding.pack);
  if (!('pack' in parsed)) return [];
  const again = compile([parsed.pack]).screen(snapshot.content, {
    asOf: plainDate(new Date(snapshot.seenAt), timeZone),
  });
  return again.find(({ rule }) => rule === finding.rule)?.matches ?? [];
}

/**
 * `vigie replay`: recomputes a finding from its stored snapshot and the stored text of what it rests on.
 *
 * @returns 0 when the same finding comes out, 1 when it does not.
 */
export async function runReplay(id: string, options: { unit: string }, io: Io): Promise<number> {
  const config = readConfig();
  const store = await openVigieStore(config);
  try {
    const unit = await findUnit(store.db, options.unit);
    const { finding, snapshot } = await store.inUnit(unit, async (tx) => {
      const [found] = await findFindings(tx, [id]);
      if (!found) throw new VigieError('VIGIE_SCREENING_UNKNOWN', `There is no finding ${id} in ${options.unit}.`);
      const [kept] = await findSnapshots(tx, [found.snapshot]);
      if (!kept) throw new Error(`snapshot ${found.snapshot} is not kept`);
      const [whole = kept] = citesPicture(found) ? await withPictures(tx, [kept]) : [];
      return { finding: found, snapshot: whole };
    });
    const text = await findPackVersion(store.db, finding.packDigest);
    if (text === null) {
      throw new VigieError(
        'VIGIE_SCREENING_NO_PACK',
        `What finding ${id} rests on (${finding.packDigest}) is not kept.`,
        {
          exit: 1,
        },
      );
    }
    const matches = await store.inUnit(unit, async (tx) => {
      if (finding.pack === RELISTING_PACK) return rematchRelisting(tx, text);
      return isOfPicture(finding.pack)
        ? rematchPicture(tx, text, snapshot)
        : screenAgain(text, finding, snapshot, config.home.timeZone);
    });
    const same = matches.length > 0 && canonicalJson(matches) === canonicalJson(finding.matches);
    await write(
      io.stdout,
      `${JSON.stringify({ finding: id, same, madeBy: finding.engine, replayedBy: ENGINE_VERSION, snapshot: snapshot.digest, packDigest: finding.packDigest, matches })}\n`,
    );
    return same ? 0 : 1;
  } finally {
    await store.close();
  }
}
