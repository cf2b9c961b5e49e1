import type en from './en.json';

declare module 'i18next' {
  // A key that is in no file of words does not compile.
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}
