import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { CommandForm, Refused, useCommand } from '../../parts/form/command.tsx';
import { SelectField, TextAreaField, TextField } from '../../parts/form/fields.tsx';
import { useReason } from '../../parts/form/reason-dialog.tsx';
import { formatFigure, formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { DataTable } from '../../parts/list/data-table.tsx';
import { useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';

type Operation = Schemas['Operation'];

/** Joins, or refuses with a reason, for the unit. */
export function AnswerForm({ operation: { id, lead } }: { operation: Operation }) {
  const { t } = useTranslation();
  const join = useCommand<void>((_, header) =>
    unwrap(api.POST('/v1/operations/{id}/answers', { params: { path: { id }, header }, body: { answer: 'join' } })),
  );
  const refuse = useReason<'refuse'>({
    titleOf: () => t('jointOperation.refuse'),
    send: (answer, reason, header) =>
      unwrap(api.POST('/v1/operations/{id}/answers', { params: { path: { id }, header }, body: { answer, reason } })),
  });
  return (
    <div className="card">
      <p>{t('jointOperation.invitedBy', { lead })}</p>
      <div className="buttons">
        <button type="button" className="primary" onClick={() => join.mutate()} disabled={join.isPending}>
          {t('jointOperation.join')}
        </button>
        <button type="button" onClick={() => refuse.ask('refuse')}>
          {t('jointOperation.refuse')}
        </button>
      </div>
      <Refused error={join.error} />
      {refuse.dialog}
    </div>
  );
}

/** Leaves an operation that the unit joined. */
export function LeaveButton({ id }: { id: string }) {
  const { t } = useTranslation();
  const leave = useReason<'leave'>({
    titleOf: () => t('jointOperation.leave'),
    send: (answer, reason, header) =>
      unwrap(api.POST('/v1/operations/{id}/answers', { params: { path: { id }, header }, body: { answer, reason } })),
  });
  return (
    <>
      <button type="button" onClick={() => leave.ask('leave')}>
        {t('jointOperation.leave')}
      </button>
      {leave.dialog}
    </>
  );
}

export function DoneButton({ id, task }: { id: string; task: Operation['tasks'][number] }) {
  const { t } = useTranslation();
  const done = useCommand<void>((_, header) =>
    unwrap(
      api.POST('/v1/operations/{id}/tasks/{task}/completions', {
        params: { path: { id, task: task.id }, header },
        body: {},
      }),
    ),
  );
  return (
    <>
      <button type="button" onClick={() => done.mutate()} disabled={done.isPending}>
        {t('jointOperation.markDone')}
        <span className="unseen"> {task.says}</span>
      </button>
      <Refused error={done.error} />
    </>
  );
}

/** What the unit would give, or gave: it alone sees that. */
export function OwnCounts({ operation, mayGive }: { operation: Operation; mayGive: boolean }) {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const { id } = operation;
  const query = useRead(['joint-operations', id, 'counts'], () =>
    api.GET('/v1/operations/{id}/counts', { params: { path: { id } } }),
  );
  const give = useCommand<void>((_, header) =>
    unwrap(api.POST('/v1/operations/{id}/counts', { params: { path: { id }, header } })),
  );
  return (
    <Loaded query={query}>
      {({ counts, givenAt, from, until }) => (
        <>
          <p>{t(givenAt === null ? 'jointOperation.counts.intro' : 'jointOperation.counts.given')}</p>
          {counts.length > 0 && (
            <DataTable
              caption={t('jointOperation.counts.caption', {
                from: formatInstant(from, i18n.language),
                until: formatInstant(until, i18n.language),
              })}
              cells={{
                platform: ({ platform }) => platform,
                figure: ({ figure }) => t(`jointOperation.figure.${figure}`),
                count: ({ count }) => formatFigure(count, language),
              }}
              nameOf={(name) => t(`jointOperation.counts.${name}`)}
              head="platform"
              numbers={['count']}
              rows={counts}
              keyOf={({ platform, figure }) => `${platform} ${figure}`}
            />
          )}
          {mayGive && givenAt === null && operation.state === 'running' && (
            <p className="buttons">
              <button type="button" onClick={() => give.mutate()} disabled={give.isPending}>
                {t('jointOperation.counts.give')}
              </button>
            </p>
          )}
          <Refused error={give.error} />
        </>
      )}
    </Loaded>
  );
}

/** Shares a sealed page of the unit: chosen among those on what all look at, or by its number. */
export function ShareForm({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const query = useRead(['joint-operations', id, 'shareable'], () =>
    api.GET('/v1/operations/{id}/shareable-captures', { params: { path: { id } } }),
  );
  return (
    <Loaded query={query}>
      {({ items }) => (
        <CommandForm
          submit={t('jointOperation.capture.share')}
          send={(typed, header) =>
            unwrap(
              api.POST('/v1/operations/{id}/captures', {
                params: { path: { id }, header },
                body: { package: typed.text('package') || typed.text('listed') },
              }),
            )
          }
        >
          {items.length > 0 ? (
            <>
              <SelectField
                label={t('jointOperation.capture.listed')}
                hint={t('jointOperation.capture.listedHint')}
                name="listed"
                options={items.map((one) => [
                  one.package,
                  `${formatInstant(one.sealedAt, i18n.language)} · ${one.url}`,
                ])}
              />
              <details>
                <summary>{t('jointOperation.capture.other')}</summary>
                <PackageField />
              </details>
            </>
          ) : (
            <>
              <p>{t('jointOperation.capture.noneListed')}</p>
              <PackageField required />
            </>
          )}
        </CommandForm>
      )}
    </Loaded>
  );
}

function PackageField({ required = false }: { required?: boolean }) {
  const { t } = useTranslation();
  return (
    <TextField
      label={t('jointOperation.capture.package')}
      hint={t('jointOperation.capture.packageHint')}
      name="package"
      required={required}
      maxLength={100}
    />
  );
}

/** Takes back a page that the unit shared, with a reason for its audit log. */
export function TakeBackButton({ id, capture }: { id: string; capture: Operation['captures'][number] }) {
  const { t } = useTranslation();
  const takeBack = useReason<string>({
    titleOf: () => t('jointOperation.capture.takeBack'),
    send: (which, reason, header) =>
      unwrap(
        api.POST('/v1/operations/{id}/captures/{capture}/withdrawals', {
          params: { path: { id, capture: which }, header },
          body: { reason },
        }),
      ),
  });
  return (
    <>
      <button type="button" onClick={() => takeBack.ask(capture.id)}>
        {t('jointOperation.capture.takeBack')}
        <span className="unseen"> {capture.url}</span>
      </button>
      {takeBack.dialog}
    </>
  );
}

export function LessonForm({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <CommandForm
      submit={t('jointOperation.lesson.add')}
      send={(typed, header) =>
        unwrap(
          api.POST('/v1/operations/{id}/lessons', {
            params: { path: { id }, header },
            body: { says: typed.text('says') },
          }),
        )
      }
    >
      <TextAreaField
        label={t('jointOperation.lesson.says')}
        hint={t('jointOperation.lesson.hint')}
        name="says"
        required
        maxLength={2_000}
      />
    </CommandForm>
  );
}

export function EndForm({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <details className="card">
      <summary>{t('jointOperation.end.title')}</summary>
      <p>{t('jointOperation.end.intro')}</p>
      <CommandForm
        submit={t('jointOperation.end.submit')}
        send={(typed, header) =>
          unwrap(
            api.POST('/v1/operations/{id}/end', {
              params: { path: { id }, header },
              body: { conclusion: typed.text('conclusion') },
            }),
          )
        }
      >
        <TextAreaField label={t('jointOperation.end.conclusion')} name="conclusion" required maxLength={2_000} />
      </CommandForm>
    </details>
  );
}
