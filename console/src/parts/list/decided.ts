import { useEffect, useEffectEvent } from 'react';

/** A decision that a person just took, in whatever place of the console. */
export interface Decided {
  kind: 'confirm' | 'dismiss' | 'escalate';
  cases: readonly { id: string; title: string }[];
  /** What it is undone by, and until when; null: it is final. */
  undo: { batch: string; until: string } | null;
  /** Why some of the cases were left out. */
  refused: readonly string[];
  /** Who decided goes on with the case, and not with the next one. */
  stays?: boolean;
}

/** The state that a decision brings a case into. */
export const BECOMES = { confirm: 'confirmed', dismiss: 'dismissed', escalate: 'escalated' } as const;

type Hear = (what: Decided | 'undone') => void;
const listeners = new Set<Hear>();

/** Tells those parts of the screen that go on from it: the list, and the way back. */
export function tellDecided(what: Decided | 'undone'): void {
  for (const hear of listeners) hear(what);
}

/** Hears of each decision, and of each that was undone. */
export function useDecided(hear: Hear): void {
  const heard = useEffectEvent(hear);
  useEffect(() => {
    const listener: Hear = (what) => heard(what);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
}
