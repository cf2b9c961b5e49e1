import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { ActForm, type KeyHeader, type Typed } from '../../parts/act.tsx';

type Input = Schemas['StatementContentInput'];

/** Restrictions of art. 17(1), in the values of the Transparency Database. */
const RESTRICTIONS = [
  'DECISION_VISIBILITY_CONTENT_REMOVED',
  'DECISION_VISIBILITY_CONTENT_DISABLED',
  'DECISION_VISIBILITY_CONTENT_DEMOTED',
  'DECISION_VISIBILITY_CONTENT_AGE_RESTRICTED',
  'DECISION_VISIBILITY_CONTENT_LABELLED',
  'DECISION_MONETARY_SUSPENSION',
  'DECISION_PROVISION_PARTIAL_SUSPENSION',
  'DECISION_PROVISION_TOTAL_SUSPENSION',
  'DECISION_ACCOUNT_SUSPENDED',
  'DECISION_ACCOUNT_TERMINATED',
] as const;

/** Categories that concern goods, each with its keywords. */
const CATEGORIES = {
  STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS: ['KEYWORD_PROHIBITED_PRODUCTS', 'KEYWORD_UNSAFE_PRODUCTS'],
  STATEMENT_CATEGORY_PROTECTION_OF_MINORS: [
    'KEYWORD_AGE_SPECIFIC_RESTRICTIONS_MINORS',
    'KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL',
  ],
  STATEMENT_CATEGORY_CONSUMER_INFORMATION: [
    'KEYWORD_INSUFFICIENT_INFORMATION_ON_TRADERS',
    'KEYWORD_MISLEADING_INFO_GOODS_SERVICES',
  ],
  STATEMENT_CATEGORY_SCAMS_AND_FRAUD: ['KEYWORD_INAUTHENTIC_LISTINGS'],
  STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY: ['KEYWORD_RISK_PUBLIC_HEALTH'],
  STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS: ['KEYWORD_TRADEMARK_INFRINGEMENT'],
  STATEMENT_CATEGORY_ANIMAL_WELFARE: ['KEYWORD_UNLAWFUL_SALE_ANIMALS'],
  STATEMENT_CATEGORY_OTHER_VIOLATION_TC: ['KEYWORD_GOODS_SERVICES_NOT_PERMITTED'],
} as const satisfies Record<string, readonly string[]>;
type Category = keyof typeof CATEGORIES;
const isCategory = (value: string): value is Category => value in CATEGORIES;

const NO_RESTRICTION: Input['restriction'] = {
  visibility: [],
  visibilityOther: null,
  visibilityUntil: null,
  monetary: null,
  monetaryOther: null,
  monetaryUntil: null,
  provision: null,
  provisionUntil: null,
  account: null,
  accountUntil: null,
  accountType: null,
};

function restrictionOf(value: string, until: string | null): Input['restriction'] {
  const chosen = RESTRICTIONS.find((one) => one === value) ?? RESTRICTIONS[0];
  if (chosen.startsWith('DECISION_MONETARY')) return { ...NO_RESTRICTION, monetary: chosen, monetaryUntil: until };
  if (chosen.startsWith('DECISION_PROVISION')) return { ...NO_RESTRICTION, provision: chosen, provisionUntil: until };
  if (chosen.startsWith('DECISION_ACCOUNT')) return { ...NO_RESTRICTION, account: chosen, accountUntil: until };
  return { ...NO_RESTRICTION, visibility: [chosen], visibilityUntil: until };
}

function readStatement({ text, isTicked }: Typed, category: Category): Input {
  const keyword = text('keyword');
  return {
    restriction: restrictionOf(text('restriction'), text('until') || null),
    territorialScope: text('territory')
      .toUpperCase()
      .split(/[\s,]+/)
      .filter(Boolean),
    facts: text('facts'),
    ground: text('ground') === 'incompatible' ? 'incompatible' : 'illegal',
    groundReference: text('reference'),
    groundExplanation: text('why'),
    category,
    keywords: keyword ? [keyword] : [],
    groundUrl: null,
    alsoIllegal: null,
    contentType: ['CONTENT_TYPE_PRODUCT'],
    contentTypeOther: null,
    categoryAddition: [],
    keywordOther: null,
    contentLanguage: null,
    contentDate: null,
    applicationDate: null,
    ean: null,
    automatedDetection: isTicked('detected'),
    automatedDecision: isTicked('helped') ? 'partially' : 'none',
  };
}

/** The decision on a notice (art. 16(5)), with its statement of reasons (art. 17) where something is restricted. */
export function DecideForm({ received }: { received: Schemas['ReceivedNoticeDetail'] }) {
  const { t } = useTranslation();
  const [acts, setActs] = useState(true);
  const [category, setCategory] = useState<Category>('STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS');
  const send = (typed: Typed, header: KeyHeader) =>
    unwrap(
      api.POST('/v1/received/{id}/decision', {
        params: { path: { id: received.id }, header },
        body: {
          explanation: typed.text('explanation'),
          urls: acts ? typed.all('url') : [],
          statement: acts ? readStatement(typed, category) : null,
          manifest: typed.isTicked('manifest'),
          alike: typed.isTicked('alike'),
        },
      }),
    );
  const tick = (name: string, label: string) => (
    <label className="check">
      <input type="checkbox" name={name} /> {label}
    </label>
  );
  return (
    <section className="card" aria-labelledby="decide">
      <h2 id="decide">{t('receiving.decide.title')}</h2>
      <ActForm submit={t('receiving.decide.send')} send={send}>
        <fieldset>
          <legend>{t('receiving.decide.what')}</legend>
          {([true, false] as const).map((value) => (
            <label key={String(value)} className="check">
              <input type="radio" name="acts" checked={acts === value} onChange={() => setActs(value)} />{' '}
              {t(value ? 'receiving.decide.restrict' : 'receiving.decide.nothing')}
            </label>
          ))}
        </fieldset>
        {acts && (
          <>
            <fieldset>
              <legend>{t('receiving.decide.urls')}</legend>
              {received.items.map(({ url }) => (
                <label key={url} className="check">
                  <input type="checkbox" name="url" value={url} defaultChecked /> <bdi className="address">{url}</bdi>
                </label>
              ))}
            </fieldset>
            <label>
              {t('receiving.decide.restriction')}
              <select name="restriction">
                {RESTRICTIONS.map((value) => (
                  <option key={value} value={value}>
                    {t(`receiving.value.${value}`)}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {t('receiving.decide.until')}
              <input name="until" type="date" />
            </label>
            <label>
              {t('receiving.decide.territory')}
              <input name="territory" defaultValue="FR" maxLength={200} />
            </label>
            <label>
              {t('receiving.decide.facts')}
              <textarea name="facts" rows={3} required maxLength={5000} />
            </label>
            <label>
              {t('receiving.decide.ground')}
              <select name="ground">
                <option value="illegal">{t('receiving.decide.illegal')}</option>
                <option value="incompatible">{t('receiving.decide.incompatible')}</option>
              </select>
            </label>
            <label>
              {t('receiving.decide.reference')}
              <input name="reference" required maxLength={500} defaultValue={received.citations[0] ?? ''} />
            </label>
            <label>
              {t('receiving.decide.why')}
              <textarea name="why" rows={3} required maxLength={2000} />
            </label>
            <label>
              {t('receiving.decide.category')}
              <select
                value={category}
                onChange={({ target }) => {
                  if (isCategory(target.value)) setCategory(target.value);
                }}
              >
                {Object.keys(CATEGORIES).map((value) => (
                  <option key={value} value={value}>
                    {t(`receiving.value.${value}`)}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {t('receiving.decide.keyword')}
              <select name="keyword" key={category}>
                <option value="">–</option>
                {CATEGORIES[category].map((value) => (
                  <option key={value} value={value}>
                    {t(`receiving.value.${value}`)}
                  </option>
                ))}
              </select>
            </label>
            {tick('detected', t('receiving.decide.detected'))}
            {tick('helped', t('receiving.decide.helped'))}
            <p className="quiet">{t('receiving.decide.personal')}</p>
          </>
        )}
        <label>
          {t('receiving.decide.explanation')}
          <textarea name="explanation" rows={3} required minLength={3} maxLength={20000} />
        </label>
        {tick('manifest', t(acts ? 'receiving.decide.manifestIllegal' : 'receiving.decide.manifestUnfounded'))}
        {received.alike.length > 0 && tick('alike', t('receiving.decide.alike', { count: received.alike.length }))}
      </ActForm>
    </section>
  );
}
