import { createHash } from 'node:crypto';
import { open, readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { writeDurable } from '@vigie/proof';
import { z } from 'zod';
import { sayFileFault } from '../../base/core/file-fault.ts';
import { refusal } from '../refusals.ts';

/** How far a source was sent. */
const positionSchema = z.object({
  /** Listings that the servers have, from the first on. */
  sent: z.int().min(0),
  /** How many bytes the digest is of: the beginning of the source, by which it is known again. */
  headBytes: z.int().min(0),
  head: z.string(),
  /** Whether that was all there was. */
  isWhole: z.boolean(),
  /** The digest of the last of them: of a file that grows, it may have been written by half. */
  last: z.string().nullable().default(null),
});
export type Position = z.infer<typeof positionSchema>;

const fileSchema = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'is no JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.object({ format: z.literal('vigie.stream-positions/1'), sources: z.record(z.string(), positionSchema) }));

const DAMAGED =
  'it is damaged, or another program’s. Name another with --positions, or move it away: all is then sent once more, which adds nothing';

const HEAD_BYTES = 65_536;

async function headOf(path: string, bytes: number): Promise<{ head: string; headBytes: number }> {
  await using file = await open(path, 'r');
  const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
  return { head: createHash('sha256').update(buffer.subarray(0, bytesRead)).digest('hex'), headBytes: bytesRead };
}

/** The positions of a machine's sources, in a small file that is replaced whole: a kill leaves the old one or the new one. */
export class Positions {
  readonly #file: string;
  readonly #sources: Map<string, Position>;

  private constructor(file: string, sources: Map<string, Position>) {
    this.#file = file;
    this.#sources = sources;
  }

  /** Reads the file; none is no source sent yet. @throws VigieError `VIGIE_STREAM_POSITION` */
  static async read(file: string): Promise<Positions> {
    try {
      return new Positions(file, new Map(Object.entries(fileSchema.parse(await readFile(file, 'utf8')).sources)));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Positions(file, new Map());
      const why = error instanceof z.ZodError ? DAMAGED : sayFileFault(error).en;
      throw refusal('VIGIE_STREAM_POSITION', { file, why }, { cause: error });
    }
  }

  /**
   * Where a source was left; one that was never sent begins at 0.
   *
   * @throws VigieError `VIGIE_STREAM_POSITION` where another file lies at its path now: its position would name others
   */
  async of(path: string): Promise<Position> {
    const known = this.#sources.get(resolve(path));
    if (!known)
      return {
        sent: 0,
        ...(await headOf(path, Math.min(HEAD_BYTES, (await stat(path)).size))),
        isWhole: false,
        last: null,
      };
    const { head } = await headOf(path, known.headBytes);
    if (head === known.head) return known;
    const why = `${path} is another file than the one whose beginning was sent; name another position file for it`;
    throw refusal('VIGIE_STREAM_POSITION', { file: this.#file, why });
  }

  /** @throws VigieError `VIGIE_STREAM_POSITION`: what takes the place of what was cut off would be taken for sent */
  refuseShorter(path: string, { sent, holds }: { sent: number; holds: number }): never {
    const why = `${sent} listings of ${path} were sent, and it holds ${holds} by now; name another position file for it`;
    throw refusal('VIGIE_STREAM_POSITION', { file: this.#file, why });
  }

  /** Keeps a source's position, on the disk when it resolves; a beginning that was short is known longer as the source grows. */
  async keep(path: string, position: Position): Promise<void> {
    const longer = position.headBytes < HEAD_BYTES ? await headOf(path, HEAD_BYTES) : {};
    this.#sources.set(resolve(path), { ...position, ...longer });
    const kept = { format: 'vigie.stream-positions/1', sources: Object.fromEntries(this.#sources) };
    writeDurable(this.#file, Buffer.from(`${JSON.stringify(kept, null, 2)}\n`));
  }
}
