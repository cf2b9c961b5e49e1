import { z } from 'zod';
import { ALL_CASES, OPEN_CASES } from '../../base/database/reader.ts';
import { readingAs } from '../../base/database/reader-store.ts';
import { note, type PersonWork, type Proposal, propose, twoPersonAct, type Work } from '../../people/index.ts';
import { refusal } from '../refusals.ts';
import { packsOf } from '../studio/unit-packs.ts';
import { listDisabledRules, readDisabled, removeDisabledRule, saveDisabledRule } from './disabled-rule-store.ts';

const KIND = 'rule.disabled';
/** Snapshots in a job. */
const AT_ONCE = 500;

export const namedRuleSchema = z.object({
  pack: z.string().max(100),
  rule: z.string().max(100),
  reason: z.string().trim().min(3).max(5000),
});
type NamedRule = z.infer<typeof namedRuleSchema>;

async function mustBeInForce({ context, tx, now }: Work, { pack, rule }: NamedRule): Promise<void> {
  const { rules } = await packsOf(context, tx, now);
  if (!rules.some((each) => each.pack === pack && each.rule === rule))
    throw refusal('VIGIE_SCREENING_NO_RULE', { rule: `${pack}/${rule}` });
}

/**
 * Proposes that a rule flags nothing in this unit any more.
 *
 * @throws VigieError `VIGIE_SCREENING_NO_RULE` (422), `VIGIE_SCREENING_RULE_DISABLED` (409)
 */
export async function proposeDisabling(work: PersonWork, named: NamedRule): Promise<Proposal> {
  await mustBeInForce(work, named);
  const { pack, rule, reason } = named;
  if ((await readDisabled(work.tx)).has(`${pack}/${rule}`))
    throw refusal('VIGIE_SCREENING_RULE_DISABLED', { rule: `${pack}/${rule}` });
  return propose(work, { kind: KIND, summary: { pack, rule }, reason, content: named });
}

/** A disabled rule's findings are counted and reach nobody, until it is enabled again. */
export const disableRuleAct = twoPersonAct({
  kind: KIND,
  role: 'approver',
  content: namedRuleSchema,
  async approve(work, named, { id: proposal }) {
    const { tx, unit, now } = work;
    const { pack, rule, reason } = named;
    const key = `${pack}/${rule}`;
    if (!(await saveDisabledRule(tx, { ...named, unit, proposal, now })))
      throw refusal('VIGIE_SCREENING_RULE_DISABLED', { rule: key });
    await note(work, { act: 'rule.disabled', subject: key, reason, content: { pack, rule, proposal } });
  },
});

/**
 * Enables a rule: one person may, since it hides nothing. What it would have flagged meanwhile is screened again.
 *
 * @throws VigieError `VIGIE_SCREENING_RULE_ENABLED` (409)
 */
export async function enableRule(work: PersonWork, named: NamedRule): Promise<void> {
  const { context, tx, unit } = work;
  const { pack, rule, reason } = named;
  const key = `${pack}/${rule}`;
  // What was passed over of a restricted case is screened too, and is no part of a count that everybody reads.
  const counted = await readingAs(tx, OPEN_CASES, () => listDisabledRules(tx));
  const again = counted.find((each) => each.pack === pack && each.rule === rule)?.passedOver ?? 0;
  const snapshots = await readingAs(tx, ALL_CASES, () => removeDisabledRule(tx, named));
  if (!snapshots) throw refusal('VIGIE_SCREENING_RULE_ENABLED', { rule: key });
  await note(work, { act: 'rule.enabled', subject: key, reason, content: { pack, rule, again } });
  for (let at = 0; at < snapshots.length; at += AT_ONCE)
    await context.jobs.send(tx, 'screening.run', { unit, snapshots: snapshots.slice(at, at + AT_ONCE) });
}
