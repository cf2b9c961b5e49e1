import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../../client/api.ts';
import { AMENDMENT_KINDS, NOTICE_ERRORS } from '../../../client/values.ts';
import { useDocumentTitles } from '../../../parts/document-titles.ts';
import { CommandForm } from '../../../parts/form/command.tsx';
import { SelectField, TextAreaField } from '../../../parts/form/fields.tsx';
import { formatInstant } from '../../../parts/format.ts';
import { useLanguage } from '../../../parts/language.ts';
import { ForWorkers } from '../../../parts/people/for-workers.tsx';
import { useRead } from '../../../parts/read.ts';
import { Loaded } from '../../../parts/states.tsx';
import { Said } from '../../../parts/text/said.tsx';
import { goOn } from '../reach.ts';

/** What was found wrong with a document that was sent, and the form for saying so to everybody whom it has reached. */
export function AmendDocument({ notice }: { notice: Schemas['SentNotice'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const { withdrawnAt, sentAt, content } = notice;
  return (
    <>
      {notice.amendments.map(({ id, kind, cause, by, at, effectiveAt, letters }) => (
        <p key={id}>
          <span className="tag">{t(effectiveAt ? `amend.done.${kind}` : 'amend.pending')}</span>{' '}
          {t(`amend.causes.${cause}`)} · {by.name} · {formatInstant(effectiveAt ?? at, language)} ·{' '}
          {t('amend.letters', { count: letters.length })}
        </p>
      ))}
      {sentAt !== null && withdrawnAt === null && !content.amendment && (
        <ForWorkers>
          <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
            <summary>{t('amend.title')}</summary>
            {isOpen && (
              <AmendForm
                id={notice.id}
                onDone={() => {
                  setOpen(false);
                  goOn();
                }}
              />
            )}
          </details>
        </ForWorkers>
      )}
    </>
  );
}

function AmendForm({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useTranslation();
  const titleOf = useDocumentTitles();
  const [kind, setKind] = useState<(typeof AMENDMENT_KINDS)[number]>('withdrawal');
  const reached = useRead(['reached', id], () => api.GET('/v1/notices/{id}/reached', { params: { path: { id } } }));
  return (
    <>
      <p className="quiet">{t(`amend.about.${kind}`)}</p>
      <Loaded query={reached}>
        {({ items }) => (
          <>
            <p>{t('amend.reached', { count: items.length })}</p>
            <ul>
              {items.map(({ name, address, citedBy }) => (
                <li key={address ?? name}>
                  <Said>{name}</Said> <bdi className="address">{address}</bdi>{' '}
                  {citedBy && <span className="quiet">{t('amend.citedBy', { act: titleOf(citedBy.kind) })}</span>}
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
      <CommandForm
        submit={t(`amend.submit.${kind}`)}
        onDone={onDone}
        send={({ text, one }, header) => {
          const params = { path: { id }, header };
          const said = { kind, cause: one('cause', NOTICE_ERRORS), wrong: text('wrong') };
          const body = kind === 'correction' ? { ...said, right: text('right') } : said;
          return unwrap(api.POST('/v1/notices/{id}/amendments', { params, body }));
        }}
      >
        <SelectField
          label={t('amend.what')}
          options={AMENDMENT_KINDS.map((one) => [one, t(`amend.kinds.${one}`)])}
          value={kind}
          onChoose={setKind}
        />
        <SelectField
          name="cause"
          label={t('amend.cause')}
          options={NOTICE_ERRORS.map((one) => [one, t(`amend.causes.${one}`)])}
          hint={t('amend.causeHint')}
        />
        <TextAreaField name="wrong" label={t('amend.wrong')} required minLength={3} maxLength={20_000} />
        {kind === 'correction' && (
          <TextAreaField name="right" label={t('amend.right')} required minLength={3} maxLength={20_000} />
        )}
      </CommandForm>
    </>
  );
}
