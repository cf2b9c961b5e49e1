import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { basename } from 'node:path';
import { readConfig } from '../../base/core/config.ts';
import { VigieError } from '../../base/core/errors.ts';
import { OPEN_CASES } from '../../base/database/reader.ts';
import {
  ARCHIVE_BYTES,
  archiveExhibitSchema,
  listEvidence,
  prepareArchive,
  prepareDocument,
  registerExhibit,
} from '../../evidence/index.ts';
import { checkFile } from '../../listing/read/index.ts';
import { startVigie } from '../../main.ts';
import { findUnit } from '../../people/index.ts';
import { settleJobs } from '../listing/import.ts';
import { type Io, write } from '../terminal/io.ts';

/** What a person says of an archive, as the options have it. */
interface Said {
  description: string;
  by: string;
  organisation: string;
  at: string;
  from: string;
}

/** What names each field of the record here. */
const OPTIONS: Readonly<Record<string, string>> = {
  description: '--description',
  'collectedBy.name': '--by',
  'collectedBy.organisation': '--organisation',
  collectedPlace: '--from',
};

const refuse = (what: string): VigieError => new VigieError('VIGIE_CLI_ADOPT', what);

/** @throws VigieError `VIGIE_CLI_ADOPT` with the option that is wrong; `VIGIE_LISTING_FILE` */
async function readInput(caseId: string, file: string, said: Said) {
  const at = new Date(said.at);
  if (Number.isNaN(at.getTime())) throw refuse(`--at: "${said.at.slice(0, 60)}" is no instant (ISO 8601).`);
  if ((await checkFile(file)) > ARCHIVE_BYTES)
    throw refuse(`${file} has more than ${ARCHIVE_BYTES / 1024 / 1024} MiB: register it as a file, by its digest.`);
  const input = archiveExhibitSchema.safeParse({
    kind: 'archive',
    case: caseId,
    description: said.description,
    collectedBy: { name: said.by, organisation: said.organisation },
    collectedAt: at.toISOString(),
    collectedPlace: said.from,
    archive: { name: basename(file), content: (await readFile(file)).toString('base64') },
  });
  if (input.success) return input.data;
  const [issue] = input.error.issues;
  throw refuse(`${OPTIONS[issue?.path.join('.') ?? ''] ?? file}: ${issue?.message}`);
}

/**
 * `vigie evidence adopt`: makes an archive of another program, or a document, an exhibit of a case, and seals it, beside a service that
 * runs too. The audit log names the user of this machine who asked.
 *
 * @returns 0 when it is sealed, 1 when it is not yet: the service tries again
 */
export async function runAdopt(
  caseId: string,
  file: string,
  options: Said & { unit: string; document?: boolean },
  io: Io,
): Promise<number> {
  const input = await readInput(caseId, file, options);
  const { context, vault, stop } = await startVigie({ config: readConfig() });
  const { store, clock, jobs } = context;
  try {
    const since = await jobs.now();
    const unit = await findUnit(store.db, options.unit);
    const now = clock();
    const prepare = options.document ? prepareDocument : prepareArchive;
    const archive = await prepare({ context, unit, reader: OPEN_CASES, now }, vault, input);
    const askedBy = `${userInfo().username}, ${options.unit} (vigie evidence adopt)`;
    const { id, number } = await store.inUnit(unit, (tx) =>
      registerExhibit({ context, tx, unit, by: null, now }, input, archive, askedBy),
    );
    await settleJobs(jobs, since, 'sealing, jobs left');
    const made = (await store.inUnit(unit, (tx) => listEvidence(tx, caseId))).find((each) => each.id === archive.id);
    const { digest, format, software, pageCount, isWhole } = archive.adopted;
    const { state = 'pending', failure = null } = made ?? {};
    await write(
      io.stdout,
      `${JSON.stringify({ file, case: caseId, exhibit: id, number, package: archive.id, state, digest, format, software, pageCount, isWhole })}\n`,
    );
    if (state === 'sealed') return 0;
    await write(io.stderr, `vigie: ${file}: registered, and not sealed yet${failure ? `: ${failure.en}` : ''}\n`);
    return 1;
  } finally {
    await stop();
  }
}
