import type { Words } from '@vigie/engine';
import type { Language } from './language.ts';

/** In both languages where people meet it on a screen; in English alone where only operators do. */
export type Sentence = string | Words;

const sayIn = (sentence: Sentence, language: Language): string =>
  typeof sentence === 'string' ? sentence : sentence[language];

/** Where in the input something is wrong. */
export interface Place {
  file?: string;
  /** From 1. */
  line?: number;
  /** From 1. */
  column?: number;
  /** RFC 6901. */
  pointer?: string;
}

export interface ErrorOptions {
  /** HTTP status when it leaves by the API. */
  status?: number;
  /** Exit code when it leaves by the command: 1 the answer is no, 2 wrong call or input, 3 a service is missing. */
  exit?: 1 | 2 | 3;
  /** What is wrong in particular: one line each. */
  detail?: readonly Sentence[];
  place?: Place;
  cause?: unknown;
}

/**
 * An error that a user can act on: it says what happened, where, and what to do. Anything else that is thrown is a bug.
 *
 * `code` is stable and of the form `VIGIE_<LINK>_<WHAT>`. `message` and `detail` are English, for logs and the command;
 * `say` has the reader's language.
 */
export class VigieError extends Error {
  readonly code: string;
  readonly status: number;
  readonly exit: 1 | 2 | 3;
  readonly detail: readonly string[];
  readonly place: Place | null;
  readonly say: (language: Language) => { title: string; detail: string[] };

  constructor(code: string, message: Sentence, options: ErrorOptions = {}) {
    super(sayIn(message, 'en'), options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'VigieError';
    this.code = code;
    this.status = options.status ?? 400;
    this.exit = options.exit ?? 2;
    this.say = (language) => ({
      title: sayIn(message, language),
      detail: (options.detail ?? []).map((line) => sayIn(line, language)),
    });
    this.detail = this.say('en').detail;
    this.place = options.place ?? null;
  }

  /** What it says, to be kept and read later. */
  get words(): Words {
    return { en: this.say('en').title, fr: this.say('fr').title };
  }
}

/** `file:line:column`, as compilers write it; empty without a place. */
export function formatPlace(place: Place | null): string {
  if (!place) return '';
  const parts = [place.file, place.line, place.column].filter((part) => part !== undefined);
  return [parts.join(':'), place.pointer].filter(Boolean).join(' ');
}
