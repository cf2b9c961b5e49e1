import type { Context } from '../../base/context.ts';
import { VigieError } from '../../base/core/errors.ts';
import { ALL_CASES } from '../../base/database/reader.ts';
import { prepareArchive, registerExhibit, type Vault } from '../../evidence/index.ts';
import { inWork } from '../../people/index.ts';
import { findHandover, markAdopted } from '../handover-store.ts';
import { openParcel, readList } from '../parcel/parcel.ts';
import { readParcel } from '../parcel/read-parcel.ts';

/**
 * Seals the giver's packages of evidence here too, as exhibits of the case that was taken: each file as it was given,
 * with the giver's seal inside this unit's. Safe to repeat: what is an exhibit already stays one.
 */
export async function adoptPackages(context: Context, vault: Vault, unit: string, id: string): Promise<void> {
  const found = await inWork(context, unit, ({ tx }) => findHandover(tx, id));
  if (found?.state !== 'taken' || found.case === null || found.list === null) return;
  const { case: caseId, peer, offeredBy, madeAt } = found;
  const parcel = openParcel(context.config.dataDir, unit, id);
  const list = readList(found.list, id);
  const { evidence } = await readParcel(parcel, list);
  for (const { id: name, digest, url } of evidence) {
    const part = list.parts.find(({ path }) => path === `evidence/${name}.wacz`);
    if (!part || part.sha256 !== digest) continue;
    const archive = { name: `${name}.wacz`, content: (await parcel.read(part.sha256)).toString('base64') };
    const given = {
      case: caseId,
      description: `${url ?? name} (${peer.name})`.slice(0, 2_000),
      collectedBy: { name: offeredBy.slice(0, 200), organisation: peer.name.slice(0, 200) },
      collectedAt: madeAt,
      collectedPlace: `${peer.name}, ${id}`.slice(0, 500),
    };
    const now = context.clock();
    const prepared = await prepareArchive({ context, unit, reader: ALL_CASES, now }, vault, { ...given, archive });
    try {
      await inWork(context, unit, (work) => registerExhibit(work, { kind: 'archive', ...given, archive }, prepared));
    } catch (error) {
      if (!(error instanceof VigieError && error.code === 'VIGIE_EVIDENCE_ADOPTED')) throw error;
    }
  }
  await inWork(context, unit, ({ tx, now }) => markAdopted(tx, id, now));
}
