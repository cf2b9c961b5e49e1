import { createHash, createHmac } from 'node:crypto';
import { join } from 'node:path';
import type { Words } from '@vigie/engine';
import { type ArchiveFile, sealDossier, writeDurable } from '@vigie/proof';
import type { Encrypter } from 'age-encryption';
import type { Context } from '../base/context.ts';
import { VigieError } from '../base/core/errors.ts';
import { newId } from '../base/core/ids.ts';
import { ALL_CASES } from '../base/database/reader.ts';
import type { Tx } from '../base/database/store.ts';
import { mustFindCase } from '../case/index.ts';
import { MAKER, provePackage, type Vault } from '../evidence/index.ts';
import { renderNoticeJson, renderNoticePdf } from '../notice/index.ts';
import { record } from '../people/index.ts';
import { collectCase, collectRestsOn } from './collect-case.ts';
import { composeParts } from './dossier.ts';
import { refusal } from './refusals.ts';
import { renderSummary } from './render-dossier.ts';
import { type Dossier, findDossier, markFailed, markMade, saveDossier } from './store.ts';
import { say } from './words.ts';

export interface DossierContext extends Pick<Context, 'store' | 'clock' | 'config' | 'platforms'> {
  vault: Vault;
}

/** A dossier is put together in memory: what its packages may come to. */
const LARGEST = 512 * 1024 * 1024;
/** The archive format of a dossier holds so many files. */
const MOST_PACKAGES = 800;

export const fileOfDossier = (dataDir: string, id: string): string => join(dataDir, 'dossiers', `${id}.age`);

/** @throws VigieError `VIGIE_REFERRAL_RECIPIENT` naming the one that is no age public key. */
async function createEncrypter(recipients: readonly string[]): Promise<Encrypter> {
  const age = await import('age-encryption'); // No start waits for it.
  const encrypter = new age.Encrypter();
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient);
    } catch {
      throw refusal('VIGIE_REFERRAL_RECIPIENT', { recipient: recipient.slice(0, 80) });
    }
  }
  return encrypter;
}

/** Keys that a quantum computer does not open either: C2SP age, "hybrid recipients". */
const isPostQuantum = (recipient: string): boolean => /^age1(?:pq|tagpq)1/i.test(recipient);

/**
 * A file to keys of both kinds is as weak as the weaker one, which whoever gave the stronger does not see (C2SP age: they
 * SHOULD NOT be mixed; the library does not mind).
 *
 * @throws VigieError `VIGIE_REFERRAL_MIXED_RECIPIENTS`
 */
function refuseMixed(recipients: readonly string[]): void {
  const classic = recipients.find((recipient) => !isPostQuantum(recipient))?.slice(0, 20);
  const strong = recipients.find(isPostQuantum)?.slice(0, 20);
  if (classic !== undefined && strong !== undefined)
    throw refusal('VIGIE_REFERRAL_MIXED_RECIPIENTS', { classic, strong });
}

/**
 * Notes that a dossier of a case is asked for, by whom, why and for whom; `makeDossier` makes it.
 *
 * @throws VigieError `VIGIE_REFERRAL_RECIPIENT`, `VIGIE_REFERRAL_MIXED_RECIPIENTS`; `VIGIE_CASE_UNKNOWN`.
 */
export async function askForDossier(
  tx: Tx,
  asked: {
    unit: string;
    account: string | null;
    askedBy: string;
    case: string;
    recipients: string[];
    reason: string;
    now: Date;
  },
): Promise<Dossier> {
  const { unit, account, reason, now } = asked;
  const recipients = [...new Set(asked.recipients.map((recipient) => recipient.trim()))];
  await createEncrypter(recipients);
  refuseMixed(recipients);
  const { id: caseId } = await mustFindCase(tx, asked.case);
  const id = newId('dos', now);
  const kept = await saveDossier(tx, { ...asked, id, recipients });
  const content = { dossier: id, recipients, askedBy: asked.askedBy };
  await record(tx, { unit, account, act: 'dossier.asked', subject: caseId, reason, content, now });
  return kept;
}

/** The packages of a case, whole. @throws VigieError `VIGIE_REFERRAL_TOO_LARGE` (409) */
async function readPackages(vault: Vault, ids: string[]): Promise<Map<string, Uint8Array>> {
  const packages = new Map<string, Uint8Array>();
  let bytes = 0;
  for (const id of ids) {
    const read = await vault.readPackage(id);
    bytes += read.length;
    if (bytes > LARGEST || packages.size >= MOST_PACKAGES) {
      throw refusal('VIGIE_REFERRAL_TOO_LARGE', { mebibytes: LARGEST / 1024 / 1024, most: MOST_PACKAGES });
    }
    packages.set(id, read);
  }
  return packages;
}

/** All that is written of a case and all its packages, as the files of a dossier, its summary excepted. */
export async function collectParts(context: DossierContext, unit: string, caseId: string, at: Date) {
  const { store, vault, config } = context;
  const where = { platforms: context.platforms(), timeZone: config.home.timeZone, at };
  const collected = await store.inUnit(unit, (tx) => collectCase(tx, caseId, where), caseId);
  const sealed = collected.evidence.filter(({ state }) => state === 'sealed').map(({ id }) => id);
  const notices = new Map<string, { json: string; pdf: Uint8Array }>();
  for (const { id, content } of collected.notices)
    notices.set(id, { json: renderNoticeJson(content), pdf: await renderNoticePdf(content) });
  const packages = await readPackages(vault, sealed);
  const prove = ([id, bytes]: [string, Uint8Array]): [string, string] => [
    id,
    provePackage(vault, id, bytes, config.witnesses),
  ];
  const history = vault.keyHistory;
  const parts: ArchiveFile[] = composeParts(collected, {
    restsOn: await collectRestsOn(store.db, collected),
    packages,
    notices,
    keys: history === null ? null : { history, proofs: new Map([...packages].map(prove)) },
  });
  return { collected, parts };
}

/** Puts a dossier together and seals it: archive and manifest, not yet encrypted. */
async function sealCase(context: DossierContext, unit: string, dossier: Dossier) {
  const { vault, config } = context;
  const { collected, parts } = await collectParts(context, unit, dossier.case, new Date(dossier.askedAt));
  const about = {
    id: dossier.id,
    case: dossier.case,
    madeAt: dossier.askedAt,
    madeBy: dossier.askedBy,
    reason: dossier.reason,
    maker: MAKER,
    checkpoint: (await vault.log()).checkpoint,
  };
  const signer = vault.verifierKey;
  const summary = await renderSummary({
    collected,
    about,
    recipients: dossier.recipients,
    signer,
    timeZone: config.home.timeZone,
    parts,
  });
  const salt = createHmac('sha256', vault.signer.sign(new TextEncoder().encode('salt')))
    .update(dossier.id)
    .digest();
  return sealDossier({
    about,
    parts: [{ path: 'summary.pdf', bytes: summary }, ...parts],
    signer: vault.signer,
    log: vault.entries,
    salt,
  });
}

/**
 * Makes a dossier that was asked for: once, whatever happens between. One that cannot be made says why on its case;
 * anything else is thrown, so that the job tries again.
 */
export async function makeDossier(context: DossierContext, unit: string, id: string): Promise<void> {
  const { store, clock, config } = context;
  const dossier = await store.inUnit(unit, (tx) => findDossier(tx, id), ALL_CASES);
  if (!dossier || dossier.state === 'made') return;
  const fail = (why: Words) => store.inUnit(unit, (tx) => markFailed(tx, id, why), ALL_CASES);
  try {
    const sealed = await sealCase(context, unit, dossier);
    const encrypter = await createEncrypter(dossier.recipients);
    const encrypted = await encrypter.encrypt(sealed.bytes);
    writeDurable(fileOfDossier(config.dataDir, id), encrypted, 0o600);
    const digest = createHash('sha256').update(encrypted).digest('hex');
    const { manifestDigest, index: logIndex } = sealed;
    await store.inUnit(
      unit,
      async (tx) => {
        const now = clock();
        if (!(await markMade(tx, id, { digest, manifestDigest, logIndex, bytes: encrypted.length, now }))) return;
        const content = { dossier: id, digest, manifestDigest, logIndex };
        await record(tx, { unit, account: null, act: 'dossier.made', subject: dossier.case, content, now });
      },
      ALL_CASES,
    );
  } catch (error) {
    if (error instanceof VigieError && error.status === 409) return fail(error.words);
    await fail(say('triedAgain'));
    throw error;
  }
}
