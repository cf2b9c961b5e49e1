import { useSyncExternalStore } from 'react';

/** What a person chose for this browser, by the name under which it is kept. */
export interface Kept {
  theme: 'system' | 'light' | 'dark';
  rail: 'wide' | 'narrow';
  /** The rows of the worktable. */
  rows: 'dense' | 'roomy';
  keys: 'on' | 'off';
  /** Sensitive cases, and minutes, after which a pause is suggested. */
  pauseCases: '20' | '5' | '10' | '40' | 'off';
  pauseMinutes: 'off' | '30' | '60' | '90';
}

/** What may be chosen of each; the first is what holds until something is. */
const CHOICES: { readonly [Name in keyof Kept]: readonly [Kept[Name], ...Kept[Name][]] } = {
  theme: ['system', 'light', 'dark'],
  rail: ['wide', 'narrow'],
  rows: ['dense', 'roomy'],
  keys: ['on', 'off'],
  pauseCases: ['20', '5', '10', '40', 'off'],
  pauseMinutes: ['off', '30', '60', '90'],
};

/** What may be chosen under a name. */
export const choicesOf = <Name extends keyof Kept>(name: Name): readonly Kept[Name][] => CHOICES[name];

const CHANGED = 'vigie:kept';

/** What was chosen; what is kept and not known counts as nothing. */
export function readKept<Name extends keyof Kept>(name: Name): Kept[Name] {
  const said = localStorage.getItem(`vigie.${name}`);
  return CHOICES[name].find((one) => one === said) ?? CHOICES[name][0];
}

export function keep<Name extends keyof Kept>(name: Name, value: Kept[Name]): void {
  localStorage.setItem(`vigie.${name}`, value);
  dispatchEvent(new Event(CHANGED));
}

function subscribe(onChange: () => void): () => void {
  addEventListener(CHANGED, onChange);
  addEventListener('storage', onChange); // Chosen in another tab.
  return () => {
    removeEventListener(CHANGED, onChange);
    removeEventListener('storage', onChange);
  };
}

/** What was chosen, followed as it changes. */
export const useKept = <Name extends keyof Kept>(name: Name): Kept[Name] =>
  useSyncExternalStore(subscribe, () => readKept(name));
