import { gunzipSync } from 'node:zlib';
import { type ArchiveFile, printable, readArchive } from './archive.ts';
import { canonicalJson } from './canonical.ts';
import { parseVerifierKey, type Verifier, verifyEd25519 } from './keys.ts';
import { parseCheckpoint } from './log/checkpoint.ts';
import { leafHash, verifyInclusion } from './log/merkle.ts';
import { openNote } from './note.ts';
import { digestOfStatement, leafOf, SEAL_FORMAT, SEAL_PATH, type Seal } from './seal.ts';
import { type Timestamp, TimestampFault, type TimestampTrust, verifyTimestamp } from './timestamp.ts';
import { DIGEST_PATH, INDEX_PATH, MANIFEST_PATH, PAGES_PATH, sha256Hex, surt, WARC_PATH } from './wacz.ts';
import { readWarc, VIEW } from './warc.ts';

interface Words {
  en: string;
  fr: string;
}

export interface VerifyStep {
  id: 'archive' | 'contents' | 'warc' | 'index' | 'seal' | 'signature' | 'timestamp' | 'log' | 'checkpoint';
  /** `null`: not tried, since a step before it failed. */
  ok: boolean | null;
  title: Words;
  detail: Words;
}

export interface VerifyReport {
  ok: boolean;
  steps: VerifyStep[];
  /** What the seal says, once it is known to hold; else `null`. */
  statement: Seal['statement'] | null;
  /** SHA-256 of the file, hex. */
  digest: string;
  logIndex: number | null;
  /** What the timestamp says; null where there is none. */
  timestamp: Timestamp | null;
  /** Whether the signing key is one that was given as trusted. */
  trust: 'known-key' | 'unknown-key' | null;
}

const TITLES: Record<VerifyStep['id'], Words> = {
  archive: { en: 'The file is whole', fr: 'Le fichier est entier' },
  contents: { en: 'Each part is the one that was listed', fr: 'Chaque partie est celle qui a été inscrite' },
  warc: { en: 'The records of the visit are unchanged', fr: 'Les enregistrements de la visite sont inchangés' },
  index: { en: 'The index points to those records', fr: 'L’index désigne ces enregistrements' },
  seal: { en: 'The seal is of this package', fr: 'Le sceau est celui de ce paquet' },
  signature: { en: 'The seal is signed', fr: 'Le sceau est signé' },
  timestamp: { en: 'The time is an authority’s', fr: 'L’heure est celle d’une autorité' },
  log: { en: 'The seal is in the log', fr: 'Le sceau est inscrit au registre' },
  checkpoint: { en: "The log's head is signed", fr: 'La tête du registre est signée' },
};

/** Why a step fails. */
class Fault extends Error {
  readonly words: Words;
  constructor(en: string, fr: string) {
    super(en);
    this.words = { en, fr };
  }
}

const DECODER = new TextDecoder('utf-8', { fatal: true });

function parseCanonical(bytes: Uint8Array, path: string): unknown {
  try {
    const text = DECODER.decode(bytes);
    const value: unknown = JSON.parse(text);
    if (canonicalJson(value) === text) return value;
  } catch {
    // Said below.
  }
  throw new Fault(
    `${path} is not in the form it was written in.`,
    `${path} n’a pas la forme dans laquelle il a été écrit.`,
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);

/** The seal's shape, exactly: a member too many or too few is a fault. */
function isSeal(value: unknown): value is Seal {
  if (!isRecord(value)) return false;
  const members = Object.keys(value).sort().join();
  if (members !== 'log,signature,statement' && members !== 'log,signature,statement,timestamp') return false;
  const { statement: said, signature, log, timestamp } = value;
  if (!isRecord(said) || !isRecord(log) || !isText(signature)) return false;
  if (timestamp !== undefined && !isText(timestamp)) return false;
  const named = 'by,clock,contents,endedAt,finalUrl,format,gaps,maker,previous,salt,signer,startedAt,url';
  return (
    Object.keys(said).sort().join() === named &&
    said.format === SEAL_FORMAT &&
    (said.by === 'browser' || said.by === 'http') &&
    said.clock === 'system' &&
    [said.contents, said.endedAt, said.finalUrl, said.salt, said.signer, said.startedAt, said.url].every(isText) &&
    isTextOrNull(said.previous) &&
    isRecord(said.maker) &&
    Array.isArray(said.gaps) &&
    said.gaps.every(isText) &&
    Object.keys(log).sort().join() === 'checkpoint,index,proof,size' &&
    isText(log.checkpoint) &&
    Number.isSafeInteger(log.index) &&
    Number.isSafeInteger(log.size) &&
    Array.isArray(log.proof) &&
    log.proof.length <= 64 &&
    log.proof.every(isText)
  );
}

function fileOf(files: readonly ArchiveFile[], path: string): Uint8Array {
  const found = files.find((file) => file.path === path);
  if (!found) throw new Fault(`${path} is missing.`, `${path} manque.`);
  return found.bytes;
}

const ORDER = [MANIFEST_PATH, DIGEST_PATH, WARC_PATH, INDEX_PATH, PAGES_PATH, SEAL_PATH];

function checkContents(files: readonly ArchiveFile[]): void {
  if (files.map(({ path }) => path).join() !== ORDER.join()) {
    const names = files
      .slice(0, 10)
      .map(({ path }) => printable(path))
      .join(', ');
    throw new Fault(
      `The package does not have the parts it should: ${names}.`,
      `Le paquet n’a pas les parties attendues : ${names}.`,
    );
  }
  const manifest = fileOf(files, MANIFEST_PATH);
  const digest = parseCanonical(fileOf(files, DIGEST_PATH), DIGEST_PATH);
  if (
    !isRecord(digest) ||
    digest.hash !== `sha256:${sha256Hex(manifest)}` ||
    digest.path !== MANIFEST_PATH ||
    Object.keys(digest).length !== 2
  ) {
    throw new Fault(
      `${DIGEST_PATH} is not the digest of ${MANIFEST_PATH}.`,
      `${DIGEST_PATH} n’est pas l’empreinte de ${MANIFEST_PATH}.`,
    );
  }
  const listed = parseCanonical(manifest, MANIFEST_PATH);
  const resources = isRecord(listed) && Array.isArray(listed.resources) ? listed.resources : [];
  for (const path of [WARC_PATH, INDEX_PATH, PAGES_PATH]) {
    const bytes = fileOf(files, path);
    const entry: unknown = resources.find((resource: unknown) => isRecord(resource) && resource.path === path);
    if (!isRecord(entry) || entry.hash !== `sha256:${sha256Hex(bytes)}` || entry.bytes !== bytes.length) {
      throw new Fault(`${path} is not the file that was listed.`, `${path} n’est pas le fichier inscrit.`);
    }
  }
}

function checkIndex(files: readonly ArchiveFile[], uris: ReadonlySet<string>): number {
  const warc = fileOf(files, WARC_PATH);
  const lines = DECODER.decode(fileOf(files, INDEX_PATH)).split('\n').slice(0, -1);
  for (const [place, line] of lines.entries()) {
    const fault = new Fault(
      `Line ${place + 1} of the index is not right.`,
      `La ligne ${place + 1} de l’index n’est pas juste.`,
    );
    const entry: unknown = JSON.parse(line.slice(line.indexOf('{')));
    if (!isRecord(entry) || !isText(entry.url) || !uris.has(entry.url) || !line.startsWith(`${surt(entry.url)} `))
      throw fault;
    const from = Number(entry.offset);
    const records = readWarc(new Uint8Array(gunzipSafe(warc.subarray(from, from + Number(entry.length)))));
    if (
      !Array.isArray(records) ||
      records.length !== 1 ||
      records[0]?.fields.get('WARC-Payload-Digest') !== entry.digest
    )
      throw fault;
  }
  return lines.length;
}

/** Clocks differ by so much. */
const CLOCKS_MS = 5 * 60_000;

function checkTimestamp({ statement, timestamp }: Seal, trust: TimestampTrust): Timestamp | null {
  if (timestamp === undefined) {
    if (trust.roots) throw new Fault('There is no timestamp.', 'Il n’y a pas d’horodatage.');
    return null;
  }
  const token = Buffer.from(timestamp, 'base64');
  if (token.toString('base64') !== timestamp) throw new Fault('This is no timestamp.', 'Ce n’est pas un horodatage.');
  let said: Timestamp;
  try {
    said = verifyTimestamp(token, digestOfStatement(statement), trust);
  } catch (error) {
    if (error instanceof TimestampFault) throw new Fault(error.message, error.fr);
    throw error;
  }
  if (Date.parse(said.at) + CLOCKS_MS < Date.parse(statement.endedAt))
    throw new Fault(
      `The seal says that the page was visited until ${statement.endedAt}, but it was stamped before, ${said.at}.`,
      `Le sceau dit que la page a été visitée jusqu’au ${statement.endedAt}, mais il a été horodaté avant, le ${said.at}.`,
    );
  return said;
}

/** A slice of the file that must be one whole gzip member; `readWarc` decompresses it. */
function gunzipSafe(bytes: Uint8Array): Uint8Array {
  gunzipSync(bytes, { maxOutputLength: 1 << 29 });
  return bytes;
}

/**
 * Checks a package offline, step by step, and stops at the first step that fails. Any bytes give a report: this never throws.
 *
 * @param options.trustedKeys verifier keys (`name+id+key`) whose signature is trusted; the report says whether the package's is one
 * @param options.timestamps what a timestamp must satisfy besides holding
 */
export function verifyPackage(
  bytes: Uint8Array,
  options: { trustedKeys?: readonly string[]; timestamps?: TimestampTrust } = {},
): VerifyReport {
  const steps: VerifyStep[] = [];
  let failed = false;
  const step = (id: VerifyStep['id'], check: () => Words): void => {
    if (failed) {
      steps.push({ id, ok: null, title: TITLES[id], detail: { en: 'Not tried.', fr: 'Non vérifié.' } });
      return;
    }
    try {
      steps.push({ id, ok: true, title: TITLES[id], detail: check() });
    } catch (error) {
      failed = true;
      const message = error instanceof Error ? error.message : String(error);
      const detail = error instanceof Fault ? error.words : { en: printable(message), fr: printable(message) };
      steps.push({ id, ok: false, title: TITLES[id], detail });
    }
  };
  let files: ArchiveFile[] = [];
  let uris = new Set<string>();
  let seal: Seal | null = null;
  let verifier: Verifier | null = null;
  let timestamp: Timestamp | null = null;
  const mustSeal = (): Seal => {
    if (!seal) throw new Error('the seal was not read');
    return seal;
  };
  const mustVerifier = (): Verifier => {
    if (!verifier) throw new Error('the key was not read');
    return verifier;
  };
  step('archive', () => {
    const read = readArchive(bytes);
    if (!Array.isArray(read)) {
      throw new Fault(
        `The file was changed or cut: ${read.fault}.`,
        `Le fichier a été modifié ou coupé : ${read.fault}.`,
      );
    }
    files = read;
    const size = bytes.length.toLocaleString('en');
    return {
      en: `${files.length} parts, ${size} bytes, each as written.`,
      fr: `${files.length} parties, ${bytes.length.toLocaleString('fr')} octets, chacun tel qu’écrit.`,
    };
  });
  step('contents', () => {
    checkContents(files);
    return { en: 'SHA-256 of every part compared.', fr: 'SHA-256 de chaque partie comparé.' };
  });
  step('warc', () => {
    const records = readWarc(fileOf(files, WARC_PATH));
    if (!Array.isArray(records))
      throw new Fault(`The web archive: ${records.fault}.`, `L’archive web : ${records.fault}.`);
    uris = new Set(records.map(({ fields }) => fields.get('WARC-Target-URI') ?? ''));
    return { en: `${records.length} records.`, fr: `${records.length} enregistrements.` };
  });
  step('index', () => {
    const lines = checkIndex(files, uris);
    return { en: `${lines} entries.`, fr: `${lines} entrées.` };
  });
  step('seal', () => {
    const read = parseCanonical(fileOf(files, SEAL_PATH), SEAL_PATH);
    if (!isSeal(read))
      throw new Fault('The seal does not have the form of a seal.', 'Le sceau n’a pas la forme d’un sceau.');
    if (read.statement.contents !== sha256Hex(fileOf(files, MANIFEST_PATH))) {
      throw new Fault('The seal is of another package.', 'Le sceau est celui d’un autre paquet.');
    }
    seal = read;
    const { url, startedAt, by } = read.statement;
    const how =
      by === 'browser'
        ? { en: 'rendered by a browser', fr: 'affichée par un navigateur' }
        : { en: 'fetched without rendering', fr: 'téléchargée sans affichage' };
    return { en: `${url}, visited ${startedAt}, ${how.en}.`, fr: `${url}, visitée le ${startedAt}, ${how.fr}.` };
  });
  step('signature', () => {
    const { statement, signature } = mustSeal();
    verifier = parseVerifierKey(statement.signer);
    const given = Buffer.from(signature, 'base64');
    const isCanonical = given.toString('base64') === signature;
    if (!isCanonical || !verifyEd25519(verifier.publicKey, new TextEncoder().encode(canonicalJson(statement)), given)) {
      throw new Fault('The signature does not hold.', 'La signature ne tient pas.');
    }
    const known = options.trustedKeys?.includes(statement.signer);
    return known
      ? { en: `By ${verifier.name}, a key you trust.`, fr: `Par ${verifier.name}, une clé à laquelle vous vous fiez.` }
      : {
          en: `By ${verifier.name}; you have not said that you trust this key.`,
          fr: `Par ${verifier.name} ; vous n’avez pas déclaré vous fier à cette clé.`,
        };
  });
  step('timestamp', () => {
    timestamp = checkTimestamp(mustSeal(), options.timestamps ?? {});
    if (!timestamp)
      return {
        en: 'There is none: the time is the sealer’s own.',
        fr: 'Il n’y en a pas : l’heure est celle de qui a scellé.',
      };
    const { at, authority, trusted } = timestamp;
    return trusted
      ? {
          en: `${at}, by ${authority}, whose root you trust.`,
          fr: `${at}, par ${authority}, dont vous acceptez la racine.`,
        }
      : {
          en: `${at}, by ${authority}; you have given no root to check it by.`,
          fr: `${at}, par ${authority} ; vous n’avez donné aucune racine pour le contrôler.`,
        };
  });
  step('log', () => {
    const { statement, log } = mustSeal();
    const proof = log.proof.map((hash) => Buffer.from(hash, 'base64'));
    const head = parseCheckpoint(log.checkpoint.slice(0, log.checkpoint.lastIndexOf('\n\n') + 1));
    const isWritten = proof.every((hash, index) => hash.length === 32 && hash.toString('base64') === log.proof[index]);
    if (
      !isWritten ||
      head.size !== log.size ||
      !verifyInclusion(log.index, log.size, leafHash(leafOf(statement)), proof, head.root)
    ) {
      throw new Fault(
        'The log does not hold this seal where it is said to be.',
        'Le registre ne contient pas ce sceau à la place indiquée.',
      );
    }
    return { en: `Entry ${log.index} of ${log.size}.`, fr: `Entrée ${log.index} sur ${log.size}.` };
  });
  step('checkpoint', () => {
    const { log } = mustSeal();
    const opened = openNote(log.checkpoint, [mustVerifier()]);
    if (opened.verified.length === 0)
      throw new Fault(
        'The signature of the log’s head does not hold.',
        'La signature de la tête du registre ne tient pas.',
      );
    const { origin, size } = parseCheckpoint(opened.text);
    return { en: `${origin}, ${size} entries.`, fr: `${origin}, ${size} entrées.` };
  });
  const held: Seal | null = failed ? null : mustSeal();
  return {
    ok: !failed,
    steps,
    statement: held?.statement ?? null,
    digest: sha256Hex(bytes),
    logIndex: held?.log.index ?? null,
    timestamp: held ? timestamp : null,
    trust: held ? (options.trustedKeys?.includes(held.statement.signer) ? 'known-key' : 'unknown-key') : null,
  };
}

/** The screenshot (PNG) of a package; `null` where it was taken without a browser, or cannot be read. */
export function readScreenshot(bytes: Uint8Array): Uint8Array | null {
  const files = readArchive(bytes);
  const warc = Array.isArray(files) ? files.find(({ path }) => path === WARC_PATH) : undefined;
  const records = warc ? readWarc(warc.bytes) : [];
  if (!Array.isArray(records)) return null;
  return records.find(({ fields }) => fields.get('WARC-Target-URI')?.startsWith(VIEW))?.payload ?? null;
}
