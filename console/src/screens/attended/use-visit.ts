import { useCallback, useEffect, useRef, useState } from 'react';
import { api, done, Refusal, type Schemas } from '../../client/api.ts';
import { type Act, addAct } from './acts.ts';

export type End = NonNullable<Schemas['AttendedVisit']['ended']>;

/** A dialog of the page. */
export interface Asked {
  type: string;
  message: string;
  value: string;
}
/** A field of the page whose choices no picture shows. */
export interface Field {
  type: string;
  value: string;
  options: { place: number; label: string; isChosen: boolean }[];
}
type Words = Record<'en' | 'fr', string>;

/** What is told of the page besides its pictures. */
interface Told {
  url: string;
  asked: Asked | null;
  field: Field | null;
  refused: { url: string; why: Words } | null;
  /** What the page wants and cannot have here. */
  unable: Words | null;
  isLost: boolean;
}
const NOTHING: Told = { url: '', asked: null, field: null, refused: null, unable: null, isLost: false };

/** A message of the stream, as the server writes it (`server/src/attended/stream-visit.ts`). */
function read(event: Event): Record<string, unknown> {
  const data: unknown = event instanceof MessageEvent ? JSON.parse(String(event.data)) : {};
  return toRecord(data);
}
const toRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
function wordsOf(value: unknown): Words {
  const { en, fr } = toRecord(value);
  return { en: textOf(en), fr: textOf(fr) };
}
function askedOf(value: unknown): Asked | null {
  const { type, message, value: text } = toRecord(value);
  return type === undefined ? null : { type: textOf(type), message: textOf(message), value: textOf(text) };
}
/** Options that the page does not let anybody choose are left out. */
function fieldOf(told: unknown): Field | null {
  const { type, value, options } = toRecord(told);
  if (type === undefined) return null;
  const listed = (Array.isArray(options) ? options : []).flatMap((one: unknown, place) => {
    const { label, group, isOff, isChosen } = toRecord(one);
    const name = [textOf(group), textOf(label)].filter((part) => part !== '').join(' · ');
    return isOff === true ? [] : [{ place, label: name, isChosen: isChosen === true }];
  });
  return { type: textOf(type), value: textOf(value), options: listed };
}
/** After this the stream is asked for again, where whatever lies between refused it. */
const AGAIN_MS = 3_000;

/**
 * The page that a person has open: what is told of it, and the way to act on it.
 *
 * @param onFrame shown each picture, as an address of its own; none is kept
 * @param onGone the page may not be there any more: whether it is must be asked
 */
export function useVisit(
  id: string,
  onFrame: (picture: string) => void,
  onGone: () => void,
): { told: Told; act: (act: Act) => void } {
  const [told, setTold] = useState(NOTHING);
  const tell = useCallback((news: Partial<Told>) => setTold((before) => ({ ...before, ...news })), []);
  useEffect(() => {
    let source: EventSource;
    let again: ReturnType<typeof setTimeout> | undefined;
    function connect(): void {
      source = new EventSource(`/v1/attended-visits/${encodeURIComponent(id)}/events`);
      const hear = (kind: string, told: (data: Record<string, unknown>) => Partial<Told>): void =>
        source.addEventListener(kind, (event) => tell(told(read(event))));
      source.onopen = () => tell({ ...NOTHING });
      source.onerror = () => {
        tell({ isLost: true });
        // Refused, it does not come again by itself.
        if (source.readyState !== EventSource.CLOSED) return;
        onGone();
        again = setTimeout(connect, AGAIN_MS);
      };
      source.addEventListener('frame', (event) => onFrame(`data:image/jpeg;base64,${textOf(read(event).jpeg)}`));
      hear('at', ({ url }) => ({ url: textOf(url), refused: null, unable: null }));
      hear('asked', ({ dialog }) => ({ asked: askedOf(dialog) }));
      hear('field', ({ field }) => ({ field: fieldOf(field) }));
      hear('unable', ({ what }) => ({ unable: wordsOf(what) }));
      hear('refused', ({ url, why }) => ({ refused: { url: textOf(url), why: wordsOf(why) } }));
      source.addEventListener('ended', () => {
        source.close();
        onGone();
      });
    }
    connect();
    return () => {
      clearTimeout(again);
      source.close();
    };
  }, [id, onFrame, onGone, tell]);

  // One request after the other: acts arrive in the order they were done.
  const waiting = useRef<Act[]>([]);
  const isSending = useRef(false);
  const send = useCallback(async () => {
    if (isSending.current) return;
    isSending.current = true;
    while (waiting.current.length > 0) {
      const acts = waiting.current.slice(0, 100);
      waiting.current = waiting.current.slice(100);
      try {
        await done(api.POST('/v1/attended-visits/{id}/acts', { params: { path: { id } }, body: { acts } }));
        tell({ isLost: false });
      } catch (error) {
        waiting.current = [];
        // What was done did not arrive: the person sees that, and does it again.
        tell({ isLost: true });
        if (error instanceof Refusal) onGone();
      }
    }
    isSending.current = false;
  }, [id, onGone, tell]);
  const act = useCallback(
    (one: Act) => {
      tell({ unable: null });
      waiting.current = addAct(waiting.current, one);
      void send();
    },
    [send, tell],
  );
  return { told, act };
}
