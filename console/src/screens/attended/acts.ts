import type { BodyOf } from '../../client/api.ts';

/** What a person does to the page that they have open. */
export type Act = BodyOf<'/v1/attended-visits/{id}/acts'>['acts'][number];
type Key = Extract<Act, { kind: 'key' }>['key'];

/** The window of the page, as the server shows it. */
export const WINDOW = { width: 1280, height: 900 };

const KEYS: ReadonlySet<string> = new Set<Key>([
  ...(['Enter', 'Tab', 'Backspace', 'Delete', 'Escape', 'Home', 'End', 'PageUp', 'PageDown'] as const),
  ...(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const),
]);
const isKey = (key: string): key is Key => KEYS.has(key);

/** What a key does to the page; null: it is the console's or the browser's. */
export function toAct(event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>): Act | null {
  const { key, shiftKey: shift } = event;
  const isWritten = [...key].length === 1;
  // AltGr, which writes, comes as Ctrl and Alt together.
  if (event.metaKey || event.ctrlKey !== event.altKey) return null;
  if (isWritten) return { kind: 'text', text: key };
  return isKey(key) ? { kind: 'key', key, shift } : null;
}

/** A place in what is shown, in the pixels of the page's window. */
export function placeOf(
  { clientX, clientY }: { clientX: number; clientY: number },
  shown: Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>,
): { x: number; y: number } {
  const within = (value: number, most: number): number => Math.min(most, Math.max(0, Math.round(value)));
  return {
    x: within(((clientX - shown.left) / shown.width) * WINDOW.width, WINDOW.width),
    y: within(((clientY - shown.top) / shown.height) * WINDOW.height, WINDOW.height),
  };
}

const MOST = 4_000;

/** What waits to be sent, with one act more: text is joined to text, scrolling at a place to scrolling there. */
export function addAct(waiting: readonly Act[], act: Act): Act[] {
  const last = waiting.at(-1);
  if (last?.kind === 'text' && act.kind === 'text' && last.text.length + act.text.length <= 500)
    return [...waiting.slice(0, -1), { kind: 'text', text: last.text + act.text }];
  if (last?.kind === 'scroll' && act.kind === 'scroll') {
    const by = Math.max(-MOST, Math.min(MOST, last.by + act.by));
    return [...waiting.slice(0, -1), { ...act, by }];
  }
  return [...waiting, act];
}
