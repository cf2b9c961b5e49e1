import type { Problem } from './messages.ts';

/** A problem in the language of a reader who understands English too. @returns the language in which it is said */
export function sayProblem({ message, hint, french }: Problem, language: string): { lang: 'en' | 'fr'; text: string } {
  const said = language === 'fr' && french ? french : { message, hint };
  return {
    lang: said === french ? 'fr' : 'en',
    text: said.hint === '' ? said.message : `${said.message} (${said.hint})`,
  };
}
