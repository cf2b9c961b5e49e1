/** When it is looked whether the focus was lost: what was done may be shown a while after it was told. */
const TRIES = [0, 100, 500, 1_500];

/**
 * Remembers where the focus is. What it gives puts the focus back there if it was lost since (the button was disabled,
 * or is gone with what was done); where nothing is left of it, on the nearest heading above.
 */
export function keepFocus(): () => void {
  const places: Element[] = [];
  for (let place = document.activeElement; place && place !== document.body; place = place.parentElement)
    places.push(place);
  const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body;
  const goBack = (): void => {
    const [first] = places;
    if (!isLost()) return;
    if (first instanceof HTMLElement) first.focus({ preventScroll: true });
    for (const place of places) {
      if (!isLost()) return;
      const heading = place.isConnected && place.querySelector<HTMLElement>(':is(h1, h2, h3, h4)');
      if (!heading) continue;
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }
  };
  return () => {
    for (const after of TRIES) setTimeout(goBack, after);
  };
}
