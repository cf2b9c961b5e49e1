import type { Link } from '../base/context.ts';
import { retentionEndpoints } from './endpoints.ts';
import { eraseDue } from './erase/erase-due.ts';
import { requestEndpoints } from './request/request-endpoints.ts';

export { countPeriods } from './period/period-store.ts';
export { setPeriodAct } from './period/set-period.ts';
export { readPreview } from './read-preview.ts';
export { readRegister, renderRegisterCsv, renderRegisterMarkdown } from './register/write-register.ts';
export { sayPeriod, WHY_WORDS } from './words.ts';

/** What is erased on time, what is held back, and what people ask about their own data. */
export const retentionRoom: Link = {
  name: 'retention',
  endpoints: [...retentionEndpoints, ...requestEndpoints],
  queues: (context) => [
    {
      name: 'retention.erase',
      every: '23 3 * * *',
      async run({ unit }) {
        await eraseDue(context, unit);
      },
    },
  ],
};
