import type { Tx } from '../../base/database/store.ts';
import { assessMisuse, DAY_MS, POLICY } from './assess-misuse.ts';
import type { Assessment, SubjectKind } from './misuse-schema.ts';
import { listMeasures, tally } from './misuse-store.ts';

/** How subjects of a kind stand by art. 23, over the policy's time; `key`: one of them. */
export async function readMisuse(
  tx: Tx,
  kind: SubjectKind,
  now: Date,
  key: string | null = null,
): Promise<Assessment[]> {
  const since = new Date(now.getTime() - POLICY.days * DAY_MS);
  const assessed = [];
  for (const counted of await tally(tx, kind, since, key)) {
    const measures = await listMeasures(tx, { kind, key: counted.key });
    assessed.push(assessMisuse(kind, counted, measures, now));
  }
  return assessed;
}
