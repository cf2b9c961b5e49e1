import { createHash } from 'node:crypto';
import { openNote, openProof, ProofError, parseVerifierKey, type Signer, signNote, verifierKey } from '@vigie/proof';
import { z } from 'zod';
import { auditFilterSchema, type ChainedEntry, chainedSchema, holds } from '../../people/index.ts';
import { auditHeadSchema, auditStatementSchema, digestOfHead, leafOfAudit } from './audit-leaf.ts';

const FORMAT = 'vigie-audit-export/1';

const headerSchema = z.object({
  format: z.literal(FORMAT),
  unit: z.object({ id: z.string(), name: z.string() }),
  /** What entries had to be; where it asks for nothing, none is left out between the first and the last. */
  filter: auditFilterSchema,
  madeAt: z.string(),
  /** Entries up to this number are on pages before. */
  after: z.int(),
  /** The `after` of the next page; null: this is the last. */
  next: z.int().nullable(),
  /** The verifier key of who signs. */
  key: z.string(),
});
/** An entry, with the name of who acted, which its digest does not cover. */
const lineSchema = chainedSchema.extend({ name: z.string().nullable() });
/** What shows that the chain up to one of the entries is in the log. */
const loggedSchema = z.object({ head: auditHeadSchema, statement: auditStatementSchema, proof: z.string() });
const logLineSchema = z.object({ log: loggedSchema.nullable() });
const noteLineSchema = z.object({ note: z.string() });

/** A page of an export. */
export interface AuditExport {
  header: Omit<z.infer<typeof headerSchema>, 'format' | 'key'>;
  entries: (ChainedEntry & { name: string | null })[];
  log: z.infer<typeof loggedSchema> | null;
}

const noteText = (signed: string): string => `${FORMAT}\n${createHash('sha256').update(signed).digest('hex')}\n`;

/**
 * Writes a page as JSON Lines: a header, the entries, their place in the log, and a signed note (C2SP signed-note) over
 * the SHA-256 of all lines before.
 */
export function writeAuditExport({ header, entries, log }: AuditExport, signer: Signer): string {
  const lines = [{ format: FORMAT, ...header, key: verifierKey(signer) }, ...entries, { log }];
  const signed = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  return `${signed}${JSON.stringify({ note: signNote(noteText(signed), [signer]) })}\n`;
}

export interface ExportReport {
  ok: boolean;
  unit: { id: string; name: string } | null;
  entries: number;
  first: number | null;
  last: number | null;
  /** None is left out between the first and the last. */
  isWhole: boolean;
  /** Who signed, where a key that was given says so; null: only the file itself names the key. */
  signedBy: string | null;
  /** The last entry up to which the log vouches for the chain; null: the file has no proof. */
  logged: number | null;
  /** Of the given witnesses, those that cosigned the log then. */
  cosigned: string[];
  /** What does not hold, in words, with the line. */
  fault: string | null;
}

class Broken extends Error {}

function parseLine<T>(schema: z.ZodType<T>, text: string | undefined, line: number): T {
  let value: unknown;
  try {
    value = JSON.parse(text ?? '');
  } catch {
    throw new Broken(`line ${line}: is no JSON`);
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Broken(`line ${line}: is not what it should be`);
  return parsed.data;
}

type Logged = z.infer<typeof loggedSchema> | null;
type Header = z.infer<typeof headerSchema>;
/** The page before: where it ended. */
type Before = { header: Header; last: ChainedEntry | null } | null;

/** Opens the note and the log's proof with keys that are trusted. */
function checkSignature(text: string, header: Header, keys: readonly string[], report: ExportReport): Logged {
  const lines = text.trimEnd().split('\n');
  const { note } = parseLine(noteLineSchema, lines.at(-1), lines.length);
  const trusted = (keys.length > 0 ? keys : [header.key]).map(parseVerifierKey);
  const { text: said, verified } = openNote(note, trusted);
  const [by] = verified;
  if (by === undefined) throw new Broken('No key that you trust has signed this export.');
  report.signedBy = keys.length > 0 ? by : null;
  const signed = text.slice(0, text.trimEnd().lastIndexOf('\n') + 1);
  if (said !== noteText(signed)) throw new Broken('The signature is not of these lines: the file was changed.');
  const { log } = parseLine(logLineSchema, lines.at(-2), lines.length - 1);
  if (!log) return null;
  const { head, statement, proof } = log;
  if (head.unit !== header.unit.id || !statement.heads.includes(digestOfHead(head)))
    throw new Broken('The log’s leaf is not of this unit’s audit log.');
  const opened = openProof(proof, leafOfAudit(statement), trusted);
  if (opened.verified.length === 0) throw new Broken('No key that you trust has signed the log’s head.');
  report.logged = head.number;
  report.cosigned = opened.cosigned.map(({ name }) => name);
  return log;
}

function checkEntries(
  lines: readonly string[],
  { header, before, log }: { header: Header; before: Before; log: Logged },
  report: ExportReport,
): Before {
  const follows = before?.header.next === header.after && before.header.unit.id === header.unit.id;
  if (before && !follows) throw new Broken('This page does not follow the page before it.');
  const isWhole = Object.keys(header.filter).length === 0;
  let last = before?.last ?? null;
  let number = header.after;
  for (const [at, line] of lines.entries()) {
    const entry = parseLine(lineSchema, line, at + 2);
    const isNext = isWhole ? entry.number === number + 1 : entry.number > number;
    if (!isNext) throw new Broken(`line ${at + 2}: entry ${entry.number} does not follow entry ${number}`);
    const isChained = last?.number !== entry.number - 1 || last.digest === entry.previousDigest;
    if (!isChained || !holds(entry)) throw new Broken(`line ${at + 2}: entry ${entry.number} was changed`);
    if (log?.head.number === entry.number && log.head.digest !== entry.digest)
      throw new Broken(`The log has another entry ${entry.number} than this export.`);
    number = entry.number;
    last = entry;
    report.entries += 1;
    report.first ??= number;
    report.last = number;
  }
  if (log && (log.head.number > number || log.head.number < (report.first ?? 0)))
    throw new Broken(`The log’s leaf is of entry ${log.head.number}, which is not here.`);
  report.isWhole = isWhole;
  return { header, last };
}

/** @throws Broken or ProofError with what does not hold */
function checkPage(text: string, keys: readonly string[], before: Before, report: ExportReport): Before {
  const lines = text.trimEnd().split('\n');
  const header = parseLine(headerSchema, lines[0], 1);
  report.unit = header.unit;
  const log = checkSignature(text, header, keys, report);
  return checkEntries(lines.slice(1, -2), { header, before, log }, report);
}

/**
 * Checks pages of an export offline, in their order: the signature, the digest of each entry, that they follow on each
 * other where none is left out, and that the log has the chain.
 *
 * @param keys verifier keys that are trusted, of the log and of witnesses; without any, the key that the page names
 */
export function verifyAuditExport(pages: readonly string[], keys: readonly string[]): ExportReport[] {
  let before: Before = null;
  return pages.map((text) => {
    const report: ExportReport = {
      ok: false,
      unit: null,
      entries: 0,
      first: null,
      last: null,
      isWhole: false,
      signedBy: null,
      logged: null,
      cosigned: [],
      fault: null,
    };
    try {
      before = checkPage(text, keys, before, report);
      report.ok = true;
    } catch (error) {
      if (!(error instanceof Broken || error instanceof ProofError)) throw error;
      report.fault = error.message;
    }
    return report;
  });
}
