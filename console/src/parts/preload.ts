/** Fetches the screen of an address; the list of screens says how. */
type Load = (path: string) => void;

let load: Load = () => {};

/** @param how to fetch the screen of an address */
export function teachPreload(how: Load): void {
  load = how;
}

/** Fetches the screen of an address before it is gone to: its link is under the pointer or has the focus. */
export const preload = (path: string): void => load(path.split(/[?#]/, 1)[0] ?? path);
