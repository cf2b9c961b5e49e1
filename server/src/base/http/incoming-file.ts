import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { Http } from './http.ts';

/** A file that comes in as the raw bytes of a request: read once, as a stream, and never held in memory whole. */
class IncomingFile {
  readonly #stream: Readable;
  #digest: string | null = null;

  constructor(stream: Readable) {
    this.#stream = stream;
  }

  get stream(): Readable {
    return this.#stream;
  }

  /** Says what was read: by it a repeated request is known (`idempotent`). */
  wasRead(digest: string): void {
    this.#digest = digest;
  }

  toJSON(): { sha256: string | null } {
    return { sha256: this.#digest };
  }
}

export const OCTETS = 'application/octet-stream';

/** As it is documented: a body of raw bytes. */
export const octetsSchema = z.string().meta({ format: 'binary' });

/** The body of a declaration that takes a file. */
export const incomingFile = z.instanceof(IncomingFile, { error: `Send the file as the body, as ${OCTETS}.` });

/** Routes that take files: they alone do. */
export function takeFiles(app: Http, add: (scope: Http) => void): void {
  app.register(async (scope: Http) => {
    scope.addContentTypeParser(OCTETS, (_request, payload, done) => done(null, new IncomingFile(payload)));
    add(scope);
  });
}
