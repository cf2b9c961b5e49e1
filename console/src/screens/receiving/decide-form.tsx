import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { CheckField, TextAreaField } from '../../parts/form/fields.tsx';
import { FIXED, useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';
import { readStatement } from './statement-body.ts';
import { StatementFields } from './statement-fields.tsx';

/** The decision on a notice (art. 16(5)), with its statement of reasons (art. 17) where something is restricted. */
export function DecideForm({ received }: { received: Schemas['ReceivedNoticeDetail'] }) {
  const { t } = useTranslation();
  const query = useRead(['transparency-enums'], () => api.GET('/v1/transparency-enums'), FIXED);
  return (
    <section className="card" aria-labelledby="decide">
      <h2 id="decide">{t('receiving.decide.title')}</h2>
      <Loaded query={query}>{(choices) => <Form received={received} choices={choices} />}</Loaded>
    </section>
  );
}

function Form(props: { received: Schemas['ReceivedNoticeDetail']; choices: Schemas['TransparencyChoices'] }) {
  const { received, choices } = props;
  const { t } = useTranslation();
  const [acts, setActs] = useState(true);
  return (
    <CommandForm
      submit={t('receiving.decide.send')}
      send={(typed, header) =>
        unwrap(
          api.POST('/v1/received/{id}/decision', {
            params: { path: { id: received.id }, header },
            body: {
              explanation: typed.text('explanation'),
              urls: acts ? typed.all('url') : [],
              statement: acts ? readStatement(typed, choices.restrictions) : null,
              manifestlyIllegal: typed.isTicked('manifestlyIllegal'),
              manifestlyUnfounded: typed.isTicked('manifestlyUnfounded'),
              alike: typed.isTicked('alike'),
            },
          }),
        )
      }
    >
      <fieldset>
        <legend>{t('receiving.decide.what')}</legend>
        <CheckField
          type="radio"
          name="acts"
          checked={acts}
          onChange={() => setActs(true)}
          label={t('receiving.decide.restrict')}
        />
        <CheckField
          type="radio"
          name="acts"
          checked={!acts}
          onChange={() => setActs(false)}
          label={t('receiving.decide.nothing')}
        />
      </fieldset>
      {acts && <StatementFields received={received} choices={choices} />}
      <TextAreaField
        name="explanation"
        label={t('receiving.decide.explanation')}
        required
        minLength={3}
        maxLength={20000}
      />
      <CheckField
        name={acts ? 'manifestlyIllegal' : 'manifestlyUnfounded'}
        label={t(acts ? 'receiving.decide.manifestlyIllegal' : 'receiving.decide.manifestlyUnfounded')}
      />
      {received.alike.length > 0 && (
        <CheckField name="alike" label={t('receiving.decide.alike', { count: received.alike.length })} />
      )}
    </CommandForm>
  );
}
