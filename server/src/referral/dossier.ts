import { canonicalJson } from '@vigie/engine';
import { type ArchiveFile, DOSSIER_KEYS, proofPath, readAdopted } from '@vigie/proof';
import { toCustodyPart } from '../evidence/index.ts';
import { FIGURES } from '../followup/index.ts';
import type { CollectedCase } from './collect-case.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Where a dossier has a file of another program as it was given, beside the package that holds it sealed. */
export const originalPath = (id: string, adopted: { format: string } | null): string =>
  `originals/${id}.${adopted?.format ?? 'bin'}`;

/** Canonical JSON of what the store has, where a member left out and one that is `undefined` are the same. */
const toJson = (value: unknown): Uint8Array => encode(canonicalJson(JSON.parse(JSON.stringify(value))));

/** What the figures of a dossier count. */
const DEFINITIONS = { asked: FIGURES.asked.says, removed: FIGURES.removed.says, returned: FIGURES.returned.says };

/** What is in a dossier beside the records of the case. */
export interface Enclosures {
  /** By digest: the texts that findings rest on. */
  restsOn: ReadonlyMap<string, string>;
  /** By id: sealed packages, whole. */
  packages: ReadonlyMap<string, Uint8Array>;
  /** By id: notices as JSON and as PDF, as they were sent. */
  notices: ReadonlyMap<string, { json: string; pdf: Uint8Array }>;
  /** Where the log's key was replaced: its changes, and by package that it is in a head of the newest key. */
  keys: { history: string; proofs: ReadonlyMap<string, string> } | null;
}

/**
 * The parts of a case's dossier, its summary excepted, in a fixed order: the same case gives the same bytes. A snapshot
 * is the canonical JSON that its digest is of, and a text that findings rest on is the one that theirs is of, so each
 * file's SHA-256 is the digest that findings name.
 */
export function composeParts(collected: CollectedCase, enclosures: Enclosures): ArchiveFile[] {
  const { case: found, decisions, findings, snapshots, evidence, notices, followUp, exhibits, audit } = collected;
  const { candidates, figures, choices, referrals, laboratory, hearings, measures } = collected;
  const { keys } = enclosures;
  const part = (path: string, bytes: Uint8Array): ArchiveFile => ({ path, bytes });
  const byKey = <T>(map: ReadonlyMap<string, T>): [string, T][] =>
    [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return [
    part('case.json', toJson({ case: found, decisions })),
    part('findings.json', toJson(findings)),
    part(
      'snapshots.json',
      toJson(snapshots.map(({ id, listing, digest, seenAt }) => ({ id, listing, digest, seenAt }))),
    ),
    part('evidence.json', toJson(evidence)),
    part('notices.json', toJson(notices)),
    part('follow-up.json', toJson(followUp)),
    part('figures.json', toJson({ ...figures, definitions: DEFINITIONS })),
    ...(choices.length > 0 ? [part('referrals.json', toJson({ choices, referrals }))] : []),
    ...(candidates.length > 0 ? [part('candidates.json', toJson(candidates))] : []),
    ...(laboratory.length > 0 ? [part('laboratory.json', toJson(laboratory))] : []),
    ...(hearings.length > 0 ? [part('hearings.json', toJson(hearings))] : []),
    ...(measures.length > 0 ? [part('measures.json', toJson(measures))] : []),
    part('custody.json', toJson(toCustodyPart(exhibits))),
    part('audit.json', toJson(audit)),
    ...snapshots.map(({ id, content }) => part(`snapshots/${id}.json`, encode(canonicalJson(content)))),
    ...byKey(enclosures.restsOn).map(([digest, text]) => part(`rests-on/${digest}.txt`, encode(text))),
    ...byKey(enclosures.packages).map(([id, bytes]) => part(`evidence/${id}.wacz`, bytes)),
    ...evidence.flatMap(({ id, by, adopted }) => {
      const file = by === 'adopted' ? readAdopted(enclosures.packages.get(id) ?? new Uint8Array()) : null;
      return file ? [part(originalPath(id, adopted), file)] : [];
    }),
    ...(keys ? [part(DOSSIER_KEYS, encode(keys.history))] : []),
    ...byKey(keys?.proofs ?? new Map<string, string>()).map(([id, proof]) =>
      part(proofPath(`evidence/${id}.wacz`), encode(proof)),
    ),
    ...byKey(enclosures.notices).flatMap(([id, { json, pdf }]) => [
      part(`notices/${id}.json`, encode(json)),
      part(`notices/${id}.pdf`, pdf),
    ]),
  ];
}
