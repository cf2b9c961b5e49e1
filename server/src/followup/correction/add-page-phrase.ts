import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurable } from '@vigie/proof';
import { Document, parseDocument } from 'yaml';
import { VigieError } from '../../base/core/errors.ts';
import { findPlatform, type PageState, type Platform, platformSchema } from '../../base/registers/platforms.ts';
import { foldText } from '../../base/text/match-phrases.ts';

const UNKNOWN = { value: null, verified: false, source: null, checked: null };

/** An entry for a host that no register has: nothing is known of it but its address. */
function entryOf(host: string): object {
  const contacts = { notices: null, orders: null, productSafety: null };
  const facts = { operator: UNKNOWN, country: UNKNOWN, veryLargeSince: UNKNOWN };
  return { key: host.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, ''), name: host, hosts: [host], ...facts, contacts };
}

/** The user's own entry of a platform, as it is written. */
function readOwn(ownDir: string, key: string): { file: string; document: Document } | null {
  const names = existsSync(ownDir) ? readdirSync(ownDir).filter((name) => name.endsWith('.yaml')) : [];
  // Of two files with one key the last counts.
  for (const name of names.sort().reverse()) {
    const file = join(ownDir, name);
    const document = parseDocument(readFileSync(file, 'utf8'), { version: '1.2' });
    if (document.get('key') === key) return { file, document };
  }
  return null;
}

/**
 * Adds what a platform's pages say to the user's own register; an entry that is only in the shipped one is copied
 * there. What is there stays as it is written. The file is there whole or as before, whatever happens; adding the same
 * again changes nothing.
 *
 * @returns the key of the platform
 * @throws VigieError VIGIE_REGISTER_INVALID where the entry would be none, such as with too many sentences
 */
export function addPagePhrase(ownDir: string, platforms: readonly Platform[], host: string, phrase: PageState): string {
  const platform = findPlatform(platforms, host);
  const isSame = (one: PageState): boolean =>
    one.state === phrase.state && foldText(one.phrase) === foldText(phrase.phrase);
  if (platform?.states.some(isSame)) return platform.key;
  const entry = new Document(platform ?? entryOf(host), { aliasDuplicateObjects: false });
  const key = String(entry.get('key'));
  const own = readOwn(ownDir, key);
  const document = own?.document ?? entry;
  if (document.has('states')) document.addIn(['states'], document.createNode(phrase));
  else document.set('states', document.createNode([phrase]));
  const isOther = platform === null && platforms.some((one) => one.key === key);
  if (isOther || !platformSchema.safeParse(document.toJS({ maxAliasCount: 0 })).success) {
    throw new VigieError(
      'VIGIE_REGISTER_INVALID',
      {
        en: `The entry ${key} of the register of platforms cannot take another sentence: look at it in ${ownDir}.`,
        fr: `La fiche ${key} du registre des plateformes ne peut recevoir une phrase de plus : voyez-la dans ${ownDir}.`,
      },
      { status: 409 },
    );
  }
  writeDurable(own?.file ?? join(ownDir, `${key}.yaml`), Buffer.from(document.toString(), 'utf8'));
  return key;
}
