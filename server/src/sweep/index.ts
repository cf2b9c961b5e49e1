import { z } from 'zod';
import type { Link } from '../base/context.ts';
import type { SealContext } from '../evidence/index.ts';
import { sweepEndpoints } from './endpoints.ts';
import { figureEndpoints } from './figure-endpoints.ts';
import { keepFigures } from './figures.ts';
import { gateEndpoints } from './gates/gate-endpoints.ts';
import { gateJobSchema, visitGatePage } from './gates/visit-gates.ts';
import { logPlan } from './make-plan.ts';
import { readFrame } from './read-frame.ts';
import { visitItem } from './run-sweep.ts';

export { tellSweeps } from './disclose/tell-sweep.ts';
export { showSweep } from './endpoints.ts';
export { type Comparison, compareSweeps, mustBeCounted, readRecurrence } from './figure-endpoints.ts';
export { gateDecisionSchema, gatePlanSchema } from './gates/gate-schema.ts';
export { planGates } from './gates/plan-gates.ts';
export { decideGate, showGate, showGatePages } from './gates/show-gates.ts';
export { beginSweep, planSweep, seedSweep } from './make-plan.ts';
export { writeFigures } from './report/figure-rows.ts';
export { renderSweepReport } from './report/render-report.ts';
export { nextToReview, reviewItem } from './review.ts';
export { resumeSweep, retrySweep } from './run-sweep.ts';
export { beginSchema, planInputSchema, reviewInputSchema, type Sweep } from './schema.ts';

const sweepJob = z.object({ unit: z.string(), sweep: z.string() });
const itemJob = sweepJob.extend({ number: z.int() });

/**
 * A question put to a market: a sample that can be drawn again, looked at, reviewed and counted; and the age gates of a
 * platform, on a sample of its pages.
 */
export const sweepRoom = (own: Pick<SealContext, 'vault' | 'browser'>): Link => ({
  name: 'sweep',
  endpoints: [...sweepEndpoints(own.vault), ...figureEndpoints, ...gateEndpoints(own.vault)],
  queues: (context) => [
    {
      name: 'sweep.frame',
      async run(content) {
        const { unit, sweep } = sweepJob.parse(content);
        await readFrame(context, unit, sweep);
      },
    },
    {
      name: 'sweep.log',
      retryLimit: 20,
      async run(content) {
        const { unit, sweep } = sweepJob.parse(content);
        await logPlan(context, own.vault, unit, sweep);
      },
    },
    {
      name: 'sweep.visit',
      // Each waits for its host's turn.
      concurrency: 4,
      retryDelaySeconds: 60,
      retryLimit: 20,
      run: (content) => visitItem({ ...context, ...own }, itemJob.parse(content)),
    },
    {
      name: 'sweep.gate',
      concurrency: 4,
      retryDelaySeconds: 60,
      retryLimit: 20,
      run: (content) => visitGatePage({ ...context, ...own }, gateJobSchema.parse(content)),
    },
    {
      name: 'sweep.figures',
      isLater: true,
      async run(content) {
        const { unit, sweep } = sweepJob.parse(content);
        await keepFigures(context, unit, sweep);
      },
    },
  ],
});
