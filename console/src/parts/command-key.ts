/**
 * Whether a key is meant for the screen: nothing is being typed, no dialog is open over it, and it is no key of the
 * browser's.
 */
export function isCommand(event: KeyboardEvent): boolean {
  const { target } = event;
  const isTyping =
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], dialog, [role=dialog]') !== null;
  return !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
}
