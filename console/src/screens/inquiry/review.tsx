import { useTranslation } from 'react-i18next';
import { api, done, type Schemas, unwrap } from '../../client/api.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { TextAreaField } from '../../parts/form/fields.tsx';
import { formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { DataTable } from '../../parts/list/data-table.tsx';
import { Paged, usePaged } from '../../parts/list/paged.tsx';
import { Cards } from '../../parts/states.tsx';
import { Said } from '../../parts/text/said.tsx';
import { InquiryCard } from './answers.tsx';

type Alarm = Schemas['InquiryAlarm'];
type Received = Schemas['InquiryReceived'];

function AlarmCard({ alarm: { id, peer, officer, kind, raisedAt, review } }: { alarm: Alarm }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <p>
        <strong>{t(`inquiry.alarmKinds.${kind}`)}</strong>{' '}
        <Said>{peer === null ? officer : `${officer}, ${peer}`}</Said> ·{' '}
        <time dateTime={raisedAt}>{formatInstant(raisedAt, language)}</time>
      </p>
      {review === null ? (
        <CommandForm
          submit={t('inquiry.review.submit')}
          send={({ text }, header) =>
            done(
              api.POST('/v1/inquiry-review/alarms/{id}/reviews', {
                params: { path: { id }, header },
                body: { remark: text('remark') },
              }),
            )
          }
        >
          <TextAreaField name="remark" label={t('inquiry.review.remark')} required minLength={3} maxLength={5000} />
        </CommandForm>
      ) : (
        <p className="quiet">
          <Said isWhole>{review.remark}</Said> · <Said>{review.by}</Said> ·{' '}
          <time dateTime={review.at}>{formatInstant(review.at, language)}</time>
        </p>
      )}
    </>
  );
}

function Alarms() {
  const { t } = useTranslation();
  const query = usePaged(['inquiry-alarms'], (page) =>
    unwrap(api.GET('/v1/inquiry-review/alarms', { params: { query: page } })),
  );
  return (
    <section>
      <h2>{t('inquiry.review.alarms')}</h2>
      <Paged query={query} empty={t('inquiry.review.noAlarms')}>
        {(items) => (
          <Cards items={items} keyOf={({ id }) => id}>
            {(alarm) => <AlarmCard alarm={alarm} />}
          </Cards>
        )}
      </Paged>
    </section>
  );
}

function WhoAsked() {
  const { t } = useTranslation();
  const language = useLanguage();
  const query = usePaged(['inquiries-received'], (page) =>
    unwrap(api.GET('/v1/inquiry-review/received', { params: { query: page } })),
  );
  const cells = {
    officer: ({ officer }: Received) => <Said>{officer}</Said>,
    peer: ({ peer }: Received) => <Said>{peer}</Said>,
    purpose: ({ purpose }: Received) => <Said>{purpose}</Said>,
    basis: ({ basis, article }: Received) => <Said>{`${basis}, ${article}`}</Said>,
    about: ({ about }: Received) => t(`inquiry.about.${about}`),
    at: ({ at }: Received) => formatInstant(at, language),
  };
  return (
    <section>
      <h2>{t('inquiry.review.received')}</h2>
      <p>{t('inquiry.review.receivedIntro')}</p>
      <Paged query={query} empty={t('inquiry.review.noneReceived')}>
        {(items) => (
          <DataTable
            caption={t('inquiry.review.received')}
            cells={cells}
            nameOf={(name) => t(`inquiry.columns.${name}`)}
            head="officer"
            rows={items}
            keyOf={({ id }) => id}
          />
        )}
      </Paged>
    </section>
  );
}

function Asked() {
  const { t } = useTranslation();
  const query = usePaged(['inquiries-asked'], (page) =>
    unwrap(api.GET('/v1/inquiry-review/asked', { params: { query: page } })),
  );
  return (
    <section>
      <h2>{t('inquiry.review.asked')}</h2>
      <p>{t('inquiry.review.askedIntro')}</p>
      <Paged query={query} empty={t('inquiry.noneAsked')}>
        {(items) => (
          <Cards items={items} keyOf={({ id }) => id}>
            {(inquiry) => (
              <InquiryCard
                inquiry={inquiry}
                load={() => api.GET('/v1/inquiry-review/asked/{id}', { params: { path: { id: inquiry.id } } })}
              />
            )}
          </Cards>
        )}
      </Paged>
    </section>
  );
}

/** What the auditor looks at: alarms, who asked this unit, and what its officers asked (Directive (EU) 2016/680, art. 25). */
export function Review() {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('inquiry.review.intro')}</p>
      <Alarms />
      <WhoAsked />
      <Asked />
    </>
  );
}
