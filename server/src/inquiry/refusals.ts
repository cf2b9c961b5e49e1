import { refusals } from '../base/core/refusals.ts';

export const { refusal, refuse, catalogue } = refusals({
  VIGIE_INQUIRY_SUBJECT: {
    en: 'This cannot be compared. Give {what}.',
    fr: 'Cela ne peut pas être comparé. Donnez {what}.',
  },
  VIGIE_INQUIRY_CLOSED: {
    status: 409,
    en: 'Your unit asks no other unit and answers none. An administrator proposes to open it; a second person approves.',
    fr: 'Votre unité n’interroge aucune autre unité et ne répond à aucune. Un administrateur propose de l’ouvrir ; une seconde personne approuve.',
  },
  VIGIE_INQUIRY_PERSONS: {
    status: 403,
    en: 'This may concern a natural person. Such questions are for competent authorities alone: the authorising act and the impact assessment of your unit are not entered.',
    fr: 'Cela peut concerner une personne physique. Seules les autorités compétentes posent de telles questions : l’acte d’autorisation et l’analyse d’impact de votre unité ne sont pas inscrits.',
  },
  VIGIE_INQUIRY_PEER_NOT_COMPETENT: {
    status: 403,
    en: 'This may concern a natural person, and {name} is not entered as a competent authority.',
    fr: 'Cela peut concerner une personne physique, et {name} n’est pas inscrite comme autorité compétente.',
  },
  VIGIE_INQUIRY_NO_PEER: {
    status: 404,
    en: 'There is no unit {id} among those that may be asked.',
    fr: 'Il n’y a pas d’unité {id} parmi celles que l’on peut interroger.',
  },
  VIGIE_INQUIRY_PEER_KNOWN: {
    status: 409,
    en: 'This unit is entered already. End its entry first.',
    fr: 'Cette unité est déjà inscrite. Mettez d’abord fin à son inscription.',
  },
  VIGIE_INQUIRY_PEER_KEY: {
    en: 'This is not the public key of an installation. Copy it from /.well-known/vigie-exchange there.',
    fr: 'Ce n’est pas la clé publique d’une installation. Copiez-la depuis /.well-known/vigie-exchange de celle-ci.',
  },
  VIGIE_INQUIRY_UNKNOWN: {
    status: 404,
    en: 'There is no question {id}.',
    fr: 'Il n’y a pas de question {id}.',
  },
  VIGIE_INQUIRY_OPEN_CASE: {
    status: 409,
    en: 'This case is open to the whole unit, and counts where others ask. A keeper decides once it is restricted.',
    fr: 'Cette affaire est ouverte à toute l’unité et compte quand d’autres interrogent. Son gardien en décide une fois l’accès restreint.',
  },
  VIGIE_INQUIRY_NO_ALARM: { status: 404, en: 'There is no alarm {id}.', fr: 'Il n’y a pas d’alarme {id}.' },
  VIGIE_INQUIRY_LIMIT: {
    status: 429,
    en: 'An officer may ask {count} questions a day. Ask again tomorrow, or have a colleague ask who knows the matter.',
    fr: 'Un agent peut poser {count} questions par jour. Recommencez demain, ou demandez à un collègue qui connaît l’affaire.',
  },
  VIGIE_INQUIRY_NOT_HERE: {
    status: 404,
    en: 'There is no such unit here that answers you.',
    fr: 'Il n’y a pas ici d’unité de ce nom qui vous réponde.',
  },
  VIGIE_INQUIRY_NOT_YOURS: {
    status: 403,
    en: 'Questions that may concern a natural person are not answered to you here: one of the two units is not entered as a competent authority.',
    fr: 'Aucune réponse ne vous est donnée ici sur ce qui peut concerner une personne physique : l’une des deux unités n’est pas inscrite comme autorité compétente.',
  },
  VIGIE_INQUIRY_TOO_MANY: {
    status: 403,
    en: 'The limit of questions for today is reached there.',
    fr: 'La limite de questions du jour y est atteinte.',
  },
  VIGIE_INQUIRY_REPEATED: {
    status: 409,
    en: 'This question was put before. Each is put once.',
    fr: 'Cette question a déjà été posée. Chacune ne l’est qu’une fois.',
  },
  VIGIE_INQUIRY_ELEMENTS: {
    en: 'A question holds points of P-256, compressed: one, or nine for a picture.',
    fr: 'Une question contient des points de P-256 compressés : un, ou neuf pour une image.',
  },
  VIGIE_INQUIRY_KEY_CHANGED: {
    status: 503,
    en: 'The key changed meanwhile, or the question was answered. Ask anew.',
    fr: 'La clé a changé entre-temps, ou la question a reçu sa réponse. Posez une nouvelle question.',
  },
  VIGIE_INQUIRY_NOT_READY: {
    status: 503,
    en: 'What is known here is being prepared. Ask again later.',
    fr: 'La préparation est en cours. Réessayez plus tard.',
  },
});
