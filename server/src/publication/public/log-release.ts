import { createHash } from 'node:crypto';
import { openNote, signNote } from '@vigie/proof';
import type { Context } from '../../base/context.ts';
import type { Vault } from '../../evidence/index.ts';
import { inWork } from '../../people/index.ts';
import { listUnlogged, saveLeaf } from './published-store.ts';

/** What is signed of a release: three lines (docs/reference/publication.md). Its first is the name of no log. */
const stateRelease = ({ id, digest }: { id: string; digest: string }): string =>
  `vigie.release\n${id}\nsha256:${digest}\n`;

/** What the log holds of a release: SHA-256 of what is signed of it. */
export const leafOfRelease = (note: string): Uint8Array =>
  createHash('sha256').update(openNote(note, []).text).digest();

/**
 * Signs the digests of a unit's releases and puts them into the log, each once, those under an embargo too: what is
 * published later is then what was approved. A digest confirms nothing to whoever guesses at the figures, since the
 * release has its random id in it.
 *
 * @throws ProofError of the log
 */
export async function logReleases(context: Context, vault: Vault, unit: string): Promise<void> {
  const waiting = await inWork(context, unit, ({ tx }) => listUnlogged(tx));
  for (const { id, digest } of waiting) {
    const note = signNote(stateRelease({ id, digest }), [vault.signer]);
    const logIndex = await vault.entries.appendOnce(leafOfRelease(note));
    await inWork(context, unit, ({ tx, now }) => saveLeaf(tx, { release: id, unit, note, logIndex, now }));
  }
}
