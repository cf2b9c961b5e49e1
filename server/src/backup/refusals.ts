import { refusals } from '../base/core/refusals.ts';

export const { refusal, catalogue } = refusals({
  VIGIE_BACKUP_PASSPHRASE: {
    en: 'Set {name} to a passphrase of at least 12 characters.',
    fr: 'Donnez à {name} une phrase secrète d’au moins 12 caractères.',
  },
  VIGIE_BACKUP_SAME_PASSPHRASE: {
    en: 'The backup and its keys have the same passphrase: whoever learns it has both. Choose two.',
    fr: 'La sauvegarde et ses clés ont la même phrase secrète : qui l’apprend a les deux. Choisissez-en deux.',
  },
  VIGIE_BACKUP_EXISTS: {
    en: '{path} is there already, and a backup replaces nothing. Choose another name.',
    fr: '{path} existe déjà, et une sauvegarde ne remplace rien. Choisissez un autre nom.',
  },
  VIGIE_BACKUP_INSIDE: {
    en: '{path} is in the data folder, and would be lost with it. Choose a place elsewhere.',
    fr: '{path} est dans le dossier de données, et disparaîtrait avec lui. Choisissez un autre emplacement.',
  },
  VIGIE_BACKUP_PLACE: {
    en: 'Nothing can be written to {path}: {why}.',
    fr: 'Impossible d’écrire dans {path} : {why}.',
  },
  VIGIE_BACKUP_OWNER: {
    en: 'A backup reads every table: set DATABASE_URL to the connection string of the database’s owner.',
    fr: 'Une sauvegarde lit toutes les tables : donnez à DATABASE_URL l’adresse de connexion du propriétaire de la base.',
  },
  VIGIE_BACKUP_LOG: {
    en: 'The log in {dir} is not the one that the database knows up to entry {size}. Nothing was backed up. Run “vigie log verify”.',
    fr: 'Le journal de {dir} n’est pas celui que la base connaît jusqu’à l’inscription {size}. Rien n’a été sauvegardé. Exécutez « vigie log verify ».',
  },
  VIGIE_BACKUP_KEYS_CHANGED: {
    en: 'A key was made or replaced while the backup was made. Make the backup again.',
    fr: 'Une clé a été créée ou remplacée pendant la sauvegarde. Recommencez la sauvegarde.',
  },
  VIGIE_BACKUP_UNREADABLE: {
    en: '{path}: {why}',
    fr: '{path} : {why}',
  },
  VIGIE_BACKUP_NONE: {
    en: '{path} is not a backup that Vigie made.',
    fr: '{path} n’est pas une sauvegarde faite par Vigie.',
  },
  VIGIE_BACKUP_WRONG_PASSPHRASE: {
    en: '{name} is not the passphrase of {path}.',
    fr: '{name} n’est pas la phrase secrète de {path}.',
  },
  VIGIE_BACKUP_DAMAGED: {
    en: '{path} is damaged: it was cut off or changed. Use another backup.',
    fr: '{path} est endommagé : le fichier est tronqué ou modifié. Utilisez une autre sauvegarde.',
  },
  VIGIE_RESTORE_KEYS: {
    en: '{keys} does not hold the keys of {path}, but of another backup.',
    fr: '{keys} ne contient pas les clés de {path}, mais celles d’une autre sauvegarde.',
  },
  VIGIE_RESTORE_NEWER: {
    en: 'The backup was made by Vigie {version}, whose {what} this version does not know. Restore it with the newest Vigie.',
    fr: 'La sauvegarde a été faite par Vigie {version}, dont cette version ne connaît pas {what}. Restaurez-la avec le Vigie le plus récent.',
  },
  VIGIE_RESTORE_FOLDER: {
    en: 'The data folder {dir} is not empty, and a backup is restored into an empty one only. Choose another with VIGIE_DATA.',
    fr: 'Le dossier de données {dir} n’est pas vide, et une sauvegarde ne se restaure que dans un dossier vide. Choisissez-en un autre par VIGIE_DATA.',
  },
  VIGIE_RESTORE_DATABASE: {
    en: 'The database is not empty, and a backup is restored into an empty one only. Choose another with DATABASE_URL.',
    fr: 'La base de données n’est pas vide, et une sauvegarde ne se restaure que dans une base vide. Choisissez-en une autre par DATABASE_URL.',
  },
  VIGIE_RESTORE_OTHER_ROWS: {
    en: 'What was written to table {table} is not what the backup holds. Nothing was restored.',
    fr: 'Ce qui a été écrit dans la table {table} n’est pas ce que contient la sauvegarde. Rien n’a été restauré.',
  },
  VIGIE_RESTORE_BEHIND: {
    en: 'The log of the backup has {size} entries, and is known to have had {known}. Use a newer backup; where there is none, two administrators restore this one: --by EMAIL --by EMAIL.',
    fr: 'Le journal de la sauvegarde a {size} inscriptions, et on sait qu’il en a eu {known}. Utilisez une sauvegarde plus récente ; s’il n’y en a pas, deux administrateurs restaurent celle-ci : --by COURRIEL --by COURRIEL.',
  },
  VIGIE_RESTORE_TWO: {
    en: 'It takes two administrators of the backup, each with their password: {who} is not one, or the password is wrong. Nothing was restored.',
    fr: 'Il faut deux administrateurs de la sauvegarde, chacun avec son mot de passe : {who} n’en est pas, ou le mot de passe est faux. Rien n’a été restauré.',
  },
  VIGIE_RESTORE_ONE: {
    en: 'It takes two people. Name two administrators: --by EMAIL --by EMAIL.',
    fr: 'Il faut deux personnes. Nommez deux administrateurs : --by COURRIEL --by COURRIEL.',
  },
  VIGIE_RESTORE_LOG: {
    en: 'The log of the backup does not hold ({why}). Nothing was restored.',
    fr: 'Le journal de la sauvegarde ne tient pas ({why}). Rien n’a été restauré.',
  },
});
