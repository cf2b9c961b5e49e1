import { createHash } from 'node:crypto';
import type { ArchiveFile } from '@vigie/proof';
import { type Pen, renderPage } from '../base/text/typst.ts';
import { listActs } from '../notice/index.ts';
import type { GatheredCase } from './collect-case.ts';
import { tellChronology } from './summary-chronology.ts';
import {
  count,
  DECISION,
  day,
  figure,
  instantsIn,
  nameField,
  nameSignal,
  RETURN,
  SEVERITY,
  STATE,
  VERDICT,
} from './summary-words.ts';

const TEMPLATE = new URL('./dossier.typ', import.meta.url);

/** Writes instants as people read them where they are. */
type SummaryPen = Pen & { instant(iso: string): string };

/** How much the summary shows; the rest is in the JSON beside it, and the summary says so. */
const MOST = { findings: 40, matches: 12, events: 200, parts: 400 };

export interface SummaryInput {
  gathered: GatheredCase;
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

type Finding = GatheredCase['findings'][number];
type LegalBasis = Finding['legal'][number];

const omittedOf = (all: number, shown: number, where: string): string | null =>
  all > shown ? `${figure(all - shown)} de plus : voir ${where}.` : null;

function layOutFinding(finding: Finding, gathered: GatheredCase, { show, fit, instant }: SummaryPen): object {
  const snapshot = gathered.snapshots.find(({ id }) => id === finding.snapshot);
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
    matches: shown.map(({ field, text, term, via }) => [
      fit(nameField(field)),
      via === 'absent' ? '(néant : l’offre ne l’indique pas)' : fit(`« ${text.slice(0, 600)} »`),
      fit(term),
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

function layOutEvidence({ evidence }: GatheredCase, { show, instant }: SummaryPen): object[] {
  return evidence.map(({ id, state, url, sealedAt, by, digest, logIndex, bytes, failure }) => ({
    heading: state === 'sealed' ? `Paquet ${id}` : `Page non capturée (${id})`,
    url: url === null ? null : show(url),
    facts:
      digest === null
        ? [['Raison', show(failure?.fr ?? 'en attente de capture')]]
        : [
            ['Scellé le', sealedAt ? instant(sealedAt) : ''],
            ['Capture', by === 'browser' ? 'affichée par un navigateur' : 'téléchargée sans affichage'],
            ['Empreinte SHA-256', digest, 'mono'],
            ['Entrée du journal', `n° ${logIndex}`],
            ['Fichier', `evidence/${id}.wacz, ${figure(bytes ?? 0)} octets`],
          ],
  }));
}

/** What is kept of a receipt is the server's own answer, and in English whether it was signed. */
const receiptInFrench = (detail: string): string =>
  detail.replace(/, not signed$/, ', non signé').replace(/, signed$/, ', signé');

function layOutNotices({ notices, followUp }: GatheredCase, { show, fit, instant }: SummaryPen): object[] {
  const STATES = {
    proposed: 'en attente d’approbation',
    queued: 'en attente d’envoi',
    sent: 'envoyée',
    failed: 'non envoyée',
    rejected: 'refusée par la seconde personne',
    bounced: 'non distribuée',
    'by-hand': 'à envoyer manuellement',
  };
  const titles = new Map<string, string>(listActs().map(({ kind, title }) => [kind, title.fr]));
  return notices.map(({ id, kind, state, failure, sentAt, receipt, deadline, content }) => {
    const followed = followUp.followUps.find(({ notice }) => notice === id);
    return {
      heading: show(
        `${kind === 'dsa-16' ? 'Notification de contenu illicite (article 16)' : (titles.get(kind) ?? kind)} ${id}`,
      ),
      facts: [
        ['État', show(failure === null ? STATES[state] : `${STATES[state]} : ${failure.fr}`)],
        [
          'Destinataire',
          fit([content.recipient.name, content.recipient.address].filter((part) => part !== null).join(', ')),
        ],
        ...(sentAt ? [['Envoyée le', instant(sentAt)]] : []),
        ...(receipt
          ? [['Accusé de réception', fit(`${receipt.reference.split('/').at(-1)} (${receiptInFrench(receipt.detail)})`)]]
          : []),
        ...(deadline
          ? [
              [
                'Réponse attendue',
                show(
                  `au plus tard le ${day(deadline.due)} ; ${deadline.origin === 'law' ? 'délai fixé par la loi' : 'délai fixé par l’unité, non par la loi'}${deadline.verified ? '' : ' ; NON VÉRIFIÉ'}`,
                ),
              ],
              ['Fondement du délai', show(`${deadline.article.fr}. ${deadline.rule.fr}`)],
            ]
          : []),
        ...(followed
          ? [['Suite', { waiting: 'réponse attendue', removed: 'retirée', overdue: 'délai dépassé' }[followed.state]]]
          : []),
        ['Joint', `notices/${id}.json et notices/${id}.pdf`],
      ],
    };
  });
}

function layOutReturns({ followUp }: GatheredCase, { show, fit, instant }: SummaryPen) {
  const { recurrence, relistings } = followUp;
  const lineOf = (where: string, of: NonNullable<typeof recurrence.trader>): string =>
    `${where} : ${count(of.confirmed, 'offre d’affaires confirmées', 'offres d’affaires confirmées')}` +
    `${of.firstSeen ? ` depuis le ${instant(of.firstSeen)}` : ''}, dont ${count(of.returned, 'remise en ligne', 'remises en ligne')}` +
    `${of.medianDays === null ? '' : ` ; délai médian de remise en ligne : ${figure(of.medianDays)} jours`}.`;
  const own = relistings.filter(({ state }) => state !== 'rejected').length;
  const returned = Math.max(own, recurrence.trader?.returned ?? 0, recurrence.platform.returned);
  return {
    recurrence: {
      verdict:
        own > 0
          ? `Récurrent : ${count(own, 'offre de cette affaire a été remise en ligne', 'offres de cette affaire ont été remises en ligne')}.`
          : returned > 0
            ? 'Aucune offre de cette affaire n’a été remise en ligne ; des offres d’autres affaires confirmées l’ont été.'
            : 'Ponctuel à ce jour : aucune offre n’a été remise en ligne à la date du dossier.',
      lines: [
        lineOf('Sur cette plateforme', recurrence.platform),
        ...(recurrence.trader ? [lineOf('Chez ce professionnel, sur cette plateforme', recurrence.trader)] : []),
      ],
    },
    returns: relistings.map(({ returned: back, signals, days, state, decision }) => [
      instant(back.firstSeen),
      fit(`${back.title}${back.url ? ` (${back.url})` : ''}`),
      show(
        `${signals.map(({ kind }) => nameSignal(kind)).join(', ')}${days === null ? '' : ` ; ${figure(days)} jours après le retrait`}`,
      ),
      show(decision ? `${RETURN[state]}, ${decision.by}` : RETURN[state]),
    ]),
  };
}

function layOutExhibits({ exhibits }: GatheredCase, { show, fit, instant }: SummaryPen): object[] {
  const nameOf = ({ name, organisation }: { name: string; organisation: string }): string =>
    fit(`${name}, ${organisation}`);
  return exhibits.map((exhibit) => ({
    heading: `Pièce n° ${exhibit.number} (${exhibit.kind === 'digital' ? 'numérique' : 'objet'})`,
    facts: [
      ['Description', fit(exhibit.description)],
      ...(exhibit.object ? [['Quantité', figure(exhibit.object.quantity)]] : []),
      ...(exhibit.seal === null ? [] : [['Scellé n°', fit(exhibit.seal)]]),
      ...(exhibit.file
        ? [
            ['Fichier', fit(exhibit.file.name)],
            ['Empreinte du fichier', exhibit.file.digest, 'mono'],
          ]
        : []),
      ['Recueillie', `le ${instant(exhibit.collectedAt)}, par ${nameOf(exhibit.collectedBy)}`],
      ['Lieu', fit(exhibit.collectedPlace)],
      ['Détenue par', `${nameOf(exhibit.holder)}, depuis le ${instant(exhibit.holder.since)}`],
      ['Empreinte de la fiche', exhibit.digest, 'mono'],
    ],
    handOvers: exhibit.handOvers.map(({ at, from, to, reason, condition, sealIntact, newSeal }) => [
      instant(at),
      nameOf(from),
      nameOf(to),
      fit(`${reason}. État : ${condition}`),
      show(
        [
          sealIntact === null ? 'sans scellé' : sealIntact ? 'intact' : 'ouvert ou abîmé',
          newSeal && `nouveau : ${newSeal}`,
        ]
          .filter(Boolean)
          .join(' ; '),
      ),
    ]),
  }));
}

function layOut(input: SummaryInput, pen: SummaryPen): object {
  const { gathered, about, recipients, signer, parts } = input;
  const { fonts, show, fit, hasNamed, instant } = pen;
  const { case: found, findings, evidence, notices, followUp, decisions, exhibits } = gathered;
  const at = new Date(about.madeAt);
  const events = tellChronology(gathered, about, input.timeZone);
  const sealed = evidence.filter(({ state }) => state === 'sealed').length;
  const done = followUp.checks.filter(({ verdict }) => verdict !== null);
  const unverified = findings.some(({ legal }) => legal.some(({ verified }) => !verified));
  const lastVerdict = done.at(-1)?.verdict;
  const returns = layOutReturns(gathered, pen);
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
      `${count(notices.filter(({ sentAt }) => sentAt !== null).length, 'notification envoyée', 'notifications envoyées')}, ${count(done.length, 'contrôle effectué', 'contrôles effectués')}${lastVerdict ? ` ; dernier résultat : ${VERDICT[lastVerdict]}` : ''}.`,
      returns.recurrence.verdict,
      ...(exhibits.length > 0 ? [`${count(exhibits.length, 'pièce enregistrée', 'pièces enregistrées')}.`] : []),
      ...(unverified
        ? ['Un fondement juridique au moins n’a pas été confronté à un texte officiel : il est marqué NON VÉRIFIÉ.']
        : []),
    ],
    findings: findings.slice(0, MOST.findings).map((finding) => layOutFinding(finding, gathered, pen)),
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
    evidence: layOutEvidence(gathered, pen),
    notices: layOutNotices(gathered, pen),
    checks: done.map(({ doneAt, verdict, url, reasons }) => ({
      at: doneAt ? instant(doneAt) : '',
      verdict: verdict ? VERDICT[verdict] : '',
      url: show(url),
      reasons: fit(reasons.map(({ text }) => text.fr).join(' ; ')),
    })),
    ...returns,
    exhibits: layOutExhibits(gathered, pen),
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
