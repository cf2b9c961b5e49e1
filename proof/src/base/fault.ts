/** A sentence in the two languages of a report. */
export interface Words {
  en: string;
  fr: string;
}

/** Why something does not hold, in words for a report. */
export class Fault extends Error {
  readonly words: Words;
  constructor(en: string, fr: string) {
    super(en);
    this.words = { en, fr };
  }
}
