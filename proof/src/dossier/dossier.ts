import { canonicalJson } from '@vigie/canonical-json';
import { hash } from '#platform';
import { Fault, type Words } from '../base/fault.ts';
import { parseVerifierKey, type Signer, type Verifier, verifierKey, verifyEd25519 } from '../base/keys.ts';
import type { Log } from '../log/log.ts';
import { type ArchiveFile, printable, readArchive, writeArchive } from '../seal/archive.ts';
import { sha256Hex } from '../seal/package-layout.ts';
import { checkHead, checkInclusion, type LogPlace, writePlace } from '../seal/place.ts';
import { hasMembers, isPlace, isRecord, isText, parseBase64, parseCanonical } from '../seal/read-seal.ts';
import { fileOf } from '../verify/check-parts.ts';
import { checkSigner } from '../verify/check-signer.ts';
import { verifyPackage } from '../verify/verify.ts';
import { type Step, startSteps } from '../verify/verify-report.ts';

const DOSSIER_MANIFEST = 'manifest.json';
const DOSSIER_SEAL = 'manifest.seal.json';
/** The log's key changes, where it has had any. */
export const DOSSIER_KEYS = 'log-keys.json';
/** Where the proof lies that a package is in the log, beside it: of a key that was withdrawn it is needed. */
export const proofPath = (packagePath: string): string => packagePath.replace(/\.wacz$/, '.proof');
const DOSSIER_FORMAT = 'vigie-dossier/1';

/** Who made a dossier of what, when, and why. */
export interface DossierAbout {
  id: string;
  case: string;
  madeAt: string;
  madeBy: string;
  reason: string;
  maker: { software: string; version: string };
  /** The head of the log when it was made: a signed note. */
  checkpoint: string;
}

/** What a dossier consists of: signed as canonical JSON, and logged as a salted digest. */
export interface DossierManifest extends DossierAbout {
  format: typeof DOSSIER_FORMAT;
  /** In the order in which they lie in the archive. */
  parts: { path: string; bytes: number; sha256: string }[];
}

/** The manifest's seal as it lies beside it. */
interface DossierSeal {
  signer: string;
  /** Ed25519 over the bytes of `manifest.json`, base64. */
  signature: string;
  /** Hex. */
  salt: string;
  log: LogPlace;
}

export interface DossierReport {
  ok: boolean;
  steps: Step<DossierStepId>[];
  /** What the manifest says, once the dossier is known to hold; else `null`. */
  manifest: DossierManifest | null;
  /** The key it is signed with, to compare with the one that its maker publishes. */
  signer: string | null;
  trust: 'known-key' | 'unknown-key' | null;
  /** The parts, manifest and seal included; what cannot be read is not there. */
  files: ArchiveFile[];
}

type DossierStepId = 'archive' | 'manifest' | 'signature' | 'signer' | 'log' | 'checkpoint' | 'parts' | 'packages';

const TITLES: Record<DossierStepId, Words> = {
  archive: { en: 'The archive is whole', fr: 'L’archive est entière' },
  manifest: { en: 'The manifest lists what is there', fr: 'Le manifeste énumère ce qui s’y trouve' },
  signature: { en: 'The manifest is signed', fr: 'Le manifeste est signé' },
  signer: { en: 'You trust the signer', fr: 'Vous faites confiance au signataire' },
  log: { en: 'The manifest is in the log', fr: 'Le manifeste est inscrit au journal' },
  checkpoint: { en: "The log's head is signed", fr: 'La tête du journal est signée' },
  parts: { en: 'Each part is the one that was listed', fr: 'Chaque partie est celle qui a été inscrite' },
  packages: { en: 'Each sealed package holds', fr: 'Chaque paquet scellé tient' },
};

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A part's path: a name, or a folder and a name, of plain letters. Nothing else is ever written to a disk. */
const PATH = /^(?:[a-z][a-z-]{0,30}\/)?[A-Za-z0-9][A-Za-z0-9_-]{0,100}(?:\.[a-z0-9]{1,10}){1,2}$/;

/** The manifest of parts. The same parts, said of the same dossier, give the same bytes. */
export function writeManifest(about: DossierAbout, parts: readonly ArchiveFile[]): Uint8Array {
  const wrong = parts.find(({ path }) => !PATH.test(path) || path === DOSSIER_MANIFEST || path === DOSSIER_SEAL);
  if (wrong) throw new RangeError(`"${wrong.path}" cannot name a part of a dossier`);
  const manifest: DossierManifest = {
    format: DOSSIER_FORMAT,
    ...about,
    parts: parts.map(({ path, bytes }) => ({ path, bytes: bytes.length, sha256: sha256Hex(bytes) })),
  };
  return encode(canonicalJson(manifest));
}

const leafOf = (manifest: Uint8Array, salt: Uint8Array): Uint8Array => hash('sha256', salt, hash('sha256', manifest));

/**
 * Signs the manifest of the parts, enters it in the log as a salted digest and closes the archive. Made again, it has
 * the same log entry.
 *
 * @param salt at least 16 secret bytes, the same for the same dossier
 */
export async function sealDossier(options: {
  about: DossierAbout;
  parts: readonly ArchiveFile[];
  signer: Signer;
  log: Pick<Log, 'appendOnce' | 'prove'>;
  salt: Uint8Array;
}): Promise<{ bytes: Buffer; manifestDigest: string; index: number }> {
  const { about, parts, signer, log, salt } = options;
  const manifest = writeManifest(about, parts);
  const leaf = leafOf(manifest, salt);
  const index = await log.appendOnce(leaf);
  const seal: DossierSeal = {
    signer: verifierKey(signer),
    signature: Buffer.from(signer.sign(manifest)).toString('base64'),
    salt: Buffer.from(salt).toString('hex'),
    log: writePlace(log.prove(index)),
  };
  const bytes = writeArchive([
    { path: DOSSIER_MANIFEST, bytes: manifest },
    { path: DOSSIER_SEAL, bytes: encode(canonicalJson(seal)) },
    ...parts,
  ]);
  return { bytes, manifestDigest: sha256Hex(manifest), index };
}

function isManifest(value: unknown): value is DossierManifest {
  if (!isRecord(value) || !isRecord(value.maker) || !Array.isArray(value.parts)) return false;
  const { format, id, case: caseId, madeAt, madeBy, reason, checkpoint, maker, parts } = value;
  return (
    hasMembers(value, 'case,checkpoint,format,id,madeAt,madeBy,maker,parts,reason') &&
    format === DOSSIER_FORMAT &&
    [id, caseId, madeAt, madeBy, reason, checkpoint, maker.software, maker.version].every(isText) &&
    parts.every(
      (part: unknown) =>
        isRecord(part) &&
        hasMembers(part, 'bytes,path,sha256') &&
        isText(part.path) &&
        PATH.test(part.path) &&
        isText(part.sha256) &&
        Number.isSafeInteger(part.bytes),
    )
  );
}

function isSeal(value: unknown): value is DossierSeal {
  return (
    isRecord(value) &&
    hasMembers(value, 'log,salt,signature,signer') &&
    isText(value.signer) &&
    isText(value.signature) &&
    isText(value.salt) &&
    isPlace(value.log)
  );
}

/** The parts that are there, against those that are listed: in order, none missing, none more. */
function checkParts(manifest: DossierManifest, parts: readonly ArchiveFile[]): void {
  for (const [place, listed] of manifest.parts.entries()) {
    const part = parts[place];
    if (part?.path !== listed.path) throw new Fault(`${listed.path} is missing.`, `${listed.path} manque.`);
    if (part.bytes.length !== listed.bytes || sha256Hex(part.bytes) !== listed.sha256) {
      throw new Fault(
        `${listed.path} is not the file that was listed.`,
        `${listed.path} n’est pas le fichier inscrit.`,
      );
    }
  }
  const more = parts[manifest.parts.length];
  if (more) {
    const path = printable(more.path);
    throw new Fault(`${path} is not listed.`, `${path} n’est pas inscrit.`);
  }
}

/** Each package by itself (what another program made lies in a folder of its own), by the key that signed the dossier or one that it had replaced. */
function checkPackages(parts: readonly ArchiveFile[], signer: string): Words {
  const packages = parts.filter(({ path }) => /^evidence\/.*\.wacz$/.test(path));
  const history = parts.find(({ path }) => path === DOSSIER_KEYS);
  const textOf = (part: ArchiveFile): string => Buffer.from(part.bytes).toString('utf8');
  for (const { path, bytes } of packages) {
    const proof = parts.find((part) => part.path === proofPath(path));
    const { ok, steps } = verifyPackage(bytes, {
      trustedKeys: [signer],
      ...(history ? { keyHistory: textOf(history) } : {}),
      ...(proof ? { witnesses: { keys: [], proof: textOf(proof) } } : {}),
    });
    const failed = steps.find((step) => step.ok === false);
    if (!ok && failed) {
      throw new Fault(
        `${path}: ${failed.title.en}: ${failed.detail.en}`,
        `${path} : ${failed.title.fr} : ${failed.detail.fr}`,
      );
    }
  }
  return {
    en: `${packages.length} packages, each checked by itself.`,
    fr: `${packages.length} paquets, chacun vérifié pour lui-même.`,
  };
}

/**
 * Checks a dossier (decrypted) offline, step by step, and stops at the first step that fails. Any bytes give a report:
 * this never throws.
 *
 * @param options.trustedKeys verifier keys (`name+id+key`): where any is given, the dossier's must be one of them, or
 *   tied to one by `keyHistory`, a file of key changes
 */
export function verifyDossier(
  bytes: Uint8Array,
  options: { trustedKeys?: readonly string[]; keyHistory?: string; proof?: string } = {},
): DossierReport {
  const { steps, step, hasFailed } = startSteps(TITLES);
  const trustedKeys = options.trustedKeys ?? [];
  let files: ArchiveFile[] = [];
  let manifest: DossierManifest | null = null;
  let seal: DossierSeal | null = null;
  let verifier: Verifier | null = null;
  const must = <T>(value: T | null): T => {
    if (value === null) throw new Error('a step before this one read it');
    return value;
  };
  step('archive', () => {
    const read = readArchive(bytes);
    if (!Array.isArray(read)) {
      throw new Fault(
        `The archive was changed or cut: ${read.fault.en}.`,
        `L’archive a été modifiée ou coupée : ${read.fault.fr}.`,
      );
    }
    files = read;
    return { en: `${files.length} files, each as written.`, fr: `${files.length} fichiers, chacun tel qu’écrit.` };
  });
  step('manifest', () => {
    const read = parseCanonical(fileOf(files, DOSSIER_MANIFEST), DOSSIER_MANIFEST);
    const sealed = parseCanonical(fileOf(files, DOSSIER_SEAL), DOSSIER_SEAL);
    if (!isManifest(read) || !isSeal(sealed))
      throw new Fault('The manifest does not have the form of one.', 'Le manifeste n’en a pas la forme.');
    manifest = read;
    seal = sealed;
    return {
      en: `Dossier ${printable(read.id)} of case ${printable(read.case)}, made ${printable(read.madeAt)}: ${read.parts.length} parts.`,
      fr: `Dossier ${printable(read.id)} de l’affaire ${printable(read.case)}, établi le ${printable(read.madeAt)} : ${read.parts.length} parties.`,
    };
  });
  step('signature', () => {
    const { signer, signature, salt } = must(seal);
    verifier = parseVerifierKey(signer);
    const given = parseBase64(signature);
    const isWritten = Buffer.from(salt, 'hex').toString('hex') === salt;
    if (!isWritten || !given || !verifyEd25519(verifier.publicKey, fileOf(files, DOSSIER_MANIFEST), given))
      throw new Fault('The signature is not valid.', 'La signature n’est pas valable.');
    return { en: `By ${verifier.name}.`, fr: `Par ${verifier.name}.` };
  });
  step('signer', () => {
    const { signer, salt, log } = must(seal);
    const leaf = leafOf(fileOf(files, DOSSIER_MANIFEST), Buffer.from(salt, 'hex'));
    const { madeAt: at } = must<DossierManifest>(manifest);
    return checkSigner(
      { verifier: must<Verifier>(verifier), signer, leaf, log, at },
      { keys: trustedKeys, history: options.keyHistory ?? null, proof: options.proof ?? null },
    );
  });
  step('log', () => {
    const { salt, log } = must(seal);
    checkInclusion(log, leafOf(fileOf(files, DOSSIER_MANIFEST), Buffer.from(salt, 'hex')));
    return { en: `Entry ${log.index} of ${log.size}.`, fr: `Entrée ${log.index} sur ${log.size}.` };
  });
  step('checkpoint', () => {
    const { origin, size } = checkHead(must(seal).log, must(verifier));
    return { en: `${printable(origin)}, ${size} entries.`, fr: `${printable(origin)}, ${size} entrées.` };
  });
  step('parts', () => {
    const listed = must(manifest);
    const parts = files.filter(({ path }) => path !== DOSSIER_MANIFEST && path !== DOSSIER_SEAL);
    checkParts(listed, parts);
    return {
      en: `SHA-256 of ${parts.length} parts compared.`,
      fr: `SHA-256 de ${parts.length} parties comparé.`,
    };
  });
  step('packages', () => checkPackages(files, must(seal).signer));
  const signer = hasFailed() ? null : must<DossierSeal>(seal).signer;
  return {
    ok: !hasFailed(),
    steps,
    manifest: hasFailed() ? null : manifest,
    signer,
    trust: signer === null ? null : trustedKeys.length > 0 ? 'known-key' : 'unknown-key',
    files,
  };
}
