/** Nobody has touched the page for this long: what it asks by itself keeps no session alive. */
const ATTENDED_MS = 60_000;

let touchedAt = Date.now();
for (const event of ['pointerdown', 'pointermove', 'keydown', 'wheel'])
  addEventListener(event, () => (touchedAt = Date.now()), { passive: true, capture: true });

/** Whether somebody is there. */
export const isAttended = (): boolean => Date.now() - touchedAt < ATTENDED_MS;
