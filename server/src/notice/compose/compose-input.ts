import type { Finding, Trader, Words } from '@vigie/engine';
import type { KnownDocument } from './document-kinds.ts';
import type { Notice, PastDocument, Recurrence } from './notice-schema.ts';
import type { NoticeLanguage } from './words.ts';

/** A finding as it backs a notice; `listingUrl` says which location it concerns (absent: all of them). */
export type ReportedFinding = Finding & { id?: string; listingUrl?: string | null };

/** A sealed package as a document names it. */
export interface NoticeEvidence {
  packageId: string;
  /** SHA-256 of the package, lower-case hex. */
  digest: string;
  /** Index of the package's entry in the log, from 0. */
  logIndex: number;
  sealedAt: Date | string;
}

/** Candidates of an obligation of the case's platform that a person confirmed, as a later link reads them. */
export interface ConfirmedCandidates {
  obligation: {
    title: Words;
    basis: Words | null;
    from: string | null;
    until: string | null;
    source: string | null;
    verified: boolean;
  };
  definition: Words;
  notice: Words;
  candidates: {
    day: string;
    title: string;
    url: string | null;
    exhibits: { evidence: string; digest: string; logIndex: number | null; seenAt: string }[];
    decision: { by: string; at: string } | null;
  }[];
}

/** Who sends, as a document says it. */
export interface Notifier {
  organisation: string | null;
  name: string;
  email: string;
  /** Status awarded under Regulation (EU) 2022/2065, art. 22. */
  trustedFlagger: boolean;
  /** By whom and since when, where the status is held. */
  awarded?: { by: string; since: string };
}

/** All that a document is composed from. */
export interface ComposeInput {
  document: KnownDocument;
  id: string;
  caseId: string;
  platform: { key: string; name: string };
  trader: Pick<Trader, 'id' | 'name' | 'url'> | null;
  listings: { url: string | null; id: string | null; title: string }[];
  findings: ReportedFinding[];
  evidence: NoticeEvidence[];
  notifier: Notifier | null;
  /**
   * Leave the notifier's name and e-mail out. Art. 16(2)(c) allows that only for information considered to involve an
   * offence of Directive 2011/93/EU, art. 3 to 7: `offences` names the legal bases of the findings that a person holds
   * to be such offences, and every finding must rest on one of them.
   */
  anonymous?: { offences: readonly string[] } | null;
  /** The issuing authority of an order. */
  authority?: { name: string; address: string | null; email: string } | null;
  recipient: { name: string; address: string | null };
  /** Where answers may be posted; absent: by e-mail alone. */
  replyTo?: string | null;
  language: NoticeLanguage;
  /** The version that governs where `language` is a translation; packs speak it. */
  governing?: 'fr' | 'en';
  /** Languages that the provider has declared (art. 11(3)); null or absent: not known. */
  declaredLanguages?: readonly string[] | null;
  /** What the person has typed, by the key of the element. */
  elements?: Readonly<Record<string, string>>;
  /** What was asked before in this case, oldest first. */
  acts?: PastDocument[] | null;
  recurrence?: Recurrence | null;
  candidates?: ConfirmedCandidates[];
  /** What laboratories found, oldest first. */
  laboratory?: NonNullable<Notice['laboratory']>;
  /** The document that a reminder recalls. */
  reminds?: PastDocument | null;
  /** The person who sends has confirmed the statement of art. 16(2)(d). A machine does not confirm it for them. */
  bonaFide: boolean;
  at: Date;
  /** In which the document is dated. */
  timeZone: string;
}
