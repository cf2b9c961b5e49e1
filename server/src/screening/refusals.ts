import { refusals } from '../base/core/refusals.ts';
import { NO_READER } from '../base/picture/words.ts';

export const { refusal, refuse, catalogue } = refusals({
  VIGIE_SCREENING_NO_HASH_LIST: { status: 404, en: 'There is no list {list}.', fr: 'Il n’y a pas de liste {list}.' },
  VIGIE_SCREENING_NO_LISTING: { status: 404, en: 'There is no listing {id}.', fr: 'Il n’y a pas d’offre {id}.' },
  VIGIE_SCREENING_NO_SNAPSHOT: {
    status: 404,
    en: 'There is no snapshot {id} of an offer.',
    fr: 'Il n’y a pas de version {id} d’une offre.',
  },
  VIGIE_SCREENING_NO_RULE: {
    status: 422,
    en: 'There is no rule {rule} in the packs in force (pack/rule).',
    fr: 'Il n’y a pas de règle {rule} parmi les règles en vigueur (jeu/règle).',
  },
  VIGIE_SCREENING_RULE_DISABLED: {
    status: 409,
    en: 'The rule {rule} is already disabled.',
    fr: 'La règle {rule} est déjà désactivée.',
  },
  VIGIE_SCREENING_RULE_ENABLED: {
    status: 409,
    en: 'The rule {rule} is not disabled.',
    fr: 'La règle {rule} n’est pas désactivée.',
  },
  VIGIE_SCREENING_NO_PACK: {
    status: 404,
    en: 'There is no pack {pack}, and no draft of one.',
    fr: 'Il n’y a pas de jeu de règles {pack}, ni de brouillon de ce nom.',
  },
  VIGIE_SCREENING_NO_DRAFT: {
    status: 404,
    en: 'There is no draft of the pack {pack}.',
    fr: 'Il n’y a pas de brouillon du jeu de règles {pack}.',
  },
  VIGIE_SCREENING_DRAFT_CHANGED: {
    status: 409,
    en: 'The draft of {pack} has been changed since you read it. Copy your text, then reload the draft.',
    fr: 'Le brouillon de {pack} a été modifié depuis que vous l’avez lu. Copiez votre texte, puis rechargez le brouillon.',
  },
  VIGIE_SCREENING_DRAFT_NOT_READY: {
    status: 422,
    en: 'The draft of {pack} is not ready: {why}',
    fr: 'Le brouillon de {pack} n’est pas prêt : {why}',
  },
  VIGIE_SCREENING_DRAFT_AT_STAGE: {
    status: 409,
    en: 'The draft of {pack} is at that stage already.',
    fr: 'Le brouillon de {pack} est déjà à cette étape.',
  },
  VIGIE_SCREENING_NO_RECALL: {
    status: 404,
    en: 'The register has no recall of {of} that this would change.',
    fr: 'Le registre n’a aucun rappel de {of} que cela changerait.',
  },
  VIGIE_SCREENING_PACK_CLOSED: {
    status: 422,
    en: 'The pack {pack} is made of the recalls that were entered: add or remove a recall instead.',
    fr: 'Le jeu {pack} est fait des rappels saisis : ajoutez ou retirez plutôt un rappel.',
  },
  VIGIE_SCREENING_NO_EDITION: {
    status: 404,
    en: 'The pack {pack} has no version {version}.',
    fr: 'Le jeu de règles {pack} n’a pas de version {version}.',
  },
  VIGIE_SCREENING_DAY_PAST: {
    status: 422,
    en: 'A version holds from today or a later day, not from {day}.',
    fr: 'Une version s’applique à partir d’aujourd’hui ou d’un jour à venir, pas du {day}.',
  },
  VIGIE_SCREENING_NO_BACKTEST: {
    status: 404,
    en: 'There is no backtest {id}.',
    fr: 'Il n’y a pas de test rétroactif {id}.',
  },
  VIGIE_SCREENING_NO_FINDING: {
    status: 404,
    en: 'There is no finding {id}.',
    fr: 'Il n’y a pas de signalement automatique {id}.',
  },
  VIGIE_SCREENING_EXAMPLE_RESTRICTED: {
    status: 409,
    en: 'This finding is in a restricted case. The whole unit would read the example: write one in the draft, without its words.',
    fr: 'Ce signalement automatique est dans une affaire à accès restreint. Toute l’unité lirait l’exemple : écrivez-en un dans le brouillon, sans ses mots.',
  },
  VIGIE_SCREENING_NO_EXAMPLE: {
    status: 422,
    en: 'This finding rests on no rule of a pack that can take an example.',
    fr: 'Ce signalement automatique ne repose sur aucune règle pouvant recevoir un exemple.',
  },
  VIGIE_SCREENING_READING_OFF: {
    status: 409,
    en: 'This unit has no pictures read. An administrator can change that in the settings of the unit.',
    fr: 'Cette unité ne fait pas lire les images. Un administrateur peut le changer dans les réglages de l’unité.',
  },
  VIGIE_SCREENING_NOTHING_TO_READ: {
    status: 409,
    en: 'There is no picture left to read: all have been read, are excluded, or could not be fetched.',
    fr: 'Aucune image à lire : toutes sont déjà lues, exclues ou introuvables.',
  },
  VIGIE_SCREENING_READING_USED_UP: {
    status: 409,
    en: 'The {perDay} pictures of today have been read. Ask again tomorrow, or raise the number.',
    fr: 'Les {perDay} images du jour ont été lues. Redemandez demain, ou augmentez ce nombre.',
  },
  VIGIE_SCREENING_NO_READER: { status: 409, ...NO_READER },
  VIGIE_SCREENING_NO_PACKS: {
    en: 'There is no pack at {dir}: name a folder that has some (*.yaml).',
    fr: 'Il n’y a pas de jeu de règles dans {dir} : indiquez un dossier qui en contient (*.yaml).',
  },
  VIGIE_SCREENING_BAD_PACK: { en: '{first}{more}', fr: '{first}{more}' },
  VIGIE_SCREENING_PACK_TWICE: {
    en: 'The pack {pack} is there twice: {one} and {other}. Move the newer one to a folder draft/ or shadow/, or remove the older one.',
    fr: 'Le jeu de règles {pack} est en double : {one} et {other}. Déplacez le plus récent dans un dossier draft/ ou shadow/, ou supprimez l’ancien.',
  },
  VIGIE_SCREENING_NO_DICTIONARY: {
    en: 'There is no single Hunspell dictionary of "{language}" at {path} (of its variants: {found}). Name a .aff file, or a folder that has one, such as /usr/share/hunspell.',
    fr: 'Il n’y a pas un seul dictionnaire Hunspell de « {language} » dans {path} (variantes : {found}). Indiquez un fichier .aff, ou un dossier qui en contient un, comme /usr/share/hunspell.',
  },
  VIGIE_SCREENING_BAD_LANGUAGE: {
    en: '“{language}” is no language code (BCP 47): write one such as pl or pt-BR.',
    fr: '« {language} » n’est pas un code de langue (BCP 47) : écrivez-en un, comme pl ou pt-BR.',
  },
  VIGIE_SCREENING_BAD_DICTIONARY: {
    en: 'The dictionary {file} cannot be read: {why}.',
    fr: 'Le dictionnaire {file} ne peut pas être lu : {why}.',
  },
  VIGIE_SCREENING_BAD_HASHES: { en: '{why}', fr: '{why}' },
});
