import { ENGINE_VERSION, type Finding } from '@vigie/engine';
import type { Context, PackSet, Packs } from '../base/context.ts';
import { plainDate } from '../base/core/clock.ts';
import { newId } from '../base/core/ids.ts';
import { findSnapshots, type Snapshot } from '../listing/index.ts';
import { inWork, type Work } from '../people/index.ts';
import { readDisabled } from './disabled/disabled-rule-store.ts';
import { withOwnPictures } from './known/excluded-pictures.ts';
import { keepRecalls, type Register } from './known/recalls.ts';
import { type Stage, saveFindings, savePackVersions, saveScreenings, saveShadowFindings } from './store.ts';
import { packsOf } from './studio/unit-packs.ts';

/**
 * Screens snapshots of a unit with the packs in force and for recalled products, keeps the findings and announces them
 * (`finding.made`), all in one transaction of few statements. A snapshot already screened by the same packs and engine
 * is passed over, so that a repeated job adds nothing. What packs in shadow and rules that the unit has disabled flag is
 * counted and announced to nobody.
 */
export async function screenSnapshots(
  context: Context,
  register: Register,
  unit: string,
  snapshotIds: string[],
): Promise<void> {
  const packs = await packsFor(context, unit);
  await inWork(context, unit, (work) => screenAmong(work, { packs, register }, snapshotIds));
}

/** The packs of a unit now, kept on their own: others that keep the same need not wait for what is screened. */
export async function packsFor({ store, clock, config, packs }: Context, unit: string): Promise<Packs> {
  const used = await store.inUnit(unit, (tx) => packsOf({ packs, config }, tx, clock()));
  await savePackVersions(store.db, [...used.versions, ...(used.shadow?.versions ?? [])], clock());
  return used;
}

/** Screens as `screenSnapshots` does, in the caller's transaction, by packs that are kept (`packsFor`). */
export async function screenAmong(
  work: Work,
  { packs, register }: { packs: Packs; register: Register },
  snapshotIds: string[],
): Promise<void> {
  const { context, tx, unit, now } = work;
  const { jobs, config } = context;
  const { shadow } = packs;
  // What is screened anew may have pictures that were read.
  const snapshots = await withOwnPictures(tx, await findSnapshots(tx, snapshotIds));
  const screen = async (set: PackSet, stage: Stage): Promise<{ snapshot: Snapshot; finding: Finding }[]> => {
    const made = { unit, packsDigest: set.digest, engine: ENGINE_VERSION, stage, now };
    const ids = snapshots.map(({ id }) => id);
    const unscreened = await saveScreenings(tx, { ...made, snapshots: ids });
    return snapshots
      .filter(({ id }) => unscreened.has(id))
      .flatMap((snapshot) => {
        const asOf = plainDate(new Date(snapshot.seenAt), config.home.timeZone);
        return set.screener.screen(snapshot.content, { asOf }).map((finding) => ({ snapshot, finding }));
      });
  };
  const disabled = await readDisabled(tx);
  const flagged = await screen(packs, 'live');
  const isDisabled = ({ finding }: { finding: Finding }) => disabled.has(`${finding.pack}/${finding.rule}`);
  const found = flagged
    .filter((each) => !isDisabled(each))
    .map(({ snapshot: { id, listing }, finding }) => ({ id: newId('fnd', now), listing, snapshot: id, finding }));
  const kept = await saveFindings(tx, unit, found, now);
  const counted = [...flagged.filter(isDisabled), ...(shadow ? await screen(shadow, 'shadow') : [])];
  await saveShadowFindings(
    tx,
    unit,
    counted.map(({ snapshot, finding }) => ({ snapshot: snapshot.id, finding })),
    now,
  );
  const findings = [...kept, ...(await keepRecalls(work, register, snapshots))];
  if (findings.length > 0) await jobs.emit(tx, unit, 'finding.made', 'screening', { findings });
}
