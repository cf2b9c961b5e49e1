/** `verify.ts` in a browser, with what it needs there put in place first. */
import '../platform/browser-buffer.ts';

export * from './verify.ts';
