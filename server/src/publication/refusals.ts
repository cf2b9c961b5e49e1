import { refusals } from '../base/core/refusals.ts';

export const { refusal, refuse, catalogue } = refusals({
  VIGIE_PUBLICATION_UNKNOWN: { status: 404, en: 'There is no release {id}.', fr: 'Il n’y a pas de publication {id}.' },
  VIGIE_PUBLICATION_YEAR: {
    en: 'The year {year} has not begun. Ask for this year or an earlier one.',
    fr: 'L’année {year} n’a pas commencé. Demandez l’année en cours ou une année passée.',
  },
  VIGIE_PUBLICATION_NOT_IN_PLACE: {
    en: 'The day {since} has not come. Enter the procedures once they are in place.',
    fr: 'Le {since} n’est pas encore venu. Saisissez les procédures quand elles sont en place.',
  },
  VIGIE_PUBLICATION_ANOTHER_SINCE: {
    status: 409,
    en: 'Another release has been published since. Reject this one and propose it again: what must be suppressed may have changed.',
    fr: 'Une autre publication est parue depuis. Rejetez celle-ci et proposez-la à nouveau : ce qui doit être masqué a pu changer.',
  },
  VIGIE_PUBLICATION_CORRECTED: {
    status: 409,
    en: 'Release {id} has been corrected already, by {by}. Correct that one.',
    fr: 'La publication {id} est déjà rectifiée par {by}. Rectifiez celle-ci.',
  },
  VIGIE_PUBLICATION_NUMBER: {
    status: 422,
    en: 'The communiqué has the number {number}, which is no figure that the release publishes.',
    fr: 'Le communiqué comporte le nombre {number}, qui n’est aucun des chiffres que la publication donne.',
  },
  VIGIE_PUBLICATION_IDENTIFIES: {
    status: 422,
    en: 'What is to be published has words that are in the record as a title, a trader, an address or an id: “{words}”. Take them out.',
    fr: 'Le texte à publier comporte des mots qui sont au dossier un titre, un professionnel, une adresse ou un identifiant : « {words} ». Retirez-les.',
  },
  VIGIE_PUBLICATION_INVALID: {
    en: 'The release cannot be made: {why}.',
    fr: 'La publication ne peut pas être établie : {why}.',
  },
});
