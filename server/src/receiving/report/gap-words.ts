import { sentences } from '../../base/core/sentences.ts';

/** What a transparency report leaves open: which rows, why, and what to do. */
export const gapWords = sentences({
  'rows.all': { en: 'all rows', fr: 'toutes les lignes' },
  'rows.name': { en: 'name of the service provider', fr: 'nom du fournisseur de services' },
  'rows.published': { en: 'dates of publication', fr: 'dates de publication' },
  'rows.act': { en: 'orders to act', fr: 'injonctions d’agir' },
  'rows.inform': { en: 'orders to provide information', fr: 'injonctions de fournir des informations' },
  'rows.states': { en: 'rows for each Member State', fr: 'lignes par État membre' },
  'rows.categories': { en: 'rows by category', fr: 'lignes par catégorie' },
  'rows.totals': { en: 'all figures', fr: 'tous les chiffres' },
  'rows.trusted': { en: 'trusted flaggers', fr: 'signaleurs de confiance' },
  'rows.medians': { en: 'median times', fr: 'délais médians' },
  'rows.partly': { en: 'decisions partially reversed', fr: 'décisions partiellement annulées' },
  'rows.omitted': { en: 'decisions omitted', fr: 'absence de décision' },
  'rows.disputes': { en: 'out-of-court dispute settlement', fr: 'règlement extrajudiciaire des litiges' },
  'rows.suspensions': { en: 'suspensions', fr: 'suspensions' },
  'rows.measures': { en: 'measures: total and own initiative', fr: 'mesures : total et initiative propre' },
  'rows.accuracy': { en: 'accuracy, precision, recall', fr: 'exactitude, précision, rappel' },
  'rows.languages': { en: 'rows by language', fr: 'lignes par langue' },
  name: {
    en: 'The legal name of the provider is not kept here. Write it in.',
    fr: 'La dénomination du fournisseur n’est pas conservée ici. Inscrivez-la.',
  },
  published: {
    en: 'This report is not published from here. Write in the day you publish it, and the day of the one before.',
    fr: 'Ce rapport n’est pas publié d’ici. Inscrivez le jour où vous le publiez et celui du précédent.',
  },
  context: {
    en: 'Codes alone are needed. How you read a category is yours to say, in the last column.',
    fr: 'Seuls les codes sont requis. À vous de dire, dans la dernière colonne, comment vous comprenez une catégorie.',
  },
  running: {
    en: 'The year is not over: figures go up to now.',
    fr: 'L’année n’est pas terminée : les chiffres s’arrêtent à aujourd’hui.',
  },
  opened: {
    en: 'The first inbox of this service was opened on {day}. Add what came before.',
    fr: 'La première boîte de réception de ce service a été ouverte le {day}. Ajoutez ce qui est arrivé avant.',
  },
  through: {
    en: 'Counted: what came through the inboxes of this service. Add what reached you otherwise.',
    fr: 'Est compté ce qui est passé par les boîtes de réception de ce service. Ajoutez ce qui vous est parvenu autrement.',
  },
  others: {
    en: '{count} other {count|document|documents} came in, neither a notice nor an order (a reminder, a withdrawal, a letter), and {count|is|are} not counted.',
    fr: '{count} {count|autre document est arrivé|autres documents sont arrivés}, ni notification ni injonction (rappel, retrait, courrier), sans être {count|compté|comptés}.',
  },
  'no-orders': {
    en: 'No such order came through an inbox, which does not show that none came. Write 0 if none reached you otherwise either.',
    fr: 'Aucune n’est passée par une boîte de réception, ce qui ne prouve pas qu’il n’y en a pas eu. Inscrivez 0 si aucune ne vous est parvenue autrement.',
  },
  states: {
    en: 'An order names the issuing authority, not its Member State. Add a row for each.',
    fr: 'Une injonction nomme l’autorité émettrice, pas son État membre. Ajoutez une ligne par État membre.',
  },
  unplaced: {
    en: 'Of {total}, {count} {count|is|are} in the total alone: neither the rules cited nor the statement of reasons gives one category. So rows hold at least what they say, and rows without a figure are left empty, not 0.',
    fr: 'Sur {total}, {count} {count|ne figure|ne figurent} que dans le total : ni les règles citées ni l’exposé des motifs ne donnent une seule catégorie. Les lignes sont donc des minimums, et celles sans chiffre restent vides, non à 0.',
  },
  unspecified: {
    en: 'Sub-categories do not add up to their category: for {count}, no single sub-category is known, or “other” is not described.',
    fr: 'Les sous-catégories ne totalisent pas leur catégorie : pour {count}, on ne connaît pas une seule sous-catégorie, ou « autre » n’est pas décrit.',
  },
  reading: {
    en: 'The category is the one this software’s register gives to the rules that the notice cites (our reading, unverified), else the one in the statement of reasons. Check it.',
    fr: 'La catégorie est celle que le registre de ce logiciel attache aux règles citées par la notification (notre lecture, non vérifiée), sinon celle de l’exposé des motifs. Vérifiez-la.',
  },
  erased: {
    en: '{count} received in the period {count|has|have} been erased since: their kind, their sender and the rules they cited are no longer known. They count as notices of nobody in particular.',
    fr: '{count} des documents reçus pendant la période {count|a été effacé|ont été effacés} depuis : leur nature, leur auteur et les règles citées ne sont plus connus. Ils comptent comme notifications d’un auteur quelconque.',
  },
  trusted: {
    en: 'By the list of senders as it is today, for the day each notice came: a status suspended then and restored since is not remembered.',
    fr: 'D’après la liste des expéditeurs telle qu’elle est aujourd’hui, au jour de chaque notification : un statut suspendu alors et rétabli depuis n’est pas mémorisé.',
  },
  'no-median': {
    en: 'Nothing to measure: no action or decision of that kind in the period.',
    fr: 'Rien à mesurer : aucune mesure ou décision de ce type pendant la période.',
  },
  'own-initiative': {
    en: 'What you restrict on your own initiative is not decided here, so nothing is recorded. Restrictions after notices are in part 4.',
    fr: 'Ce que vous restreignez de votre propre initiative ne se décide pas ici : rien n’est consigné. Les restrictions faisant suite à une notification sont dans la partie 4.',
  },
  partly: {
    en: 'A complaint is upheld or rejected as a whole here.',
    fr: 'Ici, une réclamation est accueillie ou rejetée en entier.',
  },
  omitted: {
    en: 'The record does not say that a complaint was withdrawn or settled otherwise.',
    fr: 'Rien n’indique qu’une réclamation a été retirée ou réglée autrement.',
  },
  disputes: {
    en: 'Disputes before out-of-court bodies (art. 21) are not recorded here.',
    fr: 'Les litiges portés devant un organe extrajudiciaire (art. 21) ne sont pas consignés ici.',
  },
  suspensions: {
    en: 'Suspensions are not kept by service, and this unit has {services} services. In all: {traders} for offers, {notifiers} for notices, {complainants} for complaints.',
    fr: 'Les suspensions ne sont pas rattachées à un service, et cette unité en a {services}. Au total : {traders} pour des offres, {notifiers} pour des notifications, {complainants} pour des réclamations.',
  },
  measures: {
    en: 'Own-initiative measures are not recorded here, so no total of measures is either. After a notice, a person decides each time.',
    fr: 'Les mesures d’initiative propre ne sont pas consignées ici ; leur total non plus. Après une notification, une personne décide toujours.',
  },
  accuracy: {
    en: 'How accurate your automated means are is not measured in the record.',
    fr: 'L’exactitude de vos moyens automatisés n’est pas mesurée dans le registre.',
  },
  'very-large': {
    en: 'Only for very large platforms or search engines; not in the record. Leave empty if you are neither.',
    fr: 'Pour les seuls très grandes plateformes et très grands moteurs de recherche ; absent du registre. Laissez vide si vous n’en êtes pas.',
  },
  texts: {
    en: 'Texts in your own words; no record can write them.',
    fr: 'Textes à rédiger vous-même ; aucun registre ne peut les écrire.',
  },
});
