import { canonicalJson } from '@vigie/canonical-json';
import { Fault, type Words } from '../base/fault.ts';
import { parseVerifierKey, type Verifier, verifierKey, verifyEd25519 } from '../base/keys.ts';
import type { Cosigned } from '../base/note.ts';
import type { Checkpoint } from '../log/checkpoint.ts';
import { type ArchiveFile, printable, readArchive } from '../seal/archive.ts';
import { INDEX_PATH, MANIFEST_PATH, sha256Hex, WARC_PATH } from '../seal/package-layout.ts';
import { checkHead, checkInclusion } from '../seal/place.ts';
import { isSeal, parseBase64, parseCanonical } from '../seal/read-seal.ts';
import { type ReadRecord, readWarc, VIEW } from '../seal/read-warc.ts';
import { leafOf, SEAL_PATH, type Seal } from '../seal/statement.ts';
import type { Timestamp, TimestampTrust } from '../timestamp/timestamp.ts';
import { ADOPTED_WHAT, checkAdopted, sayAdopted } from './adopted.ts';
import { checkContents, checkIndex, fileOf } from './check-parts.ts';
import { checkSigner, keysSince } from './check-signer.ts';
import { checkTimestamp, sayTimestamp } from './check-timestamp.ts';
import { checkWitnesses, sayWitnessed, type WitnessTrust } from './check-witnesses.ts';
import { type OtherPackage, readOtherPackage, sayOther } from './other-maker.ts';
import type { TrustPolicy } from './trust-policy.ts';
import {
  BROKEN,
  HOLDS,
  startSteps,
  TITLES,
  UNCHANGED,
  Unchecked,
  type VerifyReport,
  type Voucher,
} from './verify-report.ts';

export { readPolicy, type TrustPolicy } from './trust-policy.ts';
export type { VerifyReport, VerifyStep, Voucher } from './verify-report.ts';

/** What a reader trusts, beside the package. */
export interface VerifyOptions {
  /** Verifier keys (`name+id+key`): where any is given, the package's must be one of them, or tied to one. */
  trustedKeys?: readonly string[];
  /**
   * The file of key changes of the log: ties a key that was replaced to those that are trusted, with its dates. Its word
   * is that of the keys that signed it.
   */
  keyHistory?: string;
  /** What a timestamp must satisfy besides holding. */
  timestamps?: TimestampTrust;
  /** Who must have seen the log with this seal in it. */
  witnesses?: WitnessTrust;
  /**
   * Which logs, and which witnesses with which quorum. It stands beside keys that are given otherwise, not in their
   * place: each narrows what is trusted.
   */
  policy?: TrustPolicy;
}

/** So many of something, as a sentence; French says nought in the singular. */
const count = (many: number, en: [string, string], fr: [string, string]): Words => ({
  en: `${many} ${en[many === 1 ? 0 : 1]}.`,
  fr: `${many} ${fr[many < 2 ? 0 : 1]}.`,
});

function readParts(bytes: Uint8Array): ArchiveFile[] {
  const read = readArchive(bytes);
  if (Array.isArray(read)) return read;
  throw new Fault(
    `The file was changed or cut: ${read.fault.en}.`,
    `Le fichier a été modifié ou coupé : ${read.fault.fr}.`,
  );
}

function readRecords(files: readonly ArchiveFile[]): ReadRecord[] {
  const records = readWarc(fileOf(files, WARC_PATH));
  if (Array.isArray(records)) return records;
  throw new Fault(`The web archive: ${records.fault.en}.`, `L’archive web : ${records.fault.fr}.`);
}

function readSeal(files: readonly ArchiveFile[]): Seal {
  const read = parseCanonical(fileOf(files, SEAL_PATH), SEAL_PATH);
  if (!isSeal(read))
    throw new Fault('The seal does not have the form of a seal.', 'Le scellé n’a pas la forme d’un scellé.');
  if (read.statement.contents !== sha256Hex(fileOf(files, MANIFEST_PATH)))
    throw new Fault('The seal is of another package.', 'Le scellé est celui d’un autre paquet.');
  return read;
}

function checkSignature({ statement, signature }: Seal): Verifier {
  let verifier: Verifier | null = null;
  try {
    verifier = parseVerifierKey(statement.signer);
  } catch {
    // Said below.
  }
  const given = parseBase64(signature);
  const message = new TextEncoder().encode(canonicalJson(statement));
  if (!verifier || verifierKey(verifier) !== statement.signer)
    throw new Fault('The seal does not name a key.', 'Le scellé ne désigne pas de clé.');
  if (!given || !verifyEd25519(verifier.publicKey, message, given))
    throw new Fault('The signature is not valid.', 'La signature n’est pas valable.');
  return verifier;
}

/** That a log which a policy names is under its name: C2SP tlog-policy, "Defining a log". @throws Fault */
function checkOrigin({ logs }: TrustPolicy, { name }: Verifier, origin: string): void {
  if (logs.length === 0 || (name === origin && logs.some((log) => log.name === origin))) return;
  throw new Fault(
    `The log calls itself ${printable(origin)}: your policy trusts the key for a log of another name.`,
    `Le journal se nomme ${printable(origin)} : votre politique fait confiance à la clé pour un journal d’un autre nom.`,
  );
}

/** What the steps read on their way, once each has held. */
interface Held {
  seal: Seal;
  verifier: Verifier;
  timestamp: Timestamp | null;
  head: Checkpoint;
  cosigned: Cosigned[];
}

const SHOWN: Words = { en: 'that this is what the page showed', fr: 'que c’est là ce que la page montrait' };

function listVouchers({ seal, verifier, timestamp, head, cosigned }: Held, isKnown: boolean): Voucher[] {
  const trusted = isKnown || null;
  return [
    {
      role: 'signer',
      name: verifier.name,
      what: seal.statement.by === 'adopted' ? ADOPTED_WHAT : SHOWN,
      trusted,
    },
    ...(timestamp
      ? [
          {
            role: 'authority',
            name: timestamp.authority,
            what: {
              en: `that the seal existed on ${timestamp.at}`,
              fr: `que le scellé existait le ${timestamp.at}`,
            },
            trusted: (timestamp.trusted && timestamp.revocation?.isKnown !== false) || null,
          } satisfies Voucher,
        ]
      : []),
    {
      role: 'log',
      name: head.origin,
      what: { en: 'that the seal is in its log', fr: 'que le scellé est inscrit à son journal' },
      trusted,
    },
    ...cosigned.map(
      (each) => ({ role: 'witness', name: each.name, what: sayWitnessed(each), trusted: true }) satisfies Voucher,
    ),
  ];
}

/** The report on a package that another program made: its parts are compared with what it lists; it has no seal. */
function reportOther(bytes: Uint8Array, other: OtherPackage): VerifyReport {
  const { steps, step } = startSteps(TITLES);
  const { software, parts } = other;
  const notOurs = new Unchecked(
    'Not checked: another program made this package, in a form of its own.',
    'Non vérifié : un autre programme a fait ce paquet, à sa manière.',
  );
  step('archive', () => count(parts, ['part', 'parts'], ['partie', 'parties']));
  step('contents', () => {
    const listed = other.checkListed();
    return {
      en: `SHA-256 compared of the ${listed} parts that the package lists.`,
      fr: `SHA-256 comparé pour les ${listed} parties que le paquet énumère.`,
    };
  });
  for (const id of ['warc', 'index'] as const) step(id, () => notOurs);
  step('seal', () => {
    throw new Fault('It has no seal of Vigie.', 'Il n’a pas de scellé de Vigie.');
  });
  for (const id of ['signature', 'signer', 'timestamp', 'log', 'checkpoint', 'witnesses'] as const)
    step(id, () => notOurs);
  return {
    ok: false,
    verdict: sayOther(software),
    steps,
    digest: sha256Hex(bytes),
    bytes: bytes.length,
    statement: null,
    logIndex: null,
    timestamp: null,
    trust: null,
    vouchers: [],
  };
}

/**
 * Checks a package offline, step by step, and stops at the first step that fails. Any bytes give a report: this never
 * throws. The same code runs under Node and in a browser. A package that another program made is said to be that.
 */
export function verifyPackage(bytes: Uint8Array, options: VerifyOptions = {}): VerifyReport {
  const other = Array.isArray(readArchive(bytes)) ? null : readOtherPackage(bytes);
  if (other) return reportOther(bytes, other);
  const { steps, step, hasFailed } = startSteps(TITLES);
  const { policy = null } = options;
  const trusted = [options.trustedKeys ?? [], (policy?.logs ?? []).map(verifierKey)].filter((keys) => keys.length > 0);
  let files: ArchiveFile[] = [];
  let records: ReadRecord[] = [];
  const held: Partial<Held> = {};
  const must = <K extends keyof Held>(key: K): NonNullable<Held[K]> => {
    const value = held[key];
    if (value === undefined || value === null) throw new Error(`${key} was not read`);
    return value;
  };
  const sizeIn = (language: 'en' | 'fr'): string => bytes.length.toLocaleString(language);
  step('archive', () => {
    files = readParts(bytes);
    return {
      en: `${files.length} parts, ${sizeIn('en')} bytes, each as written.`,
      fr: `${files.length} parties, ${sizeIn('fr')} octets, chacun tel qu’écrit.`,
    };
  });
  step('contents', () => {
    checkContents(files);
    return { en: 'SHA-256 of every part compared.', fr: 'SHA-256 de chaque partie comparé.' };
  });
  step('warc', () => {
    records = readRecords(files);
    return count(records.length, ['record', 'records'], ['enregistrement', 'enregistrements']);
  });
  step('index', () => {
    const lines = checkIndex(fileOf(files, INDEX_PATH), records);
    return count(lines, ['entry', 'entries'], ['entrée', 'entrées']);
  });
  step('seal', () => {
    held.seal = readSeal(files);
    const { url, startedAt, by } = held.seal.statement;
    if (by === 'adopted') return checkAdopted(held.seal.statement, records);
    return by === 'browser'
      ? {
          en: `Visited ${startedAt}, rendered by a browser: ${url}`,
          fr: `Visite du ${startedAt}, page affichée par un navigateur : ${url}`,
        }
      : {
          en: `Visited ${startedAt}, fetched without rendering: ${url}`,
          fr: `Visite du ${startedAt}, page téléchargée sans affichage : ${url}`,
        };
  });
  step('signature', () => {
    held.verifier = checkSignature(must('seal'));
    return { en: `By ${held.verifier.name}.`, fr: `Par ${held.verifier.name}.` };
  });
  step('signer', () => {
    const { statement, log } = must('seal');
    const verifier = must('verifier');
    const at = statement.endedAt;
    const signed = { verifier, signer: statement.signer, leaf: leafOf(statement), log, at };
    const check = (keys: readonly string[]): Words | Unchecked =>
      checkSigner(signed, { keys, history: options.keyHistory ?? null, proof: options.witnesses?.proof ?? null });
    return trusted.map(check).at(-1) ?? check([]);
  });
  step('timestamp', () => {
    held.timestamp = checkTimestamp(must('seal'), options.timestamps ?? {});
    if (held.timestamp) return sayTimestamp(held.timestamp, must('seal').statement);
    return new Unchecked(
      'There is none: the time is the word of who sealed it.',
      'Il n’y en a pas : l’heure est la parole de qui a scellé.',
    );
  });
  step('log', () => {
    const { log, statement } = must('seal');
    checkInclusion(log, leafOf(statement));
    return { en: `Entry ${log.index} of ${log.size}.`, fr: `Entrée ${log.index} sur ${log.size}.` };
  });
  step('checkpoint', () => {
    held.head = checkHead(must('seal').log, must('verifier'));
    const { origin, size } = held.head;
    if (policy) checkOrigin(policy, must('verifier'), origin);
    const { en, fr } = count(size, ['entry', 'entries'], ['entrée', 'entrées']);
    return { en: `${origin}, ${en}`, fr: `${origin}, ${fr}` };
  });
  step('witnesses', () => {
    const { cosigned, said } = checkWitnesses(
      must('seal'),
      must('verifier'),
      must('head'),
      options.witnesses ?? { keys: [] },
      keysSince(options.keyHistory ?? null, must('seal').statement.signer),
      policy,
    );
    held.cosigned = cosigned;
    return said;
  });
  const about = { steps, digest: sha256Hex(bytes), bytes: bytes.length };
  if (hasFailed())
    return {
      ok: false,
      verdict: BROKEN,
      ...about,
      statement: null,
      logIndex: null,
      timestamp: null,
      trust: null,
      vouchers: [],
    };
  const seal = must('seal');
  const timestamp = held.timestamp ?? null;
  const isKnown = trusted.length > 0;
  return {
    ok: true,
    verdict: sayAdopted(isKnown ? HOLDS : UNCHANGED, seal.statement),
    ...about,
    statement: seal.statement,
    logIndex: seal.log.index,
    timestamp,
    trust: isKnown ? 'known-key' : 'unknown-key',
    vouchers: listVouchers(
      { seal, verifier: must('verifier'), timestamp, head: must('head'), cosigned: must('cosigned') },
      isKnown,
    ),
  };
}

function recordsOf(bytes: Uint8Array): ReadRecord[] {
  const files = readArchive(bytes);
  const warc = Array.isArray(files) ? files.find(({ path }) => path === WARC_PATH) : undefined;
  const records = warc ? readWarc(warc.bytes) : [];
  return Array.isArray(records) ? records : [];
}

/** The screenshot (PNG) of a package; `null` where it was taken without a browser, or cannot be read. */
export function readScreenshot(bytes: Uint8Array): Uint8Array | null {
  return recordsOf(bytes).find(({ fields }) => fields.get('WARC-Target-URI')?.startsWith(VIEW))?.payload ?? null;
}

/** The body of what answered at an address when a package was captured; null: the capture did not ask there. */
export function readAnswerBody(bytes: Uint8Array, url: string): Uint8Array | null {
  const answers = recordsOf(bytes).filter(({ fields }) => fields.get('WARC-Type') === 'response');
  return answers.find(({ fields }) => fields.get('WARC-Target-URI') === url)?.payload ?? null;
}
