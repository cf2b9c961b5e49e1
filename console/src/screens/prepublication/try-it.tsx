import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { TextAreaField, TextField } from '../../parts/form/fields.tsx';
import { Link } from '../../parts/link.tsx';
import { ForWorkers } from '../../parts/people/for-workers.tsx';
import { paths } from '../../paths.ts';
import { Reasons } from './reasons.tsx';

type Screening = Schemas['PriorScreening'];

/** Asks as a marketplace would, in the session of the person; what is held waits in the queue like any other. */
export function TryIt() {
  const { t } = useTranslation();
  const [answer, setAnswer] = useState<Screening | null>(null);
  return (
    <section aria-labelledby="try-title">
      <h2 id="try-title">{t('prepublication.try.title')}</h2>
      <ForWorkers>
        <p>{t('prepublication.try.intro')}</p>
        <CommandForm
          submit={t('prepublication.try.submit')}
          send={async ({ text }, header) => {
            const body = {
              platform: 'market.example',
              id: 'try-it',
              title: text('title'),
              description: text('description'),
            };
            setAnswer(await unwrap(api.POST('/v1/screenings', { params: { header }, body })));
          }}
        >
          <TextField
            name="title"
            label={t('prepublication.try.offer')}
            defaultValue={t('prepublication.try.offerExample')}
            required
            maxLength={500}
          />
          <TextAreaField name="description" label={t('prepublication.try.description')} maxLength={20_000} />
        </CommandForm>
      </ForWorkers>
      {answer && (
        <div role="status">
          <p>
            <span className="tag">{t(`prepublication.outcome.${answer.outcome}`)}</span>{' '}
            {answer.outcome === 'hold-for-a-person' && <Link to={paths.held}>{t('prepublication.try.toQueue')}</Link>}
          </p>
          <Reasons screening={answer} />
          <details>
            <summary>{t('prepublication.try.answer')}</summary>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key */}
            <pre tabIndex={0}>{JSON.stringify(answer, null, 2)}</pre>
          </details>
        </div>
      )}
    </section>
  );
}
