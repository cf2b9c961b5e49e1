import { createHash, createHmac } from 'node:crypto';
import type { Context } from '../base/context.ts';
import { VigieError } from '../base/core/errors.ts';
import type { Vault } from '../evidence/index.ts';
import { inWork, note } from '../people/index.ts';
import { collectParts } from '../referral/index.ts';
import { findHandover, holdHandover, markUntold, saveSealed } from './handover-store.ts';
import { listOf, openParcel } from './parcel/parcel.ts';

/**
 * Makes the list of what is handed over, once: files of the case are kept apart, and the list's salted digest enters the
 * log, before the other side hears of it. A case that is given away is locked since before this began; of one that is
 * shared, it is what is there now, without the audit log of its unit.
 */
export async function sealHandover(context: Context, vault: Vault, unit: string, id: string): Promise<void> {
  const found = await inWork(context, unit, ({ tx }) => findHandover(tx, id));
  if (found?.state !== 'sealing' || found.case === null) return;
  try {
    const { parts } = await collectParts({ ...context, vault }, unit, found.case, new Date(found.madeAt));
    const shared = parts.filter(({ path }) => found.level === 'give' || path !== 'audit.json');
    const parcel = openParcel(context.config.dataDir, unit, id);
    for (const { bytes } of shared) parcel.keep(bytes);
    const { text, digest } = listOf({ handover: id, case: found.case }, shared);
    const salt = createHmac('sha256', vault.signer.sign(new TextEncoder().encode('salt')))
      .update(id)
      .digest();
    const leaf = createHash('sha256').update(salt).update(Buffer.from(digest, 'hex')).digest();
    const logIndex = await vault.entries.appendOnce(leaf);
    await inWork(context, unit, async (work) => {
      const { tx, now } = work;
      const held = await holdHandover(tx, id);
      // Withdrawn meanwhile, or sealed by another try.
      if (held?.state !== 'sealing' || held.case === null) return;
      await saveSealed(tx, id, { list: text, listDigest: digest, logIndex, salt: salt.toString('hex'), now });
      const content = { handover: id, listDigest: digest, logIndex, files: shared.length };
      await note(work, { act: 'handover.sealed', subject: held.case, content });
      await context.jobs.send(tx, 'handover.send', { unit, handover: id });
    });
  } catch (error) {
    if (error instanceof VigieError) await inWork(context, unit, ({ tx }) => markUntold(tx, id, error.words));
    throw error;
  }
}
