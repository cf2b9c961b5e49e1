import type { z } from 'zod';
import type { PersonWork } from '../../people/index.ts';
import { RECALL_PACK } from '../packs/recall-pack.ts';
import { refuse } from '../refusals.ts';
import { findInForce } from './find-pack.ts';
import type { Draft, packDetailSchema, packsSchema } from './studio-schema.ts';
import { findDraft, listDrafts } from './studio-store.ts';
import { packsOf } from './unit-packs.ts';

/** A draft in a list: where it leads to is told without reading the whole text. */
function summaryOf(draft: Draft | undefined) {
  if (!draft) return null;
  const { text, ...summary } = draft;
  return { ...summary, rule: /^rules:\s*\n(?:\s*(?:#.*)?\n)*\s*- id: ([a-z0-9-]+)\s*$/m.exec(text)?.[1] ?? null };
}

/** The packs of a unit, its drafts with them. */
export async function listPacks(work: PersonWork): Promise<z.infer<typeof packsSchema>> {
  const { context, tx, now } = work;
  const { packs, versions } = await packsOf(context, tx, now);
  const drafts = await listDrafts(tx);
  const ids = [...new Set([...packs.map(({ id }) => id), ...drafts.map(({ pack }) => pack)])].sort();
  return {
    items: ids.map((id) => {
      const pack = packs.find((each) => each.id === id);
      const digest = versions.find((each) => each.id === id)?.digest ?? null;
      const isInstalled = context.packs.versions.some((each) => each.id === id && each.digest === digest);
      return {
        id,
        title: pack?.title ?? null,
        version: pack?.version ?? null,
        digest,
        source: isInstalled ? 'installed' : 'unit',
        isOpen: id !== RECALL_PACK,
        draft: summaryOf(drafts.find((each) => each.pack === id)),
      };
    }),
  };
}

/** A pack with its text in force and its draft. @throws VigieError `VIGIE_SCREENING_NO_PACK` */
export async function readPack(work: PersonWork, id: string): Promise<z.infer<typeof packDetailSchema>> {
  const { items } = await listPacks(work);
  const pack = items.find((each) => each.id === id) ?? refuse('VIGIE_SCREENING_NO_PACK', { pack: id });
  const inForce = await findInForce(work, id);
  return { ...pack, text: inForce?.text ?? '', draft: await findDraft(work.tx, id) };
}
