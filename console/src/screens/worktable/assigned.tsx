import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, idempotencyKey, type Schemas, unwrap } from '../../client/api.ts';
import { useCommand } from '../../parts/form/command.tsx';
import { formatFigure } from '../../parts/format.ts';
import { Said } from '../../parts/text/said.tsx';
import { actOnEach, type Named, type Run } from './act-on-each.ts';

/** Assigns cases, one after another. @param patch shows a case as it is then */
export function useAssign(patch: (row: Schemas['Case']) => void) {
  const [run, setRun] = useState<Run | null>(null);
  const command = useCommand(({ cases, to }: { cases: readonly Named[]; to: string | null }) =>
    actOnEach(
      cases,
      async (id) => {
        const params = { path: { id }, header: { 'idempotency-key': idempotencyKey() } };
        patch(await unwrap(api.PUT('/v1/cases/{id}/assignee', { params, body: { account: to } })));
      },
      setRun,
    ),
  );
  const assign = (cases: readonly Named[], to: string | null): void => {
    if (!command.isPending && cases.length > 0) command.mutate({ cases, to });
  };
  return { run, isRunning: command.isPending, assign };
}

/** How far an assignment of cases is, where it takes its time; then what could not be assigned, and why. */
export function Assigned({ run, isRunning }: { run: Run; isRunning: boolean }) {
  const { t, i18n } = useTranslation();
  const id = useId();
  const { total, done, refused } = run;
  const figure = (number: number): string => formatFigure(number, i18n.language);
  if (isRunning)
    return (
      <p className="bar-line after-a-second">
        <span id={id}>{t('worktable.assigning', { done: figure(done), total: figure(total) })}</span>{' '}
        <progress aria-labelledby={id} max={total} value={done} />
      </p>
    );
  if (refused.length === 0) return null;
  return (
    <div role="alert" className="error">
      <p>{t('worktable.notAssigned', { count: refused.length, total: figure(total) })}</p>
      <ul>
        {refused.map((one) => (
          <li key={one.id}>
            <Said>{one.title}</Said>
            {t('state.colon')} {one.why}
          </li>
        ))}
      </ul>
    </div>
  );
}
