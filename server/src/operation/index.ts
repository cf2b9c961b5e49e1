import type { Link } from '../base/context.ts';
import type { Vault } from '../evidence/index.ts';
import { addUp } from './add-up.ts';
import { operationEndpoints } from './endpoints.ts';

export { mustBeTold } from './endpoints.ts';
export { planOperation } from './plan-operation.ts';
export { renderOperationReport } from './report/render-report.ts';
export { type Operation, planSchema } from './schema.ts';
export { listShown, showOperation } from './show-operation.ts';

/** What several units do together: one plan, tasks with a time, captures that serve all, sums that tell of no unit. */
export const operationRoom = ({ vault }: { vault: Vault }): Link => ({
  name: 'operation',
  endpoints: operationEndpoints(vault),
  subscriptions: [{ event: 'operation.ended', queue: 'operation.add-up' }],
  queues: (context) => [
    {
      name: 'operation.add-up',
      retryLimit: 20,
      run: (content) => addUp(context, vault, content),
    },
  ],
});
