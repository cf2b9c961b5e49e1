import type { BodyOf } from '../../../client/api.ts';
import type { Typed } from '../../../parts/form/typed.ts';

type Registration = BodyOf<'/v1/exhibits'>;
export type ExhibitKind = Registration['kind'];

/** A file by its digest. */
export type FileDigest = Extract<Registration, { kind: 'file' }>['file'];

/** An archive of another program or a document, as it is sent. */
type SentArchive = Extract<Registration, { kind: 'archive' }>['archive'];

/** A person and where they belong, from the two fields that begin with a name. */
const readHolder = ({ text }: Typed, name: string) => ({
  name: text(`${name}Name`),
  organisation: text(`${name}Organisation`),
});

/** The registration of an exhibit, as the API reads it. @param file of a file or an archive, which has been read */
export function readRegistration(
  typed: Typed,
  caseId: string,
  kind: ExhibitKind,
  file: FileDigest | null,
  archive: SentArchive | null = null,
): Registration {
  const { text, instant } = typed;
  const about = {
    case: caseId,
    description: text('description'),
    collectedBy: readHolder(typed, 'collected'),
    collectedAt: instant('collectedAt'),
    collectedPlace: text('collectedPlace'),
  };
  if (kind === 'package') return { ...about, kind, package: text('package') };
  if (kind === 'object')
    return {
      ...about,
      kind,
      object: { quantity: Number(text('quantity')), sealNumber: text('sealNumber') || null },
    };
  if (kind === 'archive') {
    if (archive === null) throw new Error('no archive');
    return { ...about, kind, archive };
  }
  if (kind === 'document') {
    if (archive === null) throw new Error('no document');
    return { ...about, kind, document: archive };
  }
  if (file === null) throw new Error('no file');
  return { ...about, kind, file };
}

/** A custody transfer of an exhibit from the person who has it. */
export function readTransfer(
  typed: Typed,
  from: { name: string; organisation: string },
  seal: string | null,
): BodyOf<'/v1/exhibits/{id}/custody-transfers'> {
  const { text, instant } = typed;
  return {
    from,
    to: readHolder(typed, 'to'),
    at: instant('at'),
    reason: text('reason'),
    condition: text('condition'),
    sealIntact: seal === null ? null : text('sealIntact') === 'yes',
    newSeal: text('newSeal') || null,
  };
}
