import type { Condition, EscalationPath, Step } from './escalation-paths.ts';

const DAY = 86_400_000;

/** What is known of a case when the next step is asked for. */
export interface CaseFacts {
  confirmed: boolean;
  /** Documents of the case, oldest first. */
  documents: { id: string; kind: string; state: string; sentAt: Date | null; dueAt: Date | null; isGone: boolean }[];
  /**
   * Offers of the case seen again, under another id (relistings) or at their own address (reappearances); those that
   * people rejected left out.
   */
  relistings: number;
  /** Offers that the newest check found online, or online elsewhere. */
  offersOnline: number;
  /** The longest row of checks in doubt, up to the newest. */
  checksInDoubt: number;
  /** Relistings in the unit's confirmed cases on the same platform. */
  platformRelistings: number;
}

/** A step that was proposed before, and what a person did about it. */
export interface PastStep {
  path: string;
  step: string;
  state: 'proposed' | 'taken' | 'declined';
  /** The alternatives on which it rested. */
  basis: string;
}

export interface WeighedCondition extends Condition {
  /** Null where there is nothing to count: no such document was sent, or its offers are gone. */
  value: number | null;
  met: boolean;
}

/**
 * Where a case stands on a step: `done`, a document of the kind left; `taken`, one is being written or waits for
 * approval;
 * `proposed`, it waits for a person; `declined`, a person said no; `due`, it is to be proposed; `waiting`, its
 * conditions or the step before are not there yet.
 */
export interface WeighedStep extends Step {
  state: 'done' | 'taken' | 'proposed' | 'declined' | 'due' | 'waiting';
  alternatives: WeighedCondition[][];
  basis: string;
}

function count(facts: CaseFacts, { fact, of }: Condition, now: Date): number | null {
  switch (fact) {
    case 'confirmed':
      return facts.confirmed ? 1 : 0;
    case 'relistings':
      return facts.relistings;
    case 'offers-online':
      return facts.offersOnline;
    case 'checks-in-doubt':
      return facts.checksInDoubt;
    case 'platform-relistings':
      return facts.platformRelistings;
    case 'overdue-days': {
      const last = facts.documents.findLast(({ kind, dueAt }) => of?.includes(kind) && dueAt !== null);
      if (!last?.dueAt || last.isGone || now < last.dueAt) return null;
      return Math.floor((now.getTime() - last.dueAt.getTime()) / DAY);
    }
  }
}

/** A document that is not out, and is being brought there: by itself, by an approver, or by who sends it by hand. */
const ON_ITS_WAY: readonly string[] = ['proposed', 'queued', 'by-hand'];

/**
 * An escalation path as it stands for a case: each step with its conditions weighed and what became of it. Pure: the
 * same facts always give the same steps. It proposes; a person takes the step or declines it. A step that was declined
 * is proposed again only on other grounds.
 */
export function weighPath(path: EscalationPath, facts: CaseFacts, past: readonly PastStep[], now: Date): WeighedStep[] {
  const isOver = new Map<string, boolean>();
  return path.steps.map((step) => {
    const alternatives = step.when.map((conditions) =>
      conditions.map((condition) => {
        const value = count(facts, condition, now);
        return { ...condition, value, met: value !== null && value >= condition.atLeast };
      }),
    );
    const met = alternatives.flatMap((conditions, at) => (conditions.every((one) => one.met) ? [at] : []));
    const basis = met.join(',');
    const documents = facts.documents.filter(({ kind }) => kind === step.document);
    const before = past.filter((one) => one.path === path.key && one.step === step.key);
    const grounds = new Set(before.flatMap((one) => one.basis.split(',')));
    const isNew = met.some((at) => !grounds.has(String(at)));
    const mayFollow = step.after === null || isOver.get(step.after) === true;
    let state: WeighedStep['state'] = 'waiting';
    if (documents.some(({ sentAt }) => sentAt !== null)) state = 'done';
    else if (documents.some((document) => ON_ITS_WAY.includes(document.state))) state = 'taken';
    else if (before.some((one) => one.state === 'proposed')) state = 'proposed';
    else if (facts.confirmed && mayFollow && met.length > 0 && isNew) state = 'due';
    else if (before.length > 0) state = 'declined';
    isOver.set(step.key, state === 'done' || state === 'declined');
    return { ...step, alternatives, basis, state };
  });
}
