import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { SelectField, TextAreaField, TextField } from '../../parts/form/fields.tsx';
import { SecondPerson, useWaiting } from '../../parts/form/second-person.tsx';
import { formatDate } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { ForWorkers } from '../../parts/people/for-workers.tsx';
import { Cards } from '../../parts/states.tsx';
import { Said } from '../../parts/text/said.tsx';

type Obligation = Schemas['Obligation'];
const CHANGES = ['end', 'withdraw'] as const;

function Form({ own }: { own: Obligation[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <details>
      <summary>{t('obligations.change.open')}</summary>
      <p>{t('obligations.change.hint')}</p>
      <CommandForm
        submit={t('obligations.change.submit')}
        done={t('obligations.change.proposed')}
        send={({ text, one }, header) => {
          const change = one('change', CHANGES);
          const reason = text('reason');
          const body = change === 'end' ? { change, until: text('until'), reason } : { change, reason };
          const path = { id: text('obligation') };
          return unwrap(api.POST('/v1/obligations/{id}/changes', { params: { header, path }, body }));
        }}
      >
        <SelectField
          name="obligation"
          label={t('obligations.change.which')}
          options={own.map(({ key, title }) => [key, title[language]] as const)}
        />
        <SelectField
          name="change"
          label={t('obligations.change.what')}
          options={CHANGES.map((change) => [change, t(`obligations.change.${change}`)] as const)}
        />
        <TextField
          name="until"
          label={t('obligations.change.until')}
          hint={t('obligations.change.untilHint')}
          type="date"
        />
        <TextAreaField name="reason" label={t('decide.reason')} rows={2} minLength={3} maxLength={5000} required />
      </CommandForm>
    </details>
  );
}

/** Ending or withdrawing what the unit entered, and changes that wait for a second person. */
export function ChangeObligation({ items, platform }: { items: Obligation[]; platform: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const waiting = useWaiting('obligation.changed').filter(({ summary }) => summary.platform === platform);
  const own = items.filter((each) => each.own !== null && each.own.withdrawn === null);
  return (
    <>
      <Cards items={waiting} keyOf={({ id }) => id}>
        {(proposal) => (
          <>
            <strong>
              <Said>{String(proposal.summary.title)}</Said>
            </strong>
            <p>
              {proposal.summary.change === 'end'
                ? t('obligations.change.toEnd', { until: formatDate(String(proposal.summary.until), language) })
                : t('obligations.change.toWithdraw')}
            </p>
            <p>
              <Said isWhole>{proposal.reason}</Said>
            </p>
            <SecondPerson proposal={proposal} />
          </>
        )}
      </Cards>
      {own.length > 0 && (
        <ForWorkers>
          <Form own={own} />
        </ForWorkers>
      )}
    </>
  );
}
