import { refusals } from '../base/core/refusals.ts';

export const { refusal, refuse, catalogue } = refusals({
  VIGIE_FOLLOWUP_NOTHING_OF: {
    status: 404,
    en: 'No case of your unit is about {what}.',
    fr: 'Aucune affaire de votre unité ne porte sur {what}.',
  },
  VIGIE_FOLLOWUP_NOTHING_TO_CHECK: {
    status: 409,
    en: 'Nothing is checked in this case: no document was sent, or it was withdrawn.',
    fr: 'Rien n’est contrôlé dans cette affaire : aucun acte n’a été envoyé, ou il a été retiré.',
  },
  VIGIE_FOLLOWUP_UNKNOWN_CHECK: {
    status: 404,
    en: 'There is no check {id}.',
    fr: 'Il n’y a pas de contrôle {id}.',
  },
  VIGIE_FOLLOWUP_CHECK_CLEAR: {
    status: 409,
    en: 'You can decide only on the newest check of a listing, and only if its result is indeterminate. This is not such a check.',
    fr: 'Vous ne pouvez trancher que le dernier contrôle d’une offre, et seulement si son résultat est indéterminé. Ce n’est pas le cas de celui-ci.',
  },
  VIGIE_FOLLOWUP_PHRASE_LENGTH: {
    en: 'The phrase must have {shortest} to {longest} characters. Quote a whole sentence of the page.',
    fr: 'La formule doit compter de {shortest} à {longest} caractères. Citez une phrase entière de la page.',
  },
  VIGIE_FOLLOWUP_PHRASE_CHARACTERS: {
    en: 'The phrase must be made of words: no markup, no control characters, no * at the end. Quote it as the page shows it.',
    fr: 'La formule doit être faite de mots : ni balises, ni caractères de contrôle, ni * à la fin. Citez-la telle que la page l’affiche.',
  },
  VIGIE_FOLLOWUP_PHRASE_COMMON: {
    en: 'Pages of this platform contain this phrase while their listings are online. Quote one that appears only when a listing is not.',
    fr: 'Des pages de cette plateforme contiennent cette formule alors que leurs offres sont en ligne. Citez-en une qui n’apparaît que lorsqu’une offre ne l’est pas.',
  },
  VIGIE_FOLLOWUP_UNKNOWN_PHRASE: {
    status: 404,
    en: 'There is no proposed phrase {id}.',
    fr: 'Il n’y a pas de formule proposée {id}.',
  },
  VIGIE_FOLLOWUP_PHRASE_DECIDED: {
    status: 409,
    en: 'This phrase has already been decided.',
    fr: 'Cette formule a déjà fait l’objet d’une décision.',
  },
  VIGIE_FOLLOWUP_UNKNOWN_RELISTING: {
    status: 404,
    en: 'There is no relisting {id}.',
    fr: 'Il n’y a pas de remise en ligne {id}.',
  },
  VIGIE_FOLLOWUP_RELISTING_DECIDED: {
    status: 409,
    en: 'This relisting has already been decided.',
    fr: 'Cette remise en ligne a déjà fait l’objet d’une décision.',
  },
  VIGIE_FOLLOWUP_UNKNOWN_STEP: {
    status: 404,
    en: 'There is no proposed step {id}.',
    fr: 'Il n’y a pas d’étape proposée {id}.',
  },
  VIGIE_FOLLOWUP_STEP_DECIDED: {
    status: 409,
    en: 'This step is no longer open: it was decided, its document was written, or its grounds no longer hold.',
    fr: 'Cette étape n’est plus ouverte : elle a été tranchée, son acte a été rédigé ou ses motifs ont disparu.',
  },
  VIGIE_FOLLOWUP_OBLIGATION_DAYS: {
    en: 'The order or judgment is of today or before, binds from its own day or later, and ends after it begins. Check the three dates.',
    fr: 'L’injonction ou le jugement date d’aujourd’hui ou d’avant, oblige à partir de ce jour ou plus tard, et prend fin après avoir commencé. Vérifiez les trois dates.',
  },
  VIGIE_FOLLOWUP_OBLIGATION_PACK: {
    en: 'There is no pack {pack} in force. Those there are: {packs}.',
    fr: 'Aucun pack {pack} n’est en vigueur. Ceux qui le sont : {packs}.',
  },
  VIGIE_FOLLOWUP_NO_OWN_OBLIGATION: {
    status: 404,
    en: 'Your unit has entered no order or judgment {id}.',
    fr: 'Votre unité n’a saisi ni injonction ni jugement {id}.',
  },
  VIGIE_FOLLOWUP_OBLIGATION_WITHDRAWN: {
    status: 409,
    en: 'The order or judgment {id} was withdrawn: nothing of it can be changed. Enter it anew if it binds after all.',
    fr: 'L’injonction ou le jugement {id} a été retiré : rien n’y peut plus être modifié. Saisissez-le à nouveau s’il oblige malgré tout.',
  },
  VIGIE_FOLLOWUP_OBLIGATION_END: {
    en: 'It binds from {from} to {until}: its new last day lies within, and before the old one. What binds longer is a new order: enter it.',
    fr: 'Elle oblige du {from} au {until} : son nouveau dernier jour est compris entre les deux et précède l’ancien. Ce qui oblige plus longtemps est une nouvelle décision : saisissez-la.',
  },
  VIGIE_FOLLOWUP_SUM_OF_MONEY: {
    en: 'Name no sum of money: what an infringement costs is for the judge to say. Say what is owed, and leave the sum out.',
    fr: 'N’indiquez aucune somme d’argent : dire ce que coûte une infraction revient au juge. Indiquez ce qui est dû, sans la somme.',
  },
  VIGIE_FOLLOWUP_NO_OBLIGATION: {
    status: 404,
    en: '{platform} has no obligation {key} that penalises each infringement.',
    fr: 'Aucune obligation {key} de {platform} ne sanctionne chaque infraction.',
  },
  VIGIE_FOLLOWUP_NO_CANDIDATE: {
    status: 409,
    en: 'There is no candidate for the listing {listing} on {day}: no check found it online on that day, or its case does not stand confirmed any more. Nothing was decided. Read the list again.',
    fr: 'Il n’y a pas de candidat pour l’offre {listing} le {day} : aucun contrôle ne l’a vue en ligne ce jour-là, ou son affaire n’est plus confirmée. Rien n’a été tranché. Relisez la liste.',
  },
  VIGIE_FOLLOWUP_NO_EXHIBIT: {
    status: 409,
    en: 'The candidate for the listing {listing} on {day} has no sealed page of that day: it cannot be confirmed, only dismissed. Nothing was decided.',
    fr: 'Le candidat pour l’offre {listing} le {day} n’a aucune page scellée de ce jour : il ne peut être confirmé, seulement écarté. Rien n’a été tranché.',
  },
  VIGIE_FOLLOWUP_MANY_CANDIDATES: {
    status: 409,
    en: 'There are more than {most} candidates: a file would leave some out. Read them page by page.',
    fr: 'Il y a plus de {most} candidats : un fichier en omettrait. Lisez-les page par page.',
  },
  VIGIE_FOLLOWUP_PERIOD: {
    en: 'The period must begin before it ends and last at most five years.',
    fr: 'La période doit commencer avant sa fin et durer au plus cinq ans.',
  },
  VIGIE_FOLLOWUP_DAY_NAME: {
    en: '{file} is no daily file of the Transparency Database: they are called sor-PLATFORM-YYYY-MM-DD-light.zip, or …-full.zip. Keep the name that it was downloaded under.',
    fr: '{file} n’est pas un fichier quotidien de la base de données sur la transparence : ceux-ci s’appellent sor-PLATEFORME-AAAA-MM-JJ-light.zip, ou …-full.zip. Gardez le nom sous lequel il a été téléchargé.',
  },
  VIGIE_FOLLOWUP_DAY_NO_DIGEST: {
    en: 'There is no digest for {file}. Download {file}.sha1, which the database publishes beside it, into the same folder.',
    fr: 'Il manque l’empreinte de {file}. Téléchargez {file}.sha1, que la base publie à côté, dans le même dossier.',
  },
  VIGIE_FOLLOWUP_DAY_DIGEST: {
    en: '{file} is not the file that was published: its SHA-1 is {found}, the published one {published}. Download both again.',
    fr: '{file} n’est pas le fichier publié : son SHA-1 est {found}, celui publié {published}. Téléchargez les deux à nouveau.',
  },
  VIGIE_FOLLOWUP_DAY_BROKEN: {
    en: '{file} cannot be read: {why}. Nothing of it was kept.',
    fr: '{file} ne peut pas être lu : {why}. Rien n’en a été conservé.',
  },
  VIGIE_FOLLOWUP_DAY_UNREACHABLE: {
    exit: 3,
    en: '{url} was not downloaded: {why}. Try again, or download the file and its .sha1 into a folder and give that.',
    fr: '{url} n’a pas été téléchargé : {why}. Réessayez, ou téléchargez le fichier et son .sha1 dans un dossier et indiquez celui-ci.',
  },
});
