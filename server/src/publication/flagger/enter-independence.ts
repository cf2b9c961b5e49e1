import { createHash } from 'node:crypto';
import { canonicalJson } from '@vigie/engine';
import type { z } from 'zod';
import { sayDay } from '../../base/text/write-day.ts';
import { note, type PersonWork, today } from '../../people/index.ts';
import { refusal } from '../refusals.ts';
import type { independenceInputSchema } from './flagger-schema.ts';
import { addIndependence } from './independence-store.ts';

/**
 * Keeps a version of how the unit stays independent of providers (Regulation (EU) 2022/2065, art. 22(2)(b) and (3)). The
 * audit log has its digest, so that the text can be held against it.
 *
 * @throws VigieError `VIGIE_PUBLICATION_NOT_IN_PLACE` where the day from which it is in place has not come
 */
export async function enterIndependence(
  work: PersonWork,
  { since, text }: z.output<typeof independenceInputSchema>,
): Promise<void> {
  if (since > today(work)) throw refusal('VIGIE_PUBLICATION_NOT_IN_PLACE', { since: sayDay(since) });
  const { tx, unit, by, now } = work;
  const version = await addIndependence(tx, { unit, account: by.id, now, since, text });
  const digest = createHash('sha256')
    .update(canonicalJson({ en: text.en ?? null, fr: text.fr ?? null }))
    .digest('hex');
  await note(work, { act: 'report.independence-entered', subject: unit, content: { version, since, digest } });
}
