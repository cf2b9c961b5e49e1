import { refusals } from '../core/refusals.ts';

export const { refusal, catalogue } = refusals({
  VIGIE_EXCHANGE_UNSIGNED: {
    status: 401,
    en: 'The signature is invalid: {why}.',
    fr: 'La signature n’est pas valable : {why}.',
  },
});
