import { refusals } from '../core/refusals.ts';

export const { refusal, catalogue } = refusals({
  VIGIE_MAIL_UNREADABLE: {
    en: 'The message cannot be read as an e-mail: {why}.',
    fr: 'Le message ne peut pas être lu comme un courriel : {why}.',
  },
  VIGIE_MAILBOX_UNREADABLE: {
    status: 502,
    exit: 3,
    en: 'The mailbox {host} cannot be read ({why}). Check {setting}.',
    fr: 'La boîte {host} ne peut pas être lue ({why}). Vérifiez {setting}.',
  },
});
