import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../client/api.ts';
import { administers, useAccount } from '../../parts/account.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { SelectField, TextAreaField, TextField } from '../../parts/form/fields.tsx';
import { formatDate, formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { FIXED, useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';
import { paths } from '../../paths.ts';

/** Of Regulation (EU) 2016/679. */
export const ARTICLES = [15, 16, 17, 18, 19, 20, 21, 22] as const;
const OUTCOMES = ['granted', 'partly', 'refused'] as const;

function Answer({ id }: { id: string }) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>('granted');
  return (
    <details className="card">
      <summary>{t('requests.answer')}</summary>
      <CommandForm
        submit={t('requests.answerSubmit')}
        send={({ text, some }, header) => {
          const body = { outcome, text: text('text'), ...some('basis') };
          return unwrap(api.POST('/v1/data-requests/{id}/answer', { params: { path: { id }, header }, body }));
        }}
      >
        <SelectField
          name="outcome"
          label={t('requests.outcomeLabel')}
          value={outcome}
          options={OUTCOMES.map((one) => [one, t(`requests.outcome.${one}`)] as const)}
          onChoose={setOutcome}
        />
        {outcome !== 'granted' && (
          <TextField
            name="basis"
            label={t('requests.basis')}
            hint={t('requests.basisHint')}
            required
            minLength={3}
            maxLength={500}
          />
        )}
        <TextAreaField name="text" label={t('requests.text')} required minLength={3} maxLength={20000} rows={6} />
      </CommandForm>
    </details>
  );
}

function Extend({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <details className="card">
      <summary>{t('requests.extend')}</summary>
      <CommandForm
        submit={t('requests.extendSubmit')}
        send={({ text }, header) =>
          unwrap(
            api.POST('/v1/data-requests/{id}/extension', {
              params: { path: { id }, header },
              body: { reason: text('reason') },
            }),
          )
        }
      >
        <TextAreaField
          name="reason"
          label={t('decide.reason')}
          hint={t('requests.extendHint')}
          required
          minLength={3}
          maxLength={5000}
        />
      </CommandForm>
    </details>
  );
}

function HandOver({ id, officer }: { id: string; officer: string }) {
  const { t } = useTranslation();
  const query = useRead(['accounts'], () => api.GET('/v1/accounts'));
  const others = (query.data?.items ?? []).filter(
    ({ id: account, role, disabledAt }) =>
      account !== officer && disabledAt === null && (role === 'auditor' || role === 'administrator'),
  );
  return (
    <details className="card">
      <summary>{t('requests.handOver')}</summary>
      <CommandForm
        submit={t('requests.handOverSubmit')}
        send={({ text, one }, header) => {
          const account = one(
            'officer',
            others.map((each) => each.id),
          );
          const body = { account, reason: text('reason') };
          return unwrap(api.POST('/v1/data-requests/{id}/officer', { params: { path: { id }, header }, body }));
        }}
      >
        <SelectField
          name="officer"
          label={t('requests.officer')}
          required
          isOpen
          options={others.map(({ id: account, name }) => [account, name] as const)}
        />
        <TextAreaField name="reason" label={t('decide.reason')} required minLength={3} maxLength={5000} />
      </CommandForm>
    </details>
  );
}

/** One request: its term, and for the officer in charge of it what it is about. */
export function DataRequestPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const account = useAccount();
  // Each reading is in the audit log: it is asked for once, not as the screen stays open.
  const query = useRead(
    ['data-request', id],
    () => api.GET('/v1/data-requests/{id}', { params: { path: { id } } }),
    FIXED,
  );
  return (
    <>
      <p>
        <Link to={paths.requests}>{t('requests.back')}</Link>
      </p>
      <Loaded query={query}>
        {(request) => {
          const isOfficer = request.officer.id === account?.id;
          const isOpen = request.answeredAt === null;
          const facts = {
            receivedOn: formatDate(request.receivedOn, language),
            wayLabel: t(`requests.way.${request.way}`),
            officer: request.officer.name,
            dueOn: formatDate(request.dueOn, language),
            about: request.about,
            records: request.records === null || request.records.length === 0 ? null : request.records.join(', '),
            extended:
              request.extendedAt &&
              `${formatInstant(request.extendedAt, language)}${request.extensionReason ? ` – ${request.extensionReason}` : ''}`,
            outcomeLabel: request.outcome && t(`requests.outcome.${request.outcome}`),
            answeredAt: request.answeredAt && formatInstant(request.answeredAt, language),
            basis: request.answerBasis,
            text: request.answer,
          };
          return (
            <>
              <h1>{t(`requests.articles.${ARTICLES.find((one) => one === request.article) ?? 15}`)}</h1>
              {request.late && (
                <p>
                  <span className="tag overdue">{t('requests.late')}</span>
                </p>
              )}
              <dl className="facts">
                {(
                  [
                    'receivedOn',
                    'wayLabel',
                    'officer',
                    'dueOn',
                    'about',
                    'records',
                    'extended',
                    'outcomeLabel',
                    'answeredAt',
                    'basis',
                    'text',
                  ] as const
                ).map(
                  (name) =>
                    facts[name] !== null && (
                      <div key={name}>
                        <dt>{t(`requests.${name}`)}</dt>
                        <dd className="lines">
                          <bdi>{facts[name]}</bdi>
                        </dd>
                      </div>
                    ),
                )}
              </dl>
              <p className="quiet">
                <code>{request.id}</code>
              </p>
              {!isOfficer && <p>{t('requests.othersOnly', { name: request.officer.name })}</p>}
              {isOpen && isOfficer && <Answer id={id} />}
              {isOpen && isOfficer && request.extendedAt === null && <Extend id={id} />}
              {isOpen && administers(account) && <HandOver id={id} officer={request.officer.id} />}
            </>
          );
        }}
      </Loaded>
    </>
  );
}
