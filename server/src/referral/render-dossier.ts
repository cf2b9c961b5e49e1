import { createHash } from 'node:crypto';
import type { ArchiveFile } from '@vigie/proof';
import { type Pen, renderPage } from '../base/text/typst.ts';
import type { CollectedCase } from './collect-case.ts';
import { tellChronology } from './summary-chronology.ts';
import { layOutHearings, layOutLaboratory, layOutMeasures } from './summary-market.ts';
import { layOutFigures, layOutReferrals } from './summary-referrals.ts';
import {
  isDocument,
  layOutCandidates,
  layOutEvidence,
  layOutExhibits,
  layOutNotices,
  layOutReturns,
} from './summary-sections.ts';
import {
  count,
  DECISION,
  day,
  figure,
  instantsIn,
  nameField,
  SEVERITY,
  STATE,
  type SummaryPen,
  sayPassage,
  VERDICT,
} from './summary-words.ts';

const TEMPLATE = new URL('./dossier.typ', import.meta.url);

/** How much the summary shows; the rest is in the JSON beside it, and the summary says so. */
const MOST = { findings: 40, matches: 12, events: 200, parts: 400 };

export interface SummaryInput {
  collected: CollectedCase;
  about: { id: string; madeAt: string; madeBy: string; reason: string; checkpoint: string };
  recipients: readonly string[];
  /** The key that signs the manifest. */
  signer: string;
  timeZone: string;
  /** All parts but the summary itself. */
  parts: readonly ArchiveFile[];
}

/** The summary of a dossier for people: a tagged PDF/A-2a in French. The same case gives the same bytes. */
export function renderSummary(input: SummaryInput): Promise<Uint8Array> {
  return renderPage(TEMPLATE, (pen) => layOut(input, { ...pen, instant: instantsIn(input.timeZone) }), {
    at: new Date(input.about.madeAt),
  });
}

type Finding = CollectedCase['findings'][number];
type LegalBasis = Finding['legal'][number];

const omittedOf = (all: number, shown: number, where: string): string | null =>
  all > shown ? `${figure(all - shown)} de plus : voir ${where}.` : null;

function layOutFinding(finding: Finding, collected: CollectedCase, { show, fit, instant }: SummaryPen): object {
  const snapshot = collected.snapshots.find(({ id }) => id === finding.snapshot);
  const shown = finding.matches.slice(0, MOST.matches);
  return {
    heading: show(finding.title.fr),
    facts: [
      ['Offre', fit(snapshot?.content.title ?? '')],
      ['Adresse', show(snapshot?.content.url ?? 'non indiquée')],
      ['Vue le', snapshot ? instant(snapshot.seenAt) : ''],
      ['Gravité', SEVERITY[finding.severity]],
      ['Signalement', finding.id, 'mono'],
      ['Règle', show(`${finding.rule}, jeu de règles ${finding.pack}, moteur ${finding.engine}`)],
      ['Empreinte du jeu de règles', finding.packDigest, 'mono'],
      ['Empreinte de l’offre', snapshot?.digest ?? '', 'mono'],
    ],
    matches: shown.map(({ field, text, term, via, unreviewed }) => [
      fit(nameField(field)),
      via === 'absent' ? '(néant : l’offre ne l’indique pas)' : fit(`« ${sayPassage(field, text.slice(0, 600))} »`),
      fit(unreviewed ? `${term} (terme qu’aucun lecteur de la langue n’a relu)` : term),
    ]),
    omitted: omittedOf(finding.matches.length, shown.length, 'findings.json'),
  };
}

function layOutLegal(findings: readonly Finding[], { show, fit }: Pen): object[] {
  const bases = new Map<string, LegalBasis>();
  for (const basis of findings.flatMap(({ legal }) => legal)) {
    const key = `${basis.citation.fr}\n${basis.penalty?.fr ?? ''}\n${basis.from ?? ''}`;
    if (!bases.has(key)) bases.set(key, basis);
  }
  return [...bases.values()].map(({ citation, penalty, from, to, verified, note }) => ({
    citation: fit(citation.fr),
    penalty: penalty ? fit(penalty.fr) : 'non indiquée',
    force: [from && `depuis le ${day(from)}`, to && `jusqu’au ${day(to)}`].filter(Boolean).join(', ') || 'non indiqué',
    verified,
    note: note ? show(note.fr) : null,
  }));
}

function layOut(input: SummaryInput, pen: SummaryPen): object {
  const { collected, about, recipients, signer, parts } = input;
  const { fonts, show, fit, hasNamed, instant } = pen;
  const { case: found, findings, evidence, notices, followUp, decisions, exhibits } = collected;
  const at = new Date(about.madeAt);
  const events = tellChronology(collected, about, input.timeZone);
  const whole = evidence.filter(({ state }) => state === 'sealed');
  const documents = whole.filter(({ adopted }) => isDocument(adopted)).length;
  const adopted = whole.filter(({ by }) => by === 'adopted').length - documents;
  const sealed = whole.length - adopted - documents;
  const done = followUp.checks.filter(({ verdict }) => verdict !== null);
  const unverified = findings.some(({ legal }) => legal.some(({ verified }) => !verified));
  const lastVerdict = done.at(-1)?.verdict;
  const returns = layOutReturns(collected, pen);
  const body = {
    fonts,
    mono: ['DejaVu Sans Mono'],
    id: about.id,
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    documentTitle: show(`Synthèse du dossier ${about.id} : ${found.title}`),
    author: show(about.madeBy),
    title: fit(found.title),
    timeZone: show(input.timeZone),
    head: [
      ['Dossier', about.id, 'mono'],
      ['Affaire', found.id, 'mono'],
      ['Établi', show(`le ${instant(about.madeAt)}, par ${about.madeBy}`)],
      ['Motif', fit(about.reason)],
      ['Plateforme', fit(found.platform)],
      ['Professionnel, selon l’offre', fit(found.trader || 'non indiqué')],
      ['Gravité et état', `${SEVERITY[found.severity]}, affaire ${STATE[found.state]}`],
      ...recipients.map((recipient, place) => [
        place === 0 ? 'Chiffré pour' : '',
        recipient.length > 70 ? `${recipient.slice(0, 66)}…` : recipient,
        'mono',
      ]),
    ],
    brief: [
      `${count(findings.length, 'signalement automatique', 'signalements automatiques')} sur ${count(found.listings, 'offre')}, examinés à partir du ${instant(found.openedAt)}.`,
      `${count(sealed, 'page scellée', 'pages scellées')}, chacune inscrite dans le journal public.`,
      ...(adopted > 0
        ? [
            `${count(adopted, 'archive versée, faite par un autre programme', 'archives versées, faites par d’autres programmes')}.`,
          ]
        : []),
      ...(documents > 0 ? [`${count(documents, 'document versé et scellé', 'documents versés et scellés')}.`] : []),
      `${count(notices.filter(({ sentAt }) => sentAt !== null).length, 'notification envoyée', 'notifications envoyées')}, ${count(done.length, 'contrôle effectué', 'contrôles effectués')}${lastVerdict ? ` ; dernier résultat : ${VERDICT[lastVerdict]}` : ''}.`,
      returns.recurrence.verdict,
      ...(exhibits.length > 0 ? [`${count(exhibits.length, 'pièce enregistrée', 'pièces enregistrées')}.`] : []),
      ...(unverified
        ? ['Un fondement juridique au moins n’a pas été confronté à un texte officiel : il est marqué NON VÉRIFIÉ.']
        : []),
    ],
    findings: findings.slice(0, MOST.findings).map((finding) => layOutFinding(finding, collected, pen)),
    findingsOmitted: omittedOf(findings.length, MOST.findings, 'findings.json'),
    legal: layOutLegal(findings, pen),
    decisions: decisions.map(({ at: decidedAt, kind, by, reason }) => [
      instant(decidedAt),
      DECISION[kind],
      fit(by),
      fit(reason),
    ]),
    events: events.slice(0, MOST.events).map(({ at: when, what }) => [when, fit(what)]),
    eventsOmitted: omittedOf(events.length, MOST.events, 'audit.json'),
    evidence: layOutEvidence(collected, pen),
    notices: layOutNotices(collected, pen),
    checks: done.map(({ doneAt, verdict, url, reasons }) => ({
      at: doneAt ? instant(doneAt) : '',
      verdict: verdict ? VERDICT[verdict] : '',
      url: show(url),
      reasons: fit(reasons.map(({ text }) => text.fr).join(' ; ')),
    })),
    ...returns,
    figures: layOutFigures(collected, pen),
    referrals: layOutReferrals(collected, pen),
    candidates: layOutCandidates(collected, pen),
    exhibits: layOutExhibits(collected, pen),
    laboratory: layOutLaboratory(collected, pen),
    hearings: layOutHearings(collected, pen),
    measures: layOutMeasures(collected, pen),
    commands: {
      open: [`vigie dossier open ${about.id}.age --identity cle.txt --out dossier \\`, `  --key '${signer}'`],
      byHand: [
        `age --decrypt --identity cle.txt --output dossier.zip ${about.id}.age`,
        'unzip dossier.zip -d dossier && cd dossier',
        'sha256sum --check <(jq -r \'.parts[] | "\\(.sha256)  \\(.path)"\' manifest.json)',
      ],
    },
    signer: show(signer),
    checkpoint: about.checkpoint.split('\n').filter(Boolean).map(show),
    parts: parts.slice(0, MOST.parts).map(({ path, bytes }) => ({
      path: fit(path),
      bytes: figure(bytes.length),
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })),
    partsOmitted: omittedOf(parts.length, MOST.parts, 'manifest.json'),
  };
  return {
    ...body,
    escaped: hasNamed()
      ? 'Un caractère noté ‹U+…› ne peut être affiché ici ; les fichiers JSON du dossier le contiennent tel quel.'
      : null,
  };
}
