import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../client/api.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { CheckField, SelectField, TextAreaField, TextField } from '../../parts/form/fields.tsx';
import { SecondPerson, useWaiting } from '../../parts/form/second-person.tsx';
import { useLanguage } from '../../parts/language.ts';
import { ForWorkers } from '../../parts/people/for-workers.tsx';
import { useRead } from '../../parts/read.ts';
import { Cards } from '../../parts/states.tsx';
import { Said } from '../../parts/text/said.tsx';

const KINDS = ['order', 'judgment'] as const;

/** What a unit itself obtained against a platform: one person enters it, another approves it. */
function Form({ platform }: { platform: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const packs = useRead(['packs'], () => api.GET('/v1/packs'));
  return (
    <details>
      <summary>{t('obligations.enter.open')}</summary>
      <p>{t('obligations.enter.hint')}</p>
      <CommandForm
        submit={t('obligations.enter.submit')}
        done={t('obligations.enter.proposed')}
        send={({ text, one, all }, header) => {
          const until = text('until');
          const body = {
            platform,
            kind: one('kind', KINDS),
            title: text('title'),
            basis: text('basis'),
            source: text('source'),
            madeOn: text('madeOn'),
            from: text('from'),
            until: until === '' ? null : until,
            packs: all('pack'),
            reason: text('reason'),
          };
          return unwrap(api.POST('/v1/obligations', { params: { header }, body }));
        }}
      >
        <SelectField
          name="kind"
          label={t('obligations.columns.kind')}
          options={KINDS.map((kind) => [kind, t(`obligations.kinds.${kind}`)] as const)}
        />
        <TextField name="title" label={t('obligations.enter.what')} minLength={3} maxLength={300} required />
        <TextField name="basis" label={t('obligations.enter.basis')} minLength={3} maxLength={500} required />
        <TextField
          name="source"
          label={t('obligations.enter.source')}
          hint={t('obligations.enter.sourceHint')}
          minLength={3}
          maxLength={500}
          required
        />
        <TextField name="madeOn" label={t('obligations.enter.madeOn')} type="date" required />
        <TextField name="from" label={t('obligations.enter.from')} type="date" required />
        <TextField
          name="until"
          label={t('obligations.enter.until')}
          hint={t('obligations.enter.untilHint')}
          type="date"
        />
        <fieldset>
          <legend>{t('obligations.enter.packs')}</legend>
          {packs.data?.items.map(({ id, title }) => (
            <CheckField key={id} name="pack" value={id} label={title?.[language] ?? id} />
          ))}
        </fieldset>
        <TextAreaField name="reason" label={t('decide.reason')} rows={2} minLength={3} maxLength={5000} required />
      </CommandForm>
    </details>
  );
}

/** Entering one, and those of the platform that wait for a second person. `platform`: as proposals name it. */
export function EnterObligation({ platform }: { platform: string }) {
  const waiting = useWaiting('obligation.entered').filter(({ summary }) => summary.platform === platform);
  const { t } = useTranslation();
  return (
    <>
      <Cards items={waiting} keyOf={({ id }) => id}>
        {(proposal) => (
          <>
            <strong>
              <Said>{String(proposal.summary.title)}</Said>
            </strong>
            <p className="quiet">
              <Said isWhole>
                {t('obligations.enter.facts', {
                  basis: proposal.summary.basis,
                  source: proposal.summary.source,
                  interpolation: { escapeValue: false },
                })}
              </Said>
            </p>
            <p>
              <Said isWhole>{proposal.reason}</Said>
            </p>
            <SecondPerson proposal={proposal} />
          </>
        )}
      </Cards>
      <ForWorkers>
        <Form platform={platform} />
      </ForWorkers>
    </>
  );
}
