import { listDocumentKinds } from '../notice/index.ts';
import type { CollectedCase } from './collect-case.ts';
import { originalPath } from './dossier.ts';
import { count, day, figure, nameSignal, RETURN, type SummaryPen } from './summary-words.ts';

/** Pages of another program's archive that the summary names. */
const MOST_PAGES = 10;

type Adopted = CollectedCase['evidence'][number]['adopted'];

/** A document that was given, not an archive of pages. */
export const isDocument = (adopted: Adopted): boolean => adopted?.format === 'pdf' || adopted?.format === 'file';

/** Of an archive that another program made: whose word is whose. */
function layOutAdopted(id: string, adopted: Adopted, show: SummaryPen['show'], fit: SummaryPen['fit']): string[][] {
  if (isDocument(adopted)) {
    return [
      ['Le scellé montre', 'que ce fichier existait à cette date ; Vigie n’en a rien lu'],
      ['Fichier versé', fit(adopted?.name ?? '')],
      ['Tel que reçu', originalPath(id, adopted)],
      ['Son empreinte', adopted?.digest ?? '', 'mono'],
    ];
  }
  const proves = 'que ce fichier existait à cette date ; la capture elle-même a été faite par un autre programme';
  if (adopted === null) return [['Le scellé montre', proves]];
  const { name, digest, software, pages, pageCount, isWhole } = adopted;
  return [
    ['Le scellé montre', proves],
    ['Fait par', fit(software ?? 'un programme que l’archive ne nomme pas')],
    ['Fichier versé', fit(name)],
    ['Tel que reçu', originalPath(id, adopted)],
    ['Son empreinte', digest, 'mono'],
    [
      'Pages vues, selon elle',
      show(
        `${count(pageCount, 'page', 'pages')}, non vérifiées par Vigie${isWhole ? '' : ' ; archive abîmée, coupée ou trop grande : liste incomplète'}`,
      ),
    ],
    ...pages.slice(0, MOST_PAGES).map(({ url, at }) => ['', fit(`${at ?? 'sans date'} : ${url}`)]),
  ];
}

const FOLLOWED = {
  waiting: 'réponse attendue',
  removed: 'retirée',
  overdue: 'délai dépassé',
  withdrawn: 'acte retiré : plus de suivi',
};

export function layOutEvidence({ evidence }: CollectedCase, { show, fit, instant }: SummaryPen): object[] {
  return evidence.map(({ id, state, url, sealedAt, by, digest, logIndex, bytes, failure, adopted }) => ({
    heading:
      state === 'sealed'
        ? `${isDocument(adopted) ? 'Document versé' : by === 'adopted' ? 'Archive d’un autre programme' : 'Paquet'} ${id}`
        : `${isDocument(adopted) ? 'Document non scellé' : by === 'adopted' ? 'Archive non scellée' : 'Page non capturée'} (${id})`,
    url: url === null ? null : show(url),
    facts:
      digest === null
        ? [['Raison', show(failure?.fr ?? 'en attente de capture')]]
        : [
            ['Scellé le', sealedAt ? instant(sealedAt) : ''],
            ...(by === 'adopted'
              ? layOutAdopted(id, adopted, show, fit)
              : [['Capture', by === 'browser' ? 'affichée par un navigateur' : 'téléchargée sans affichage']]),
            ['Empreinte SHA-256', digest, 'mono'],
            ['Entrée du journal', `n° ${logIndex}`],
            ['Fichier', `evidence/${id}.wacz, ${figure(bytes ?? 0)} octets`],
          ],
  }));
}

/** What is kept of a receipt is the server's own answer, and in English whether it was signed. */
const receiptInFrench = (detail: string): string =>
  detail.replace(/, not signed$/, ', non signé').replace(/, signed$/, ', signé');

export function layOutNotices({ notices, followUp }: CollectedCase, { show, fit, instant }: SummaryPen): object[] {
  const STATES = {
    proposed: 'en attente d’approbation',
    queued: 'en attente d’envoi',
    sent: 'envoyée',
    failed: 'non envoyée',
    rejected: 'refusée par la seconde personne',
    bounced: 'non distribuée',
    'by-hand': 'à envoyer manuellement',
  };
  const titles = new Map<string, string>(listDocumentKinds().map(({ kind, title }) => [kind, title.fr]));
  return notices.map(({ id, kind, state, failure, sentAt, withdrawnAt, receipt, deadline, content }) => {
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
        ...(withdrawnAt ? [['Retirée le', instant(withdrawnAt)]] : []),
        ...(receipt
          ? [
              [
                'Accusé de réception',
                fit(`${receipt.reference.split('/').at(-1)} (${receiptInFrench(receipt.detail)})`),
              ],
            ]
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
        ...(followed ? [['Suite', FOLLOWED[followed.state]]] : []),
        ['Joint', `notices/${id}.json et notices/${id}.pdf`],
      ],
    };
  });
}

export function layOutReturns({ followUp }: CollectedCase, { show, fit, instant }: SummaryPen) {
  const { recurrence, relistings } = followUp;
  const lineOf = (where: string, of: NonNullable<typeof recurrence.trader>): string =>
    `${where} : ${count(of.confirmed, 'offre d’affaires confirmées', 'offres d’affaires confirmées')}` +
    `${of.firstSeen ? ` depuis le ${instant(of.firstSeen)}` : ''}, dont ${count(of.relisted, 'remise en ligne', 'remises en ligne')}` +
    `${of.medianDays === null ? '' : ` ; délai médian de remise en ligne : ${figure(of.medianDays)} jours`}.`;
  const own = relistings.filter(({ state }) => state !== 'rejected').length;
  const relisted = Math.max(own, recurrence.trader?.relisted ?? 0, recurrence.platform.relisted);
  return {
    recurrence: {
      verdict:
        own > 0
          ? `Récurrent : ${count(own, 'offre de cette affaire a été remise en ligne', 'offres de cette affaire ont été remises en ligne')}.`
          : relisted > 0
            ? 'Aucune offre de cette affaire n’a été remise en ligne ; des offres d’autres affaires confirmées l’ont été.'
            : 'Ponctuel à ce jour : aucune offre n’a été remise en ligne à la date du dossier.',
      lines: [
        lineOf('Sur cette plateforme', recurrence.platform),
        ...(recurrence.trader ? [lineOf('Chez ce professionnel, sur cette plateforme', recurrence.trader)] : []),
      ],
    },
    returns: relistings.map(({ relisted: back, signals, days, state, decision }) => [
      instant(back.firstSeen),
      fit(`${back.title}${back.url ? ` (${back.url})` : ''}`),
      show(
        `${signals.map(({ kind }) => nameSignal(kind)).join(', ')}${days === null ? '' : ` ; ${figure(days)} jours après le retrait`}`,
      ),
      show(decision ? `${RETURN[state]}, ${decision.by}` : RETURN[state]),
    ]),
  };
}

export function layOutExhibits({ exhibits }: CollectedCase, { show, fit, instant }: SummaryPen): object[] {
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
    transfers: exhibit.transfers.map(({ at, from, to, reason, condition, sealIntact, newSeal }) => [
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

/** Candidates in the summary, of each obligation; the rest is in `candidates.json`. */
const MOST_CANDIDATES = 100;

/** Annex: what a person confirmed for an obligation that penalises each infringement, with the digests of what was sealed. */
export function layOutCandidates({ candidates: all }: CollectedCase, { show, fit, instant }: SummaryPen): object[] {
  return all.map(({ obligation, definition, notice, candidates }) => {
    const { title, basis, from, until, source, verified } = obligation;
    return {
      heading: fit(title.fr),
      facts: [
        ['Fondement', fit(basis?.fr ?? 'non indiqué')],
        [
          'Jours',
          [from && `à partir du ${day(from)}`, until && `jusqu’au ${day(until)} inclus`].filter(Boolean).join(', '),
        ],
        ['Source', show(`${source ?? 'non indiquée'}${verified ? '' : ' ; NON VÉRIFIÉ'}`)],
        ['Ce qui est compté', fit(definition.fr)],
        ['Nombre', count(candidates.length, 'candidat confirmé', 'candidats confirmés')],
      ],
      notice: fit(notice.fr),
      rows: candidates.slice(0, MOST_CANDIDATES).map(({ day: on, title: offer, url, exhibits, decision }) => ({
        day: day(on),
        offer: fit(`${offer}${url ? ` (${url})` : ''}`),
        exhibits: exhibits.map(({ evidence, seenAt, digest }) => [`${evidence}, ${instant(seenAt)}`, digest]),
        decision: fit(decision ? `${decision.by}, ${instant(decision.at)} : ${decision.reason}` : ''),
      })),
      omitted:
        candidates.length > MOST_CANDIDATES
          ? `${figure(candidates.length - MOST_CANDIDATES)} de plus : voir candidates.json.`
          : null,
    };
  });
}
