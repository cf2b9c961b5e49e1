import { Fault, type Words } from '../base/fault.ts';
import { nameOf } from '../seal/adopt.ts';
import { readArchive } from '../seal/archive.ts';
import { sha256Hex, WARC_PATH } from '../seal/package-layout.ts';
import { type ReadRecord, readWarc } from '../seal/read-warc.ts';
import type { Statement } from '../seal/statement.ts';

/** Said behind the verdict on a package that holds another program's file. */
const MADE_ELSEWHERE: Words = {
  en: ' It holds a file that another program made: the seal shows that this file existed then, not how it was made.',
  fr: ' Il contient un fichier fait par un autre programme : le scellé montre que ce fichier existait alors, non comment il a été fait.',
};

/** What the signer of such a package answers for. */
export const ADOPTED_WHAT: Words = {
  en: 'that another program’s file was here, as it is, when it was sealed',
  fr: 'que le fichier d’un autre programme était là, tel quel, lors du scellement',
};

/** The verdict, with what a seal does not show of another program's file. */
export const sayAdopted = (verdict: Words, { by }: Statement): Words =>
  by === 'adopted' ? { en: verdict.en + MADE_ELSEWHERE.en, fr: verdict.fr + MADE_ELSEWHERE.fr } : verdict;

const findFile = (records: readonly ReadRecord[], name: string): ReadRecord | undefined =>
  records.find(({ fields }) => fields.get('WARC-Type') === 'resource' && fields.get('WARC-Target-URI') === name);

/** That the file is there under the name of its content, which the statement gives. @throws Fault */
export function checkAdopted({ url, startedAt }: Statement, records: readonly ReadRecord[]): Words {
  const file = findFile(records, url);
  if (!file || nameOf(file.payload) !== url)
    throw new Fault('The file that was adopted is not in it.', 'Le fichier versé ne s’y trouve pas.');
  const digest = sha256Hex(file.payload);
  return {
    en: `Adopted ${startedAt}, made by another program: SHA-256 ${digest}`,
    fr: `Versé le ${startedAt}, fait par un autre programme : SHA-256 ${digest}`,
  };
}

/** The file of another program that a package holds, as it was given; `null` where it holds none. */
export function readAdopted(bytes: Uint8Array): Uint8Array | null {
  const files = readArchive(bytes);
  const warc = Array.isArray(files) ? files.find(({ path }) => path === WARC_PATH) : undefined;
  const records = warc ? readWarc(warc.bytes) : [];
  if (!Array.isArray(records)) return null;
  return (
    records.find(
      ({ fields, payload }) =>
        fields.get('WARC-Type') === 'resource' && fields.get('WARC-Target-URI') === nameOf(payload),
    )?.payload ?? null
  );
}
