import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { oversees, useAccount } from '../../parts/account.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { SelectField, TextAreaField, TextField } from '../../parts/form/fields.tsx';
import { formatDate } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { DataTable } from '../../parts/list/data-table.tsx';
import { StateFilter, useFilter } from '../../parts/list/state-filter.tsx';
import { useRead } from '../../parts/read.ts';
import { Empty, Loaded } from '../../parts/states.tsx';
import { paths, useSearch } from '../../paths.ts';
import { ARTICLES, DataRequestPage } from './data-request.tsx';

type Request = Schemas['DataRequest'];

const STATES = ['open', 'all'] as const;
const WAYS = ['letter', 'e-mail', 'form', 'in-person', 'other'] as const;

function Enter() {
  const { t } = useTranslation();
  return (
    <details className="card">
      <summary>{t('requests.enter')}</summary>
      <CommandForm
        submit={t('requests.enterSubmit')}
        done={t('requests.entered')}
        send={({ text, one }, header) => {
          const article = ARTICLES.find((each) => String(each) === text('article')) ?? 15;
          const body = {
            receivedOn: text('receivedOn'),
            way: one('way', WAYS),
            article,
            about: text('about'),
            records: text('records')
              .split(/[\s,]+/)
              .filter(Boolean),
          };
          return unwrap(api.POST('/v1/data-requests', { params: { header }, body }));
        }}
      >
        <TextField name="receivedOn" label={t('requests.receivedOn')} type="date" required />
        <SelectField
          name="way"
          label={t('requests.wayLabel')}
          options={WAYS.map((way) => [way, t(`requests.way.${way}`)] as const)}
        />
        <SelectField
          name="article"
          label={t('requests.article')}
          options={ARTICLES.map((article) => [String(article), t(`requests.articles.${article}`)] as const)}
        />
        <TextAreaField
          name="about"
          label={t('requests.about')}
          hint={t('requests.aboutHint')}
          required
          maxLength={2000}
        />
        <TextField name="records" label={t('requests.records')} hint={t('requests.recordsHint')} maxLength={5000} />
      </CommandForm>
    </details>
  );
}

function Requests() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [state, setState] = useFilter('state', STATES, 'open');
  const query = useRead(['data-requests', state], () => api.GET('/v1/data-requests', { params: { query: { state } } }));
  const cells = {
    article: ({ id, article }: Request) => (
      <Link to={`${paths.requests}?request=${id}`}>
        {t(`requests.articles.${ARTICLES.find((one) => one === article) ?? 15}`)}
      </Link>
    ),
    receivedOn: ({ receivedOn }: Request) => formatDate(receivedOn, language),
    dueOn: ({ dueOn, late }: Request) => (
      <>
        {formatDate(dueOn, language)} {late && <span className="tag overdue">{t('requests.late')}</span>}
      </>
    ),
    officer: ({ officer }: Request) => <bdi>{officer.name}</bdi>,
    outcome: ({ outcome }: Request) => (outcome === null ? t('requests.unanswered') : t(`requests.outcome.${outcome}`)),
  };
  return (
    <>
      <h1>{t('requests.title')}</h1>
      <p>{t('requests.intro')}</p>
      <Enter />
      <StateFilter
        label={t('requests.filter')}
        values={STATES}
        value={state}
        nameOf={(one) => t(`requests.state.${one}`)}
        onChoose={setState}
      />
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t('requests.empty')}</Empty>
          ) : (
            <DataTable
              caption={t('requests.title')}
              cells={cells}
              nameOf={(name) => t(`requests.columns.${name}`)}
              head="article"
              rows={items}
              keyOf={({ id }) => id}
              hasKeys
            />
          )
        }
      </Loaded>
    </>
  );
}

/** What people ask about their own data (Regulation (EU) 2016/679), for auditors and administrators. */
export function DataRequests() {
  const { t } = useTranslation();
  const account = useAccount();
  const id = new URLSearchParams(useSearch()).get('request');
  if (!oversees(account))
    return (
      <>
        <h1>{t('requests.title')}</h1>
        <Empty>{t('requests.notYours')}</Empty>
      </>
    );
  return id === null ? <Requests /> : <DataRequestPage key={id} id={id} />;
}
