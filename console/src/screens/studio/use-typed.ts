import { useEffect, useState } from 'react';

/** A text that somebody types over one that is kept, and that others may change meanwhile. */
interface Typed {
  text: string;
  /** What the editor begins with. */
  initial: string;
  /** The revision that was read: what is typed goes in its place. */
  revision: number;
  isDirty: boolean;
  type(text: string): void;
  /** What was typed is kept now, as this revision. */
  keep(revision: number): void;
  /** Takes what is kept in the place of what was typed. */
  adopt(): void;
}

/** Follows what is kept for as long as nothing else is typed; the browser asks before what was typed is lost. */
export function useTyped(kept: string, revision: number): Typed {
  const [state, setState] = useState({ kept, initial: kept, text: kept, revision });
  if (state.kept !== kept) {
    const isFollowing = state.text === state.kept || state.text === kept;
    setState(isFollowing && state.text !== kept ? { kept, initial: kept, text: kept, revision } : { ...state, kept });
  } else if (state.text === kept && state.revision !== revision) setState({ ...state, revision });
  const isDirty = state.text !== kept;
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isDirty]);
  return {
    text: state.text,
    initial: state.initial,
    revision: state.revision,
    isDirty,
    type: (text) => setState((before) => ({ ...before, text })),
    keep: (saved) => setState((before) => ({ ...before, revision: saved })),
    // A text of its own, so that the editor begins anew even where what it began with is the same.
    adopt: () => setState({ kept, initial: kept, text: kept, revision }),
  };
}
