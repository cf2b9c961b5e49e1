import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { administers, useAccount } from '../../parts/account.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { CheckField, SelectField, TextAreaField, TextField } from '../../parts/form/fields.tsx';
import { useReason } from '../../parts/form/reason-dialog.tsx';
import { SecondPerson, useWaiting } from '../../parts/form/second-person.tsx';
import { formatFigure } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { DataTable } from '../../parts/list/data-table.tsx';
import { useRead } from '../../parts/read.ts';
import { Cards, Loaded } from '../../parts/states.tsx';
import { PeriodBasis, ProposedBasis } from '../../parts/text/period-basis.tsx';
import { Said } from '../../parts/text/said.tsx';

type Kept = Schemas['RetentionPreview']['kinds'][number];

const UNITS = ['months', 'days'] as const;

/** Proposes how long a kind of data is kept. */
function Propose({ kinds }: { kinds: readonly Kept[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <details>
      <summary>{t('keeping.propose')}</summary>
      <CommandForm
        submit={t('keeping.submit')}
        done={t('keeping.proposed')}
        send={({ text, one, isTicked }, header) =>
          unwrap(
            api.POST('/v1/retention/periods', {
              params: { header },
              body: {
                kind: one(
                  'kind',
                  kinds.map(({ kind }) => kind),
                ),
                amount: Number(text('amount')),
                unit: one('unit', UNITS),
                basis: text('basis'),
                source: text('source'),
                verified: isTicked('verified'),
                reason: text('reason'),
              },
            }),
          )
        }
      >
        <SelectField
          name="kind"
          label={t('keeping.columns.kind')}
          options={kinds.map(({ kind, name }) => [kind, name[language]] as const)}
        />
        <TextField name="amount" label={t('keeping.amount')} type="number" min={1} max={1200} required />
        <SelectField
          name="unit"
          label={t('keeping.unit')}
          options={UNITS.map((unit) => [unit, t(`keeping.units.${unit}`)] as const)}
        />
        <TextField name="basis" label={t('keeping.basis')} minLength={3} maxLength={2000} required />
        <TextField name="source" label={t('keeping.source')} minLength={3} maxLength={2000} required />
        <CheckField name="verified" label={t('keeping.read')} />
        <TextAreaField name="reason" label={t('decide.reason')} rows={2} minLength={3} maxLength={5000} required />
      </CommandForm>
    </details>
  );
}

/** How long what is kept and what the next run would erase; for an administrator, a period proposed or withdrawn. */
export function Retention() {
  const { t } = useTranslation();
  const language = useLanguage();
  const isAdmin = administers(useAccount());
  const query = useRead(['retention'], () => api.GET('/v1/retention/preview'));
  const waiting = useWaiting('retention.set');
  const { ask, dialog } = useReason({
    titleOf: ({ name }: Pick<Kept, 'kind' | 'name'>) =>
      t('keeping.withdrawNamed', { name: name[language], interpolation: { escapeValue: false } }),
    send: ({ kind }, reason, header) =>
      unwrap(api.POST('/v1/retention/periods/withdrawn', { params: { header }, body: { kind, reason } })),
  });
  const forHowLong = ({ amount, unit }: { amount: unknown; unit: unknown }): string =>
    t(`proposal.keptFor.${unit}`, { amount, defaultValue: '' });
  const cells = {
    kind: ({ name, erases }: Kept) => <span title={erases[language]}>{name[language]}</span>,
    period: ({ period }: Kept) =>
      period === null ? (
        t('keeping.noPeriod')
      ) : (
        <>
          {forHowLong(period)} <PeriodBasis {...period} />
        </>
      ),
    due: ({ due }: Kept) => formatFigure(due, language),
    held: ({ held }: Kept) => formatFigure(held, language),
  };
  const withAct = {
    ...cells,
    act: (kept: Kept) =>
      kept.period !== null && (
        <button
          type="button"
          aria-label={t('keeping.withdrawNamed', { name: kept.name[language], interpolation: { escapeValue: false } })}
          onClick={() => ask(kept)}
        >
          {t('keeping.withdraw')}
        </button>
      ),
  };
  return (
    <section aria-labelledby="retention-title">
      <h2 id="retention-title">{t('keeping.title')}</h2>
      <p>{t('keeping.intro')}</p>
      <Loaded query={query}>
        {({ kinds, notCovered }) => (
          <>
            <DataTable
              caption={t('keeping.title')}
              cells={isAdmin ? withAct : cells}
              nameOf={(name) => t(`keeping.columns.${name}`)}
              head="kind"
              numbers={['due', 'held']}
              rows={kinds}
              keyOf={({ kind }) => kind}
            />
            <details>
              <summary>{t('keeping.notCovered')}</summary>
              <ul>
                {notCovered.map((words) => (
                  <li key={words.en}>{words[language]}</li>
                ))}
              </ul>
            </details>
            <Cards items={waiting} keyOf={({ id }) => id}>
              {(proposal) => (
                <>
                  <strong>
                    {kinds.find(({ kind }) => kind === proposal.summary.kind)?.name[language]}
                    {t('state.colon')} {forHowLong({ amount: proposal.summary.amount, unit: proposal.summary.unit })}
                  </strong>
                  <ProposedBasis {...proposal} />
                  <p>
                    <Said isWhole>{proposal.reason}</Said>
                  </p>
                  <SecondPerson proposal={proposal} />
                </>
              )}
            </Cards>
            {isAdmin && <Propose kinds={kinds} />}
          </>
        )}
      </Loaded>
      {dialog}
    </section>
  );
}
