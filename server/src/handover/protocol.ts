/**
 * The states of a hand-over, and what a message makes of them (docs/decisions/0044): pure, so that it can be tried
 * against every order in which messages arrive.
 *
 * The giver alone decides. A case that is offered to be given away is locked from the offer on. The recipient asks for it
 * (`accepting`) and may not act yet; the giver's answer to that request releases it (`given`) or tells that it was
 * withdrawn. So no moment has two who may act, and whoever never answers stops nothing but the act itself.
 */
export const LEVELS = ['read', 'together', 'give'] as const;
export type Level = (typeof LEVELS)[number];

/**
 * `sealing`: the giver's list is being made. `offered`: the other side may answer. `accepted`: shared, until its end.
 * `given`: released, for good.
 */
export const OUT_STATES = ['sealing', 'offered', 'accepted', 'given', 'refused', 'withdrawn', 'ended'] as const;
export type OutState = (typeof OUT_STATES)[number];

/**
 * `arriving`: not all of it is here. `offered`: all of it is; a person may answer. `accepting`: the giver was asked to
 * release it. `accepted`: shared. `taken`: it is this unit's.
 */
export const IN_STATES = [
  'arriving',
  'offered',
  'accepting',
  'accepted',
  'taken',
  'refused',
  'withdrawn',
  'ended',
] as const;
export type InState = (typeof IN_STATES)[number];
export type State = OutState | InState;

/** The states in which the giver's unit does not act on a case that is to be given. */
export const LOCKED: readonly State[] = ['sealing', 'offered', 'given'];

/** What the giver makes of a message of the recipient. The same again gives the same. */
export function giverAfter(state: OutState, told: 'accept' | 'refuse' | 'end', level: Level): OutState {
  if (told === 'accept') return state === 'offered' ? (level === 'give' ? 'given' : 'accepted') : state;
  if (told === 'refuse') return state === 'offered' ? 'refused' : state;
  return state === 'accepted' ? 'ended' : state;
}

/** What the recipient makes of a message of the giver. */
export function recipientAfter(state: InState, told: 'withdraw' | 'end'): InState {
  if (told === 'withdraw')
    return state === 'arriving' || state === 'offered' || state === 'accepting' ? 'withdrawn' : state;
  // The giver ends what it holds to be accepted: its answer that says so may have been lost.
  return state === 'accepted' || state === 'accepting' ? 'ended' : state;
}

/** What the recipient makes of the giver's answer to its `accept`. No answer makes more of it than was accepted. */
export function recipientAfterAnswer(state: InState, answered: State, level: Level): InState {
  if (state !== 'accepting') return state;
  if (answered === 'given') return level === 'give' ? 'taken' : state;
  if (answered === 'accepted' && level === 'give') return state;
  if (answered === 'accepted' || answered === 'withdrawn' || answered === 'ended') return answered;
  return state;
}

/**
 * What of a hand-over goes to the other side as a file, as it stands; null: nothing. `answer`: how the giver decided;
 * `taken`: what a giver that was put back from an older backup has forgotten.
 */
export const CARRIED = ['offer', 'accept', 'refuse', 'answer', 'withdraw', 'end', 'taken', 'remarks'] as const;
export type Carried = (typeof CARRIED)[number];

const CARRIED_OUT: Partial<Record<State, Carried>> = {
  offered: 'offer',
  accepted: 'answer',
  given: 'answer',
  withdrawn: 'withdraw',
  ended: 'end',
};
const CARRIED_IN: Partial<Record<State, Carried>> = {
  accepting: 'accept',
  accepted: 'remarks',
  refused: 'refuse',
  taken: 'taken',
  ended: 'end',
};
export const carriedOf = ({ direction, state }: { direction: 'out' | 'in'; state: State }): Carried | null =>
  (direction === 'out' ? CARRIED_OUT : CARRIED_IN)[state] ?? null;

/** Whether the recipient may read what is in it: a share until its end, what was taken for good. */
export function isReadable(
  { direction, state, until }: { direction: 'out' | 'in'; state: State; until: string | null },
  now: Date,
): boolean {
  if (direction === 'out') return state !== 'sealing';
  if (state === 'taken') return true;
  return state === 'accepted' && (until === null || new Date(until) > now);
}
