export { openDictionary } from './dictionary.ts';
export { type Asked, makeForms, type TermForms } from './make-forms.ts';
