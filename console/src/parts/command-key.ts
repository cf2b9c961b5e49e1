import { readKept } from './kept.ts';

/**
 * Whether a key is meant for the screen: nothing is being typed, no dialog is open over it, and it is no key of the
 * browser's. Who speaks to the machine, or shakes, turns such keys off (WCAG 2.1.4).
 */
export function isCommand(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  // Escape and Enter are no characters: they go on doing what they do everywhere.
  if (event.key.length === 1 && readKept('keys') === 'off') return false;
  const { target } = event;
  const isTyping =
    target instanceof HTMLElement &&
    target.closest('input:not([type=checkbox]), textarea, select, [contenteditable], dialog, [role=dialog]') !== null;
  return !isTyping;
}
