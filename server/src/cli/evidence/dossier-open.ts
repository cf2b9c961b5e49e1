import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { styleText } from 'node:util';
import { canonicalJson, ENGINE_VERSION } from '@vigie/engine';
import { type ArchiveFile, verifyDossier } from '@vigie/proof';
import { z } from 'zod';
import { VigieError } from '../../base/core/errors.ts';
import { sayFileFault } from '../../base/core/file-fault.ts';
import { readHome } from '../../base/core/home.ts';
import { readCustodyPart, verifyCustody } from '../../evidence/index.ts';
import { RELISTING_PACK } from '../../followup/index.ts';
import { listingInputSchema, snapshotSchema } from '../../listing/index.ts';
import { findingSchema, isOfPicture } from '../../screening/index.ts';
import { screenAgain } from '../screening/replay.ts';
import { type Io, onOneLine, write } from '../terminal/io.ts';
import { readEncrypted, readIdentities } from './age-files.ts';

/** A dossier is read whole; the largest that Vigie makes is smaller. */
const LARGEST = 1024 * 1024 * 1024;

interface Step {
  id: string;
  ok: boolean | null;
  title: { en: string; fr: string };
  detail: { en: string; fr: string };
}

export function readBounded(file: string): Buffer {
  try {
    if (statSync(file).size > LARGEST) throw new VigieError('VIGIE_REFERRAL_TOO_LARGE', `${file} is over 1 GiB.`);
    return readFileSync(file);
  } catch (error) {
    if (error instanceof VigieError) throw error;
    throw new VigieError('VIGIE_REFERRAL_UNREADABLE', sayFileFault(error), { place: { file }, cause: error });
  }
}

/** The archive, or `null` where the file was changed since it was encrypted. */
async function decrypt(file: string, identity: string): Promise<Uint8Array | null> {
  const bytes = readEncrypted(readBounded(file), file);
  const decrypter = readIdentities(readBounded(identity), identity);
  if (bytes === null) return null;
  try {
    return await decrypter.decrypt(bytes);
  } catch (error) {
    if (error instanceof Error && /no identity matched/.test(error.message)) {
      throw new VigieError(
        'VIGIE_REFERRAL_WRONG_IDENTITY',
        `${file} is not encrypted to an identity of ${identity}. Ask for a dossier made for your public key.`,
      );
    }
    return null;
  }
}

const jsonOf = (files: readonly ArchiveFile[], path: string): unknown => {
  const found = files.find((file) => file.path === path);
  return found ? JSON.parse(Buffer.from(found.bytes).toString('utf8')) : null;
};

/** Every exhibit's chain, computed again. */
function checkCustody(files: readonly ArchiveFile[]): Step {
  const title = { en: 'Each chain of custody is whole', fr: 'Chaque chaîne de conservation est entière' };
  const exhibits = readCustodyPart(jsonOf(files, 'custody.json'));
  const fault = exhibits.map(verifyCustody).find((found) => found !== null);
  const detail =
    fault === undefined
      ? { en: `${exhibits.length} exhibits.`, fr: `${exhibits.length} pièces.` }
      : { en: `custody.json: ${fault}.`, fr: `custody.json : ${fault}.` };
  return { id: 'custody', ok: fault === undefined, title, detail };
}

/** Every finding of a rule, computed again from the snapshot and the text that lie in the dossier. */
function checkFindings(files: readonly ArchiveFile[]): Step {
  const title = { en: 'Each finding is computed again', fr: 'Chaque signalement automatique est recalculé' };
  const findings = z.array(findingSchema).parse(jsonOf(files, 'findings.json'));
  const snapshots = z.array(snapshotSchema.omit({ content: true })).parse(jsonOf(files, 'snapshots.json'));
  const ofText = findings.filter(({ pack }) => pack !== RELISTING_PACK && !isOfPicture(pack));
  const { timeZone } = readHome();
  const other = ofText.find((finding) => {
    const text = files.find(({ path }) => path === `rests-on/${finding.packDigest}.txt`);
    const content = listingInputSchema.parse(jsonOf(files, `snapshots/${finding.snapshot}.json`));
    const seenAt = snapshots.find(({ id }) => id === finding.snapshot)?.seenAt;
    if (!text || seenAt === undefined) return true;
    const again = screenAgain(Buffer.from(text.bytes).toString('utf8'), finding, { content, seenAt }, timeZone);
    return canonicalJson(again) !== canonicalJson(finding.matches);
  });
  const rest = findings.length - ofText.length;
  if (other) {
    // Another version of the engine may read an offer differently: that is no fault of the dossier.
    const isSame = other.engine === ENGINE_VERSION;
    return {
      id: 'findings',
      ok: isSame ? false : null,
      title,
      detail: {
        en: `Finding ${other.id} comes out differently (made by engine ${other.engine}, this is ${ENGINE_VERSION}).`,
        fr: `Le signalement ${other.id} diffère (fait par le moteur ${other.engine}, celui-ci est ${ENGINE_VERSION}).`,
      },
    };
  }
  return {
    id: 'findings',
    ok: true,
    title,
    detail: {
      en: `${ofText.length} computed again; ${rest} rest on pictures or relistings, which vigie replay computes again where they were made.`,
      fr: `${ofText.length} recalculés ; ${rest} reposent sur des images ou des remises en ligne, que vigie replay recalcule là où ils ont été faits.`,
    },
  };
}

/** A check of what is in the parts; parts that do not have their form are a fault, never an exception. */
function take(check: (files: readonly ArchiveFile[]) => Step, files: readonly ArchiveFile[], id: string): Step {
  try {
    return check(files);
  } catch (error) {
    const why = onOneLine(error instanceof Error ? error.message : String(error)).slice(0, 300);
    const title = { en: 'The parts have their form', fr: 'Les parties ont leur forme' };
    return { id, ok: false, title, detail: { en: why, fr: why } };
  }
}

/**
 * `vigie dossier open`: decrypts a dossier, checks it offline, step by step, and writes its parts where all of it
 * holds.
 *
 * @returns 0 when it holds, 1 when it does not: then nothing is written.
 */
export async function runDossierOpen(
  file: string,
  options: { identity: string; out: string; key: string[]; json?: boolean },
  io: Io,
): Promise<number> {
  if (existsSync(options.out) && readdirSync(options.out).length > 0) {
    throw new VigieError('VIGIE_REFERRAL_OUT', `${options.out} is not empty. Choose another folder.`);
  }
  const archive = await decrypt(file, options.identity);
  const steps: Step[] = [
    {
      id: 'decryption',
      ok: archive !== null,
      title: { en: 'The file is as it was encrypted', fr: 'Le fichier est tel qu’il a été chiffré' },
      detail: archive
        ? { en: `${archive.length} bytes.`, fr: `${archive.length} octets.` }
        : { en: 'It was changed or cut since.', fr: 'Il a été modifié ou coupé depuis.' },
    },
  ];
  const report = archive ? verifyDossier(archive, { trustedKeys: options.key }) : null;
  if (report) steps.push(...report.steps);
  if (report?.ok) {
    steps.push(take(checkCustody, report.files, 'custody'), take(checkFindings, report.files, 'findings'));
  }
  const holds = report?.ok === true && steps.every(({ ok }) => ok !== false);
  if (holds) {
    for (const { path, bytes } of report.files) {
      const target = join(options.out, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, bytes, { flag: 'wx' });
    }
  }
  if (!io.isTerminal || options.json) {
    const { signer = null, trust = null, manifest = null } = report ?? {};
    const about = manifest && {
      id: manifest.id,
      case: manifest.case,
      madeAt: manifest.madeAt,
      madeBy: manifest.madeBy,
    };
    await write(io.stdout, `${JSON.stringify({ file, ok: holds, steps, signer, trust, dossier: about })}\n`);
    return holds ? 0 : 1;
  }
  for (const { ok, title, detail } of steps) {
    const mark = ok ? styleText('green', '✓') : ok === false ? styleText('red', '✗') : styleText('dim', '·');
    await write(io.stdout, `${mark} ${title.en}: ${onOneLine(detail.en)}\n`);
  }
  const last = holds
    ? styleText('green', `The dossier holds. Its parts are in ${options.out}; begin with summary.pdf.`)
    : styleText('red', 'The dossier is not intact. Nothing was written.');
  await write(io.stdout, `${last}\n`);
  if (holds && report.trust !== 'known-key')
    await write(
      io.stdout,
      `Signed by ${report.signer}: compare this key with the one that the unit publishes, then give it with --key.\n`,
    );
  return holds ? 0 : 1;
}
