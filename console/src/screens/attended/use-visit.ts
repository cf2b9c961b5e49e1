import { useCallback, useEffect, useRef, useState } from 'react';
import { api, done, Refusal } from '../../client/api.ts';
import { type Act, addAct } from './acts.ts';

const ENDS = ['sealed', 'left', 'idle', 'time', 'stopped'] as const;
export type End = (typeof ENDS)[number] | 'over';

/** What is told of the page besides its pictures. */
interface Told {
  url: string;
  asked: string | null;
  refused: { url: string; why: { en: string; fr: string } } | null;
  isLost: boolean;
  end: End | null;
}

/** A message of the stream, as the server writes it (`server/src/attended/stream-visit.ts`). */
function read(event: Event): Record<string, unknown> {
  const data: unknown = event instanceof MessageEvent ? JSON.parse(String(event.data)) : {};
  return typeof data === 'object' && data !== null ? { ...data } : {};
}
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * The page that a person has open: what is told of it, and the way to act on it.
 *
 * @param onFrame shown each picture, as an address of its own; none is kept
 */
export function useVisit(id: string, onFrame: (picture: string) => void): { told: Told; act: (act: Act) => void } {
  const [told, setTold] = useState<Told>({ url: '', asked: null, refused: null, isLost: false, end: null });
  const tell = useCallback((news: Partial<Told>) => setTold((before) => ({ ...before, ...news })), []);
  useEffect(() => {
    const source = new EventSource(`/v1/attended-visits/${encodeURIComponent(id)}/events`);
    source.onopen = () => tell({ isLost: false });
    // Refused, it does not come again: there is no such visit.
    source.onerror = () => tell(source.readyState === EventSource.CLOSED ? { end: 'over' } : { isLost: true });
    source.addEventListener('frame', (event) => onFrame(`data:image/jpeg;base64,${textOf(read(event).jpeg)}`));
    source.addEventListener('at', (event) => tell({ url: textOf(read(event).url), refused: null }));
    source.addEventListener('asked', (event) => {
      const { message } = read(event);
      tell({ asked: typeof message === 'string' ? message : null });
    });
    source.addEventListener('refused', (event) => {
      const { url, why } = read(event);
      const words = typeof why === 'object' && why !== null ? { en: '', fr: '', ...why } : { en: '', fr: '' };
      tell({ refused: { url: textOf(url), why: words } });
    });
    source.addEventListener('ended', (event) => {
      const { why } = read(event);
      source.close();
      tell({ end: ENDS.find((one) => one === why) ?? 'over' });
    });
    return () => source.close();
  }, [id, onFrame, tell]);

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
      } catch (error) {
        waiting.current = [];
        tell(error instanceof Refusal && error.status === 404 ? { end: 'over' } : { isLost: true });
      }
    }
    isSending.current = false;
  }, [id, tell]);
  const act = useCallback(
    (one: Act) => {
      waiting.current = addAct(waiting.current, one);
      void send();
    },
    [send],
  );
  return { told, act };
}
