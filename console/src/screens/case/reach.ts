/** How long a place may take to come: its content is asked for when its tab is opened. */
const PATIENCE_MS = 5_000;

/** What is filled in first: what must be and is not yet, else the first of all. */
const firstControl = (place: Element): HTMLElement | null =>
  place.querySelector<HTMLElement>(':is(input, select, textarea):invalid') ??
  place.querySelector<HTMLElement>(':is(input, select, textarea, button:not(summary button))');

/**
 * Goes to where a step is taken (`data-step` names it): opens it as soon as it is there, and puts the focus on what is
 * filled in first.
 */
export function reach(step: string): void {
  const end = performance.now() + PATIENCE_MS;
  const look = (): void => {
    const place = document.querySelector<HTMLElement>(`.detail [data-step~="${step}"]`);
    if (place instanceof HTMLDetailsElement) place.open = true;
    const control = place instanceof HTMLButtonElement ? place : place && firstControl(place);
    if (place && control) {
      place.scrollIntoView({ block: 'start' });
      control.focus({ preventScroll: true });
    } else if (performance.now() < end) requestAnimationFrame(look);
  };
  look();
}

/** How often a place is brought into sight again: what is above it may come later, and moves it. */
const TRIES = [0, 250, 1_000];

/** Brings a place to the top of what is seen, until somebody goes on from there. */
export function bringTo(id: string): void {
  const going = new AbortController();
  const stop = (): void => going.abort();
  for (const kind of ['wheel', 'keydown', 'pointerdown', 'touchstart'])
    addEventListener(kind, stop, { once: true, passive: true, signal: going.signal });
  for (const after of TRIES)
    setTimeout(() => {
      if (!going.signal.aborted) document.getElementById(id)?.scrollIntoView({ block: 'start' });
      if (after === TRIES.at(-1)) stop();
    }, after);
}

/** The focus goes on to what is to be done next, else to the case's name: it is never lost with what it was on. */
export function goOn(): void {
  const primary = document.querySelector<HTMLElement>('.case-head .acts .primary:not(:disabled)');
  const name = document.querySelector<HTMLElement>('.case-head h1');
  if (name) name.tabIndex = -1;
  (primary ?? name)?.focus({ preventScroll: true });
}
