import { sentences } from '../../base/core/sentences.ts';

/** Why a row, record or page of a file is not read, or passed over: what stands after its place. */
export const say = sentences({
  rowCells: {
    en: 'has {found} cells where the header has {width}',
    fr: 'compte {found} {found|cellule|cellules}, l’en-tête en compte {width}',
  },
  rowQuoteOpen: { en: 'has a quote that is never closed', fr: 'ouvre un guillemet qui n’est jamais fermé' },
  rowQuoteText: {
    en: 'has text after a closing quote (a quote inside is written twice)',
    fr: 'a du texte après un guillemet fermant (à l’intérieur d’une cellule, un guillemet s’écrit deux fois)',
  },
  rowExample: {
    en: 'an example of the template, above the row where its offers begin',
    fr: 'exemple du modèle, au-dessus de la ligne où commencent ses offres',
  },
  rowTitle: { en: 'has no title', fr: 'n’a pas de titre' },
  rowNoObject: { en: 'is no JSON object', fr: 'n’est pas un objet JSON' },
  rowNoJson: { en: 'is no valid JSON', fr: 'n’est pas du JSON valide' },
  inSheet: { en: '{why} (sheet "{sheet}")', fr: '{why} (feuille « {sheet} »)' },
  sheetHidden: {
    en: 'the sheet "{sheet}" is hidden: passed over',
    fr: 'la feuille « {sheet} » est masquée : elle n’est pas lue',
  },
  sheetNoTitle: {
    en: 'the sheet "{sheet}" has no column known as the title: passed over',
    fr: 'la feuille « {sheet} » n’a pas de colonne reconnue comme titre : elle n’est pas lue',
  },
  pageTooLarge: {
    en: 'has more than {bytes} bytes: no page of an offer has',
    fr: 'dépasse {bytes} octets : aucune page d’offre n’est aussi grande',
  },
  pageTooDeep: {
    en: 'is nested too deeply, or has too many elements, to be an offer',
    fr: 'est trop imbriquée, ou compte trop d’éléments, pour être la page d’une offre',
  },
  pageNoOffer: { en: 'shows no offer', fr: 'ne présente aucune offre' },
  pageNoOfferBroken: {
    en: 'shows no offer: its {what} is broken',
    fr: 'ne présente aucune offre : ses données {what} sont mal formées',
  },
  pageLargeOrPacked: {
    en: 'is larger than {bytes} bytes, or packed in a way that is not read',
    fr: 'dépasse {bytes} octets, ou est compressée d’une façon que Vigie ne lit pas',
  },
  fieldCut: { en: '{field} cut at {max} characters', fr: '{field} : texte coupé à {max} caractères' },
  fieldMore: {
    en: 'more than {max} {field}, the rest is left out',
    fr: 'plus de {max} {field}, le reste est laissé de côté',
  },
  furtherOffers: {
    en: 'several offers of one product: the first is read, the rest is left out',
    fr: 'plusieurs offres d’un même produit : la première est lue, le reste est laissé de côté',
  },
  fieldLong: {
    en: '{field} of more than {max} characters left out',
    fr: '{field} de plus de {max} caractères laissée de côté',
  },
  pageBroken: {
    en: 'its {what} is broken: the offer is read from the rest of the page',
    fr: 'données {what} mal formées : l’offre est lue dans le reste de la page',
  },
  picturesLeftOut: {
    en: '{count} of its pictures are left out: they are more or larger than a page of an offer has',
    fr: '{count} de ses images laissées de côté : trop nombreuses ou trop grandes pour la page d’une offre',
  },
  otherProducts: {
    en: 'it lists {count} products and is the page of none: the first is read',
    fr: 'elle liste {count} produits et n’est la page d’aucun : seul le premier est lu',
  },
  moreItems: {
    en: 'it describes more than {count} things: those after them are not looked at',
    fr: 'elle décrit plus de {count} choses : les suivantes ne sont pas examinées',
  },
  segments: {
    en: 'kept in segments, which are not put together',
    fr: 'conservés en segments, que Vigie ne rassemble pas',
  },
  madeFromRead: { en: 'made from a page that is read', fr: 'tirés d’une page déjà lue' },
  cutWhenArchived: {
    en: 'cut when it was archived: read as far as it goes',
    fr: 'coupés à l’archivage : lus jusqu’à la coupure',
  },
  answered: { en: 'pages that answered {status}', fr: 'pages qui ont répondu {status}' },
  answeredNothing: { en: 'pages that answered without a status', fr: 'pages dont la réponse n’a pas de code d’état' },
  repeatsRead: { en: 'repeating a page that is read', fr: 'répètent une page déjà lue' },
  pictureFar: {
    en: 'pictures of offers that are too far from their page in the archive, too large, cut, or packed in a way that is not read',
    fr: 'images d’offres trop éloignées de leur page dans l’archive, trop grandes, coupées, ou compressées d’une façon que Vigie ne lit pas',
  },
  repeatsAbsent: {
    en: 'repeating what is not in this archive',
    fr: 'répètent un contenu absent de cette archive',
  },
  noPages: { en: 'none of them a page', fr: 'aucune page parmi eux' },
  noPagesBut: { en: 'none of them a page ({kinds})', fr: 'aucune page parmi eux ({kinds})' },
  noRecords: { en: 'there are none', fr: 'il n’y en a pas' },
  harForm: {
    en: 'entries that do not have the form of HAR 1.2',
    fr: 'entrées qui n’ont pas la forme de HAR 1.2',
  },
  harWithin: {
    en: 'HTML that a page asked for itself, no documents',
    fr: 'contenus HTML qu’une page a demandés elle-même, et non des documents',
  },
  harNoContent: {
    en: 'was saved with its content not in it: save the log with content',
    fr: 'a été enregistrée sans son contenu : enregistrez le journal avec le contenu',
  },
  harContentApart: {
    en: 'was saved with its content in a file of its own ({name}): save the log with content',
    fr: 'a été enregistrée avec son contenu dans un fichier à part ({name}) : enregistrez le journal avec le contenu',
  },
  frames: { en: 'pages shown within the page (frames)', fr: 'pages affichées dans la page (cadres)' },
  fileEmpty: { en: 'The file is empty: export it again.', fr: 'Le fichier est vide : exportez-le à nouveau.' },
  fileNoRows: {
    en: 'The file has no rows: export it again.',
    fr: 'Le fichier n’a aucune ligne : exportez-le à nouveau.',
  },
  fileNothing: {
    en: 'There is nothing to read in the file: no rows, no records, no pages. Export it again.',
    fr: 'Il n’y a rien à lire dans le fichier : ni lignes, ni données, ni pages. Exportez-le à nouveau.',
  },
  workbookNoRows: {
    en: 'The workbook has no rows: export it again.',
    fr: 'Le classeur n’a aucune ligne : exportez-le à nouveau.',
  },
  fileXml: {
    en: 'XML is not read: export the table as CSV or JSON Lines.',
    fr: 'Vigie ne lit pas le XML : exportez la table en CSV ou en JSON Lines.',
  },
  fileBinary: {
    en: 'This is {what}. Read are CSV, XLSX, JSON Lines, HTML, MHTML, HAR, WARC and WACZ.',
    fr: 'C’est {what}. Vigie lit CSV, XLSX, JSON Lines, HTML, MHTML, HAR, WARC et WACZ.',
  },
  recordsBinary: {
    en: 'This is {what}. Read are tables (CSV), JSON and JSON Lines.',
    fr: 'C’est {what}. Vigie lit les tables (CSV), JSON et JSON Lines.',
  },
  isBinary: { en: 'binary, not text', fr: 'un fichier binaire, et non du texte' },
  isZip: {
    en: 'a spreadsheet (ODS) or ZIP file: save it as CSV or XLSX, or unpack it',
    fr: 'un tableur ODS ou une archive ZIP : enregistrez-le en CSV ou en XLSX, ou décompressez-la',
  },
  isOldExcel: {
    en: 'an old Excel file, or one with a password: save it as XLSX or CSV, without',
    fr: 'un ancien fichier Excel, ou un fichier protégé par un mot de passe : enregistrez-le en XLSX ou en CSV, sans mot de passe',
  },
  isParquet: {
    en: 'a Parquet file: export it as CSV or JSON Lines',
    fr: 'un fichier Parquet : exportez-le en CSV ou en JSON Lines',
  },
  isPdf: { en: 'a PDF', fr: 'un PDF' },
  isPicture: { en: 'a picture', fr: 'une image' },
  isArc: {
    en: 'an ARC archive, the format before WARC (make it one with "warcio recompress")',
    fr: 'une archive ARC, le format d’avant WARC (convertissez-la avec « warcio recompress »)',
  },
  gzipBomb: {
    en: 'The gzip file unpacks to more than {ratio} times its size: no table or page does. Unpack it yourself if you trust it.',
    fr: 'Décompressé, le fichier gzip dépasse {ratio} fois sa taille, ce que ne fait aucune table ni aucune page. Décompressez-le vous-même si vous lui faites confiance.',
  },
  gzipBroken: {
    en: 'The gzip file is broken or cut short: fetch it again.',
    fr: 'Le fichier gzip est corrompu ou incomplet : récupérez-le à nouveau.',
  },
  savedTooLarge: {
    en: 'The file has more than {bytes} bytes: no saved page of an offer has.',
    fr: 'Le fichier dépasse {bytes} octets : aucune page d’offre enregistrée n’est aussi grande.',
  },
  csvQuotes: {
    en: 'More than {count} rows have broken quotes: export the table again with quotes inside cells written twice.',
    fr: 'Plus de {count} lignes ont des guillemets mal placés : exportez à nouveau la table en doublant les guillemets à l’intérieur des cellules.',
  },
  csvFirstQuote: {
    en: 'The first row has a quote that is never closed: no table can be read.',
    fr: 'La première ligne ouvre un guillemet qui n’est jamais fermé : la table ne peut pas être lue.',
  },
  csvColumns: {
    en: 'The first row has {found} columns, at most {count} are read: is this a table of offers?',
    fr: 'La première ligne compte {found} colonnes, Vigie en lit {count} au plus : est-ce bien une table d’offres ?',
  },
  lineTooLong: {
    en: 'The line is longer than {count} characters: this is no table of offers.',
    fr: 'La ligne dépasse {count} caractères : ce n’est pas une table d’offres.',
  },
  objectTooLong: {
    en: 'The line or object is longer than {count} characters: no offer is. Write an offer per line.',
    fr: 'La ligne ou l’objet dépasse {count} caractères, ce que ne fait aucune offre. Écrivez une offre par ligne.',
  },
  jsonNone: {
    en: 'The file begins neither with { nor with [: it is no JSON.',
    fr: 'Le fichier ne commence ni par { ni par [ : ce n’est pas du JSON.',
  },
  jsonValue: {
    en: 'The file holds {shown} where an object is expected: neither JSON nor JSON Lines. Export it again.',
    fr: 'Le fichier contient {shown} à la place d’un objet : ce n’est ni du JSON ni du JSON Lines. Exportez-le à nouveau.',
  },
  jsonBroken: {
    en: 'The file is broken here: neither JSON nor JSON Lines. Export it again.',
    fr: 'Le fichier est mal formé ici : ce n’est ni du JSON ni du JSON Lines. Exportez-le à nouveau.',
  },
  jsonCut: {
    en: 'The file is cut short: neither JSON nor JSON Lines. Export it again.',
    fr: 'Le fichier est incomplet : ce n’est ni du JSON ni du JSON Lines. Exportez-le à nouveau.',
  },
  noTitleColumn: {
    en: 'No column is known as the title. Columns: {columns}. Name it with --map title=COLUMN.',
    fr: 'Aucune colonne n’est reconnue comme titre. Colonnes : {columns}. Nommez-la avec --map title=COLONNE.',
  },
  andMore: { en: '{shown} and {count} more', fr: '{shown} et {count} {count|autre|autres}' },
  mapField: {
    en: '--map: there is no field "{name}". Fields: {names}.',
    fr: '--map : il n’y a pas de champ « {name} ». Champs : {names}.',
  },
  mapColumn: {
    en: '--map: there is no column "{name}". Columns: {names}.',
    fr: '--map : il n’y a pas de colonne « {name} ». Colonnes : {names}.',
  },
  workbookBroken: {
    en: 'The workbook cannot be read: save its sheets as CSV.',
    fr: 'Le classeur ne peut pas être lu : enregistrez ses feuilles en CSV.',
  },
  workbookTooLarge: {
    en: 'The workbook unpacks to more than {size} MB: save its sheets as CSV, which has no such bound.',
    fr: 'Décompressé, le classeur dépasse {size} Mo : enregistrez ses feuilles en CSV, qui n’a pas cette limite.',
  },
  thisPage: { en: 'This page {why}.', fr: 'Cette page {why}.' },
  htmlTooDeep: {
    en: 'The page is nested too deeply, or has too many elements: no page of an offer has as many.',
    fr: 'La page est trop imbriquée, ou compte trop d’éléments : aucune page d’offre n’en a autant.',
  },
  warcCut: {
    en: 'The web archive is cut short within this record: what came after is missing. Fetch it again.',
    fr: 'L’archive web est coupée dans cet enregistrement : la suite manque. Récupérez-la à nouveau.',
  },
  warcBroken: {
    en: 'The web archive is broken here: fetch it again.',
    fr: 'L’archive web est corrompue à cet endroit : récupérez-la à nouveau.',
  },
  waczNone: {
    en: 'The package holds no web archive (archive/*.warc).',
    fr: 'Le paquet ne contient aucune archive web (archive/*.warc).',
  },
  waczFiles: { en: 'The package has more than {count} files.', fr: 'Le paquet compte plus de {count} fichiers.' },
  waczCut: {
    en: 'The package is cut short or broken: its directory, which stands at its end, cannot be read. Fetch it again.',
    fr: 'Le paquet est incomplet ou corrompu : son répertoire, placé à la fin, ne peut pas être lu. Récupérez-le à nouveau.',
  },
  waczLocked: { en: 'The package is encrypted ({name}).', fr: 'Le paquet est chiffré ({name}).' },
  waczLarge: {
    en: 'The package unpacks to more than is read ({name}).',
    fr: 'Décompressé, le paquet dépasse ce que Vigie lit ({name}).',
  },
  waczWithin: {
    en: 'The package is cut short or broken within {name}: fetch it again.',
    fr: 'Le paquet est incomplet ou corrompu dans {name} : récupérez-le à nouveau.',
  },
  inArchive: { en: '{name}: {why}', fr: '{name} : {why}' },
  harCut: {
    en: 'The log of the visit (HAR) is cut short: save it again.',
    fr: 'Le journal de la visite (HAR) est incomplet : enregistrez-le à nouveau.',
  },
  harNoJson: {
    en: 'The log of the visit (HAR) is no valid JSON: save it again.',
    fr: 'Le journal de la visite (HAR) n’est pas du JSON valide : enregistrez-le à nouveau.',
  },
  harEntries: {
    en: 'The log of the visit has no list of entries as HAR 1.2 has it, or more than {count}.',
    fr: 'Le journal de la visite n’a pas la liste d’entrées que prévoit HAR 1.2, ou en a plus de {count}.',
  },
  mhtmlBroken: {
    en: 'The saved page is broken: save it again.',
    fr: 'La page enregistrée est corrompue : enregistrez-la à nouveau.',
  },
  mhtmlCutAfter: {
    en: 'The saved page is cut short: what came after the page itself is missing. Save it again.',
    fr: 'L’enregistrement de la page est incomplet : ce qui suivait la page elle-même manque. Enregistrez-la à nouveau.',
  },
  mhtmlCut: {
    en: 'The saved page is cut short before its end: save it again.',
    fr: 'La page enregistrée s’arrête avant la fin : enregistrez-la à nouveau.',
  },
  mhtmlNoHtml: {
    en: 'The saved page holds no HTML: its {count} parts are of other types.',
    fr: 'La page enregistrée ne contient pas de HTML : ses {count} parties sont d’autres types.',
  },
});
