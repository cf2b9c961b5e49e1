/** How grave a finding is, the least first. */
export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * How a match was reached: as written, after folding, through look-alike letters, digits and signs for letters, letters
 * set apart or stretched, as a quantity, as an attribute, because something is absent, by a picture's perceptual hash,
 * or by a text much alike.
 */
export const VIAS = [
  'literal',
  'folded',
  'confusable',
  'leet',
  'spaced',
  'measure',
  'attribute',
  'absent',
  'picture',
  'similar',
] as const;
export type Via = (typeof VIAS)[number];

/** One place in the listing that explains a finding. */
export interface Match {
  /** `title`, `description`, `brand`, `category.0`, `attributes.Material`, `manufacturer`, … */
  field: string;
  /** UTF-16 offsets into that field's original string; both 0 when `via` is `absent`. */
  start: number;
  end: number;
  /** The original text between them. */
  text: string;
  /** The term of the pack, or the measure (`height 100 cm`), or the condition. */
  term: string;
  via: Via;
  /** The languages of the pack in which the term stands, when nobody who reads one of them has reviewed its terms. */
  unreviewed?: string[];
}

/** A text in the languages of the project. */
export interface Words {
  en: string;
  fr: string;
}

/** The provision a rule rests on, as the pack states it. */
export interface LegalBasis {
  id: string;
  citation: Words;
  penalty: Words | null;
  /** Plain dates (YYYY-MM-DD), both inclusive; `null`: open. */
  from: string | null;
  to: string | null;
  /** False: not checked against an official text; shown to the user as unverified. */
  verified: boolean;
  note: Words | null;
}

/** One rule matching one snapshot, with the matches that explain it. A machine makes findings, a person decides. */
export interface Finding {
  rule: string;
  title: Words;
  pack: string;
  /** SHA-256 (hex) of the pack's canonical content. */
  packDigest: string;
  /** Version of the engine that made it. */
  engine: string;
  severity: Severity;
  /** Only provisions in force at the listing's date. */
  legal: LegalBasis[];
  matches: Match[];
}
