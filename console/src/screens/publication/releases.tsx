import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api, idempotencyKey, unwrap } from '../../client/api.ts';
import { formatDate, formatInstant } from '../../parts/format.ts';
import { Loaded } from '../../parts/states.tsx';

function MakeRelease() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const key = useRef(idempotencyKey());
  const make = useMutation({
    mutationFn: (body: { title: string; from: string; to: string }) =>
      unwrap(api.POST('/v1/releases', { params: { header: { 'idempotency-key': key.current } }, body })),
    onSuccess: async () => {
      key.current = idempotencyKey();
      await queries.invalidateQueries();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    make.mutate({
      title: String(form.get('title') ?? ''),
      from: String(form.get('from') ?? ''),
      to: String(form.get('to') ?? ''),
    });
  };
  return (
    <details className="card">
      <summary>{t('releases.make')}</summary>
      <form onSubmit={submit}>
        <label>
          {t('releases.name')}
          <input name="title" required maxLength={300} />
        </label>
        <label>
          {t('releases.from')}
          <input name="from" type="date" required />
        </label>
        <label>
          {t('releases.to')}
          <input name="to" type="date" required />
        </label>
        {make.isError && (
          <p role="alert" className="error">
            {make.error.message}
          </p>
        )}
        <button type="submit" className="primary" disabled={make.isPending}>
          {t('releases.submit')}
        </button>
      </form>
    </details>
  );
}

/** Figures that were published, and publishing more. */
export function Releases() {
  const { t, i18n } = useTranslation();
  const query = useQuery({ queryKey: ['releases'], queryFn: () => unwrap(api.GET('/v1/releases')) });
  return (
    <>
      <h1>{t('releases.title')}</h1>
      <p>{t('releases.intro')}</p>
      <MakeRelease />
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="message">{t('releases.none')}</p>
          ) : (
            <ul className="plain">
              {items.map((release) => (
                <li key={release.id} className="card">
                  <h2>{release.title}</h2>
                  <p>
                    {t('releases.period', {
                      from: formatDate(release.from, i18n.language),
                      to: formatDate(release.to, i18n.language),
                    })}{' '}
                    ·{' '}
                    <span className="quiet">
                      {t('releases.made', { at: formatInstant(release.madeAt, i18n.language) })}
                    </span>
                  </p>
                  <p className="buttons">
                    <a className="button" href={`/releases/${release.id}?lang=${i18n.language}`}>
                      {t('releases.page')}
                    </a>
                    <a className="button" href={`/releases/${release.id}.csv`}>
                      CSV
                    </a>
                    <a className="button" href={`/releases/${release.id}.json`}>
                      JSON
                    </a>
                  </p>
                  <code>SHA-256 {release.digest}</code>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}
