import { sentences } from '../base/core/sentences.ts';

/** To a tenth, with the sign that each language has before it. */
export function tenths(value: number): { en: string; fr: string } {
  const en = value.toFixed(1);
  return { en, fr: en.replace('.', ',') };
}

/** What `vigie doctor` finds, and what is to be done. */
export const say = sentences({
  noFolder: { en: 'there is no data folder', fr: 'il n’y a pas de dossier de données' },
  chooseFolder: { en: 'Set VIGIE_DATA, or start Vigie once.', fr: 'Réglez VIGIE_DATA, ou démarrez Vigie une fois.' },
  folderClosed: { en: 'closed to others', fr: 'fermé aux autres' },
  folderOpen: { en: 'others can get in (mode {mode})', fr: 'd’autres peuvent y entrer (mode {mode})' },
  closeIt: { en: 'Run: chmod go-rwx {path}', fr: 'Exécutez : chmod go-rwx {path}' },
  room: { en: '{free} GB free, {share}%', fr: '{free} Go libres, {share} %' },
  makeRoom: {
    en: 'Make room: when the disk is full, nothing more is saved.',
    fr: 'Libérez de la place : quand le disque est plein, rien n’est plus enregistré.',
  },
  keysClosed: {
    en: '{count|key|keys}: {count}, readable by their owner alone',
    fr: '{count|clé|clés} : {count}, lisibles par leur seul propriétaire',
  },
  keyOpen: { en: 'others can read this key (mode {mode})', fr: 'd’autres peuvent lire cette clé (mode {mode})' },
  closeKey: {
    en: 'Run: chmod 600 {path}. If somebody may have read it, withdraw it (docs/reference/keys.md).',
    fr: 'Exécutez : chmod 600 {path}. Si quelqu’un a pu la lire, retirez-la (docs/reference/keys.md).',
  },
  keyUnfinished: {
    en: 'a key was being replaced, and it was cut off',
    fr: 'le remplacement d’une clé a été interrompu',
  },
  finishKey: {
    en: 'Stop the service and run the same command again: vigie keys rotate {which}',
    fr: 'Arrêtez le service et relancez la même commande : vigie keys rotate {which}',
  },
  undelivered: {
    en: '{count|message|messages} to webhooks not delivered: {count}. Nobody tries {count|it|them} again',
    fr: '{count|message non remis|messages non remis} aux webhooks : {count}. Plus aucun essai n’est prévu',
  },
  sendAgain: {
    en: 'See Before publication, Webhooks: mend the receiver, then send them again.',
    fr: 'Voyez Avant publication, Webhooks : rétablissez le destinataire, puis renvoyez-les.',
  },
  noKeys: {
    en: 'no keys yet: they are made when they are first needed',
    fr: 'pas encore de clés : elles sont créées au premier besoin',
  },
  databaseWell: {
    en: 'PostgreSQL {version}, up to date, the application’s role has no more rights than it needs',
    fr: 'PostgreSQL {version}, à jour ; le rôle de l’application n’a que les droits nécessaires',
  },
  migrationsPending: { en: 'older than this version of Vigie', fr: 'plus ancienne que cette version de Vigie' },
  runMigrate: {
    en: 'As its owner (DATABASE_URL), run: vigie migrate',
    fr: 'En tant que propriétaire (DATABASE_URL), exécutez : vigie migrate',
  },
  databaseFails: { en: 'it cannot be used: {why}', fr: 'elle est inutilisable : {why}' },
  startDatabase: {
    en: 'Look at the server, at DATABASE_URL and at VIGIE_APP_DATABASE_URL.',
    fr: 'Vérifiez le serveur, DATABASE_URL et VIGIE_APP_DATABASE_URL.',
  },
  logWell: {
    en: '{size} entries; log and database agree',
    fr: '{size} inscriptions ; le journal et la base concordent',
  },
  logFails: { en: '{why}', fr: '{why}' },
  seeLog: {
    en: 'Nothing is signed meanwhile. docs/reference/log.md says what to put back.',
    fr: 'Rien n’est signé entre-temps. docs/reference/log.md dit quoi rétablir.',
  },
  archiveWell: {
    en: '{count} {count|file|files}, there and as the log has {count|it|them}',
    fr: '{count} {count|fichier présent et conforme|fichiers présents et conformes} au journal',
  },
  archiveDamaged: {
    en: 'this file is missing, or is not the one whose digest the log has: what it holds is not read',
    fr: 'ce fichier manque, ou n’est pas celui dont le journal a l’empreinte : son contenu n’est plus lu',
  },
  notInLog: {
    en: 'its digest is not entry {index} of the log',
    fr: 'son empreinte n’est pas l’inscription {index} du journal',
  },
  archiveFails: { en: 'it cannot be looked at: {why}', fr: 'impossible à vérifier : {why}' },
  putBack: {
    en: 'Put the file back from a backup: age -d FILE | tar x files/archive, then into the data folder.',
    fr: 'Remettez le fichier depuis une sauvegarde : age -d FICHIER | tar x files/archive, puis dans le dossier de données.',
  },
  figuresWell: { en: 'the figures are what the record says', fr: 'les chiffres correspondent à ce qui est enregistré' },
  figuresStray: {
    en: '{count} {count|row|rows} of the figures {count|is|are} not what the record says',
    fr: '{count} {count|ligne|lignes} des chiffres ne {count|correspond|correspondent} pas à ce qui est enregistré',
  },
  countAgain: {
    en: 'The service counts them again every night. If they differ again, report it.',
    fr: 'Le service les recompte chaque nuit. S’ils diffèrent encore, signalez-le.',
  },
  periods: {
    en: '{count|period|periods} of retention set: {count}. Sealed evidence packages are erased by none',
    fr: '{count|durée|durées} de conservation {count|fixée|fixées} : {count}. Aucune n’efface les preuves scellées',
  },
  seePeriods: {
    en: 'vigie retention preview --unit NAME says what is erased, what is held and what no period covers.',
    fr: 'vigie retention preview --unit NOM dit ce qui est effacé, ce qui est gelé et ce qu’aucune durée ne couvre.',
  },
  watched: { en: 'watched by {names}', fr: 'observé par {names}' },
  noBucket: {
    en: 'none: packages are kept in the data folder',
    fr: 'aucun : les paquets sont conservés dans le dossier de données',
  },
  bucketLocks: {
    en: 'can be written and read, and locks what is kept',
    fr: 'accessible en écriture et en lecture ; verrouille ce qui est conservé',
  },
  bucketOpen: {
    en: 'can be written and read, and locks nothing',
    fr: 'accessible en écriture et en lecture ; ne verrouille rien',
  },
  lockBucket: {
    en: 'Use a bucket made with object lock: else whoever has its keys can delete evidence.',
    fr: 'Utilisez un compartiment créé avec verrouillage d’objets : sinon, qui en a les clés peut supprimer des preuves.',
  },
  bucketFails: { en: 'it does not work: {why}', fr: 'il ne fonctionne pas : {why}' },
  fixBucket: {
    en: 'Look at VIGIE_S3_URL, VIGIE_S3_KEY_ID and VIGIE_S3_SECRET.',
    fr: 'Vérifiez VIGIE_S3_URL, VIGIE_S3_KEY_ID et VIGIE_S3_SECRET.',
  },
  noStreamUnits: {
    en: 'NATS_URL is set, and no unit takes what comes in',
    fr: 'NATS_URL est réglé, mais aucune unité ne reçoit ce qui arrive',
  },
  setStreamUnits: {
    en: 'Set VIGIE_STREAM_UNITS, such as vigie.listing=Unit.',
    fr: 'Réglez VIGIE_STREAM_UNITS, par exemple vigie.listing=Unité.',
  },
  streamWell: {
    en: 'NATS {version}, stream and consumer as Vigie makes them; {waiting} {waiting|message waits|messages wait}',
    fr: 'NATS {version}, flux et consommateur tels que Vigie les crée ; {waiting} {waiting|message|messages} en attente',
  },
  streamOld: { en: 'NATS {version} is older than 2.9', fr: 'NATS {version} est antérieur à 2.9' },
  newStream: { en: 'Install a server of 2.9 or later.', fr: 'Installez un serveur 2.9 ou plus récent.' },
  streamDiffers: {
    en: '{setting} is {found}, not {wanted}: somebody changed it, or it is not there yet',
    fr: '{setting} vaut {found} et non {wanted} : quelqu’un l’a modifié, ou il n’existe pas encore',
  },
  setStream: {
    en: 'If {what} is not there, start a worker: it makes it. Else nobody overwrites it: set it back (docs/reference/stream.md).',
    fr: 'Si {what} n’existe pas, démarrez un worker : il le crée. Sinon rien ne l’écrase : rétablissez-le (docs/reference/stream.md).',
  },
  streamPoison: {
    en: '{count} {count|message|messages} could not be read',
    fr: '{count} {count|message n’a pas pu être lu|messages n’ont pas pu être lus}',
  },
  seePoison: {
    en: 'In the console, under Imports: send them again or drop them.',
    fr: 'Dans la console, sous Importations : renvoyez-les ou écartez-les.',
  },
  streamCut: {
    en: 'a message that was acknowledged may be lost by a power cut: servers bring theirs to disk every two minutes unless told otherwise',
    fr: 'une coupure de courant peut perdre un message acquitté : sauf réglage contraire, les serveurs n’écrivent sur disque que toutes les deux minutes',
  },
  setSync: {
    en: 'Set sync_interval in jetstream of each server, keep three replicas, and run: vigie stream reconcile',
    fr: 'Réglez sync_interval dans jetstream sur chaque serveur, gardez trois réplicas, et exécutez : vigie stream reconcile',
  },
  streamFails: { en: 'it cannot be used: {why}', fr: 'il est inutilisable : {why}' },
  startStream: {
    en: 'Look at the servers and at NATS_URL. Sources wait meanwhile: what they sent is kept there.',
    fr: 'Vérifiez les serveurs et NATS_URL. Les sources attendent : ce qu’elles ont envoyé y est conservé.',
  },
  clockRight: { en: '{seconds} s off', fr: '{seconds} s d’écart' },
  clockWrong: { en: 'this machine is {seconds} s off', fr: 'cette machine a {seconds} s d’écart' },
  setClock: {
    en: 'Set the clock and keep it in step (NTP): seals and deadlines are dated by it.',
    fr: 'Mettez l’horloge à l’heure et synchronisez-la (NTP) : elle date les scellés et les délais.',
  },
  noClock: { en: 'compared with nothing outside', fr: 'comparée à rien d’extérieur' },
  setTsa: {
    en: 'Set TSA_URL: seals then also carry the time of an authority.',
    fr: 'Réglez TSA_URL : les scellés porteront aussi l’heure d’une autorité.',
  },
  tsaFails: {
    en: 'the timestamp authority gives no token: {why}',
    fr: 'l’autorité d’horodatage ne donne pas de jeton : {why}',
  },
  fixTsa: {
    en: 'Nothing is sealed meanwhile. Look at TSA_URL; one in a private network must be in VIGIE_ALLOW.',
    fr: 'Rien n’est scellé entre-temps. Vérifiez TSA_URL ; dans un réseau privé, elle doit figurer dans VIGIE_ALLOW.',
  },
  mailWell: { en: 'takes connections and the password', fr: 'accepte la connexion et le mot de passe' },
  noMail: {
    en: 'none: messages are made ready, and people send them and record how',
    fr: 'aucun : les messages sont préparés, des personnes les envoient et consignent l’envoi',
  },
  setMail: { en: 'Set VIGIE_SMTP_URL to send them.', fr: 'Réglez VIGIE_SMTP_URL pour les envoyer.' },
  mailFails: { en: 'it does not take the connection: {why}', fr: 'il refuse la connexion : {why}' },
  fixMail: {
    en: 'Look at VIGIE_SMTP_URL and at the mail server.',
    fr: 'Vérifiez VIGIE_SMTP_URL et le serveur de courriel.',
  },
  leftMails: { en: 'mails passed over: {list}', fr: 'courriels écartés : {list}' },
  'left.report': { en: '{count} delivery {count|report|reports}', fr: '{count} {count|rapport|rapports} de remise' },
  'left.reply': {
    en: '{count} automatic {count|reply|replies}',
    fr: '{count} {count|réponse automatique|réponses automatiques}',
  },
  'left.no-notice': { en: '{count} about no notice', fr: '{count} sans rapport avec une notification' },
  'left.unreadable': { en: '{count} that cannot be read', fr: '{count} {count|illisible|illisibles}' },
  'left.refused': {
    en: '{count} refused for {count|its|their} form or size',
    fr: '{count} {count|refusé|refusés} pour {count|sa forme ou sa taille|leur forme ou leur taille}',
  },
  seeMails: {
    en: 'Read these in the mailbox: one may be a notice. The service’s log names each by its number (uid).',
    fr: 'Lisez-les dans la boîte : l’un peut être une notification. Le journal du service donne le numéro de chacun (uid).',
  },
  browserWell: { en: 'Chromium {version} starts', fr: 'Chromium {version} démarre' },
  browserOff: { en: 'switched off: captures have no screenshot', fr: 'désactivé : les captures n’ont pas d’image' },
  noBrowser: {
    en: 'no Chromium here: captures have no screenshot',
    fr: 'pas de Chromium ici : les captures n’ont pas d’image',
  },
  installBrowser: {
    en: 'Install chromium-headless-shell or chromium, or set CHROMIUM_PATH.',
    fr: 'Installez chromium-headless-shell ou chromium, ou réglez CHROMIUM_PATH.',
  },
  browserFails: { en: 'it does not start: {why}', fr: 'il ne démarre pas : {why}' },
  fontsWell: {
    en: 'fonts for Chinese, Japanese, Korean, Arabic and Thai',
    fr: 'polices pour le chinois, le japonais, le coréen, l’arabe et le thaï',
  },
  fontsMissing: {
    en: 'no font for {scripts}: captures show boxes',
    fr: 'pas de police pour {scripts} : les captures montrent des carrés',
  },
  installFonts: {
    en: 'Install fonts-noto-cjk, fonts-noto-core and fonts-thai-tlwg (Debian).',
    fr: 'Installez fonts-noto-cjk, fonts-noto-core et fonts-thai-tlwg (Debian).',
  },
  Chinese: { en: 'Chinese', fr: 'le chinois' },
  Japanese: { en: 'Japanese', fr: 'le japonais' },
  Korean: { en: 'Korean', fr: 'le coréen' },
  Arabic: { en: 'Arabic', fr: 'l’arabe' },
  Thai: { en: 'Thai', fr: 'le thaï' },
  registersWell: { en: 'oldest fact checked on {date}', fr: 'fait le plus ancien vérifié le {date}' },
  registersOld: {
    en: '{count|fact|facts}: {count}, checked more than a year ago, the oldest on {date}',
    fr: '{count|fait|faits} : {count}, vérifiés il y a plus d’un an, le plus ancien le {date}',
  },
  registersUnread: { en: 'they cannot be read: {why}', fr: 'illisibles : {why}' },
  checkRegisters: {
    en: 'Look these facts up again, or update Vigie.',
    fr: 'Vérifiez ces faits à nouveau, ou mettez Vigie à jour.',
  },
  neverBackedUp: { en: 'never backed up', fr: 'jamais sauvegardé' },
  backedUp: { en: 'last backed up on {date}, into {file}', fr: 'dernière sauvegarde le {date}, dans {file}' },
  backUp: {
    en: 'Run: vigie backup FILE. Do it every day, and keep the files elsewhere.',
    fr: 'Exécutez : vigie backup FICHIER. Faites-le chaque jour, et gardez les fichiers ailleurs.',
  },
});
