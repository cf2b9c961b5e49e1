import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { styleText } from 'node:util';
import {
  Fault,
  ProofError,
  parseVerifierKey,
  readPolicy,
  type TrustPolicy,
  type Verifier,
  type VerifyOptions,
  type VerifyReport,
  verifierKey,
  verifyPackage,
} from '@vigie/proof';
import { systemClock } from '../../base/core/clock.ts';
import { VigieError } from '../../base/core/errors.ts';
import { sayFileFault } from '../../base/core/file-fault.ts';
import { ROOT } from '../../base/core/home.ts';
import { renderReport } from '../../evidence/report/index.ts';
import { type Io, write } from '../terminal/io.ts';

/** Packages are read whole; nothing that Vigie seals is near this size. */
const LARGEST = 512 * 1024 * 1024;

/** Reads a package. @throws VigieError where it cannot be read, or is too large to be one. */
export function readWhole(file: string): Buffer {
  try {
    if (statSync(file).size > LARGEST) throw new VigieError('VIGIE_EVIDENCE_TOO_LARGE', `${file} is over 512 MiB.`);
    return readFileSync(file);
  } catch (error) {
    if (error instanceof VigieError) throw error;
    throw new VigieError('VIGIE_EVIDENCE_UNREADABLE', sayFileFault(error), { place: { file }, cause: error });
  }
}

/** Keys of one type, each in its one way of writing. @throws VigieError naming the option */
function readKeys(option: string, texts: readonly string[], type: Verifier['type']): string[] {
  return texts.map((text) => {
    try {
      const key = parseVerifierKey(text);
      if (key.type === type) return verifierKey(key);
    } catch (error) {
      if (error instanceof ProofError) throw new VigieError('VIGIE_EVIDENCE_KEY', `${option}: ${error.message}`);
      throw error;
    }
    const what = type === 'ed25519' ? 'is the key of a witness: give it with --witness' : 'is no key of a witness';
    throw new VigieError('VIGIE_EVIDENCE_KEY', `${option}: "${text.slice(0, 100)}" ${what}.`);
  });
}

export interface VerifyCall {
  key: string[];
  /** A file of key changes (docs/reference/keys.md). */
  keyHistory?: string;
  tsaRoot: string[];
  tsaCrl: string[];
  tsaPolicy: string[];
  witness: string[];
  /** A file with a C2SP tlog-proof. */
  proof?: string;
  /** A file with a C2SP tlog-policy. */
  policy?: string;
  lang: 'en' | 'fr';
  json?: boolean;
  /** Where to write a report of one page. */
  report?: string;
  /** Where to write the web verifier. */
  web?: string;
}

function readPolicyFile(path: string): TrustPolicy {
  try {
    return readPolicy(readWhole(path));
  } catch (error) {
    if (error instanceof Fault) throw new VigieError('VIGIE_EVIDENCE_POLICY', `--policy ${path}: ${error.message}.`);
    throw error;
  }
}

function readTrust(options: VerifyCall): VerifyOptions {
  return {
    trustedKeys: readKeys('--key', options.key, 'ed25519'),
    ...(options.keyHistory === undefined ? {} : { keyHistory: readWhole(options.keyHistory).toString('utf8') }),
    timestamps: {
      ...(options.tsaRoot.length > 0 ? { roots: options.tsaRoot.map((path) => readWhole(path).toString('utf8')) } : {}),
      ...(options.tsaPolicy.length > 0 ? { policies: options.tsaPolicy } : {}),
      crls: options.tsaCrl.map(readWhole),
      now: systemClock(),
    },
    witnesses: {
      keys: readKeys('--witness', options.witness, 'cosignature'),
      ...(options.proof === undefined ? {} : { proof: readWhole(options.proof).toString('utf8') }),
    },
    ...(options.policy === undefined ? {} : { policy: readPolicyFile(options.policy) }),
  };
}

const markOf = (ok: boolean | null): string =>
  ok ? styleText('green', '✓') : ok === false ? styleText('red', '✗') : styleText('dim', '·');
const verdictOf = ({ ok, trust, verdict }: VerifyReport, lang: 'en' | 'fr'): string =>
  styleText(ok ? (trust === 'known-key' ? 'green' : 'yellow') : 'red', verdict[lang]);

/** A package a line: whether it holds, its name, the step that failed or what it is of. */
function writeRow(name: string, width: number, report: VerifyReport, lang: 'en' | 'fr'): string {
  const fault = report.steps.find(({ ok }) => ok === false);
  const about = fault
    ? `${fault.title[lang]}: ${fault.detail[lang]}`
    : `${report.statement?.startedAt} ${report.statement?.url}`;
  return `${markOf(report.ok)} ${name.padEnd(width)}  ${about}\n`;
}

/** Runs a write to a file that the user named. */
function writing(path: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new VigieError(
      'VIGIE_EVIDENCE_UNWRITABLE',
      `${path} cannot be written: ${error instanceof Error ? error.message : error}`,
    );
  }
}

function writeVerifier(path: string): void {
  const built = join(ROOT, 'console/dist/verify.html');
  if (!existsSync(built))
    throw new VigieError(
      'VIGIE_EVIDENCE_NOT_BUILT',
      `The web verifier is not built: run node proof/web/build.ts ${path}`,
      {
        exit: 3,
      },
    );
  writing(path, () => copyFileSync(built, path));
}

/** The options that say what was trusted, as they are to be given again. */
function sayTrust({ key, keyHistory, tsaRoot, tsaCrl, tsaPolicy, witness, proof, policy }: VerifyCall): string[] {
  const given: [string, string[]][] = [
    ['--key', key],
    ['--key-history', keyHistory === undefined ? [] : [keyHistory]],
    ['--tsa-root', tsaRoot],
    ['--tsa-crl', tsaCrl],
    ['--tsa-policy', tsaPolicy],
    ['--witness', witness],
    ['--proof', proof === undefined ? [] : [proof]],
    ['--policy', policy === undefined ? [] : [policy]],
  ];
  return given.flatMap(([option, values]) => values.map((value) => `${option} ${value}`));
}

/**
 * `vigie verify`: checks packages offline; one is told step by step, several a line each.
 *
 * @returns 0 when all hold, 1 when one does not.
 */
export async function runVerify(files: string[], options: VerifyCall, io: Io): Promise<number> {
  const { lang, report: target } = options;
  if (options.web) writeVerifier(options.web);
  if (files.length === 0 && !options.web) throw new VigieError('VIGIE_EVIDENCE_NONE', 'Name a package to check.');
  if (target && files.length !== 1) throw new VigieError('VIGIE_EVIDENCE_REPORT', '--report is of one package.');
  if (options.proof && files.length !== 1) throw new VigieError('VIGIE_EVIDENCE_PROOF', '--proof is of one package.');
  const trust = readTrust(options);
  const isJson = !io.isTerminal || options.json;
  const width = Math.max(0, ...files.map(({ length }) => length));
  let holds = true;
  for (const file of files) {
    const report = verifyPackage(readWhole(file), trust);
    holds &&= report.ok;
    if (target) {
      const about = { file: basename(file), at: systemClock(), lang, trust: sayTrust(options) };
      const pdf = await renderReport(report, about);
      writing(target, () => writeFileSync(target, pdf));
    }
    if (isJson) await write(io.stdout, `${JSON.stringify({ file, ...report })}\n`);
    else if (files.length > 1) await write(io.stdout, writeRow(file, width, report, lang));
    else {
      for (const { ok, title, detail } of report.steps)
        await write(io.stdout, `${markOf(ok)} ${title[lang]}: ${detail[lang]}\n`);
      await write(io.stdout, `${verdictOf(report, lang)}\n`);
    }
  }
  return holds ? 0 : 1;
}
