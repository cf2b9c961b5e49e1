import { useEffect, useState } from 'react';
import type { Engine } from './engine.ts';
import type { Pack, Problem, Tried } from './messages.ts';

/** The pack is read so long after the last key. */
const REST_MS = 250;
/** Its examples come so long after it was read. */
const JUDGE_MS = 500;

/** What the engine says of a text. */
export interface ReadText {
  /** The text that was read: another one is being typed while they differ. */
  text: string;
  problems: readonly Problem[];
  /** The last text that was a pack. */
  pack: Pack | null;
  /** Counts the packs read: what was tried with another is tried anew. */
  number: number;
}

/** Reads a text as it is typed. */
export function useReadText(engine: Engine | null, text: string): ReadText | null {
  const [read, setRead] = useState<ReadText | null>(null);
  useEffect(() => {
    if (!engine) return;
    let isStale = false;
    const timer = setTimeout(async () => {
      const { problems, pack } = await engine.ask('read', { text });
      if (isStale) return;
      setRead((before) => ({ text, problems, pack: pack ?? before?.pack ?? null, number: (before?.number ?? 0) + 1 }));
    }, REST_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [engine, text]);
  return read;
}

/** What a pack's examples come to, and what in it cannot be meant. */
export function useJudged(engine: Engine | null, read: ReadText | null) {
  const [judged, setJudged] = useState<{ warnings: readonly Problem[]; examples: readonly Tried[] } | null>(null);
  const text = read && read.problems.length === 0 ? read.text : null;
  useEffect(() => {
    if (!engine || text === null) return;
    let isStale = false;
    // What somebody waits for is asked first.
    const timer = setTimeout(async () => {
      const said = await engine.ask('judge', { text });
      if (!isStale) setJudged(said);
    }, JUDGE_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [engine, text]);
  return judged;
}
