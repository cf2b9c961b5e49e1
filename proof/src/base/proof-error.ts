/** What is wrong with a log, a note or a package, in words a user can act on. `code` is stable. */
export class ProofError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'ProofError';
    this.code = code;
  }
}
