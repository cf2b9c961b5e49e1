import { sentences } from '../base/core/sentences.ts';

export const say = sentences({
  signedIn: { en: 'You are signed in.', fr: 'Vous êtes connecté.' },
  toConsole: { en: 'Go to the console', fr: 'Aller à la console' },
});
