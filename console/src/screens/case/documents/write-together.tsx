import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../../client/api.ts';
import { TOGETHER_KINDS } from '../../../client/values.ts';
import { Refused, useCommand } from '../../../parts/form/command.tsx';
import { CheckField, SelectField, TextField } from '../../../parts/form/fields.tsx';
import { readTyped } from '../../../parts/form/typed.ts';
import { useLanguage } from '../../../parts/language.ts';
import { useRead } from '../../../parts/read.ts';
import { Loaded } from '../../../parts/states.tsx';
import { usePlatformName } from '../../../parts/text/platform-name.tsx';
import { Said } from '../../../parts/text/said.tsx';
import { useSearch } from '../../../paths.ts';
import { MeasureFields } from '../market/measure-fields.tsx';
import { type DocumentKinds, type DocumentLanguage, firstLanguage, readDocument } from './document-body.ts';
import { AboutKind, ElementFields } from './document-fields.tsx';

type Kind = (typeof TOGETHER_KINDS)[number];
type Candidate = Schemas['TogetherCandidate'];
type Scope = 'chosen' | 'trader' | 'platform';

/** The cases that were selected on the worktable: `?with=`, this one among them. */
const readChosen = (search: string, caseId: string): string[] => {
  const others = new URLSearchParams(search).get('with')?.split(',').filter(Boolean) ?? [];
  return others.length === 0 ? [] : [...new Set([caseId, ...others])].slice(0, 100);
};

/** One document about the offers of several cases: of those selected, of one trader, or of the platform. */
export function WriteTogether({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const chosen = readChosen(useSearch(), caseId);
  const [isOpen, setOpen] = useState(chosen.length > 0);
  return (
    <details className="card" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('together.title')}</summary>
      {isOpen && <About caseId={caseId} chosen={chosen} />}
    </details>
  );
}

function About({ caseId, chosen }: { caseId: string; chosen: string[] }) {
  const { t } = useTranslation();
  const kinds = useRead(
    ['document-kinds', caseId],
    () => api.GET('/v1/document-kinds', { params: { query: { case: caseId } } }),
    { refetchInterval: false },
  );
  const found = useRead(['case', caseId], () => api.GET('/v1/cases/{id}', { params: { path: { id: caseId } } }));
  return (
    <>
      <p className="quiet">{t('together.intro')}</p>
      <Loaded query={kinds}>
        {(known) => (
          <Loaded query={found}>
            {({ id, platform, trader }) => <Choose of={{ id, platform, trader }} chosen={chosen} kinds={known} />}
          </Loaded>
        )}
      </Loaded>
    </>
  );
}

function Choose(props: {
  of: { id: string; platform: string; trader: string };
  chosen: string[];
  kinds: DocumentKinds;
}) {
  const { of, chosen, kinds } = props;
  const { t } = useTranslation();
  const own = useLanguage();
  const nameOf = usePlatformName();
  const scopes: Scope[] = chosen.length > 0 ? ['chosen', 'trader', 'platform'] : ['trader', 'platform'];
  const [scope, setScope] = useState<Scope>(scopes[0] ?? 'trader');
  const [kind, setKind] = useState<Kind>('dsa-16');
  const query =
    scope === 'chosen'
      ? { kind, case: chosen }
      : { kind, platform: of.platform, ...(scope === 'trader' ? { trader: of.trader } : {}) };
  const candidates = useRead(['joint-notices', query], () =>
    api.GET('/v1/joint-notices/candidates', { params: { query } }),
  );
  return (
    <>
      <SelectField
        label={t('together.which')}
        options={scopes.map((one) => [one, t(`together.${one}`, { trader: of.trader, platform: nameOf(of.platform) })])}
        value={scope}
        onChoose={setScope}
      />
      <SelectField
        label={t('document.kind')}
        options={TOGETHER_KINDS.map((one) => [one, kinds.items.find((each) => each.kind === one)?.title[own] ?? one])}
        value={kind}
        onChoose={setKind}
      />
      <Loaded query={candidates}>
        {({ items, mayBeMore }) => (
          <>
            {mayBeMore && <p className="quiet">{t('together.more', { count: items.length })}</p>}
            <TogetherForm key={`${scope}/${kind}`} kind={kind} kinds={kinds} items={items} />
          </>
        )}
      </Loaded>
    </>
  );
}

function TogetherForm({ kind, kinds, items }: { kind: Kind; kinds: DocumentKinds; items: Candidate[] }) {
  const { t } = useTranslation();
  const own = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  const document = kinds.items.find((one) => one.kind === kind);
  const [language, setLanguage] = useState<DocumentLanguage>(document ? firstLanguage(document, kinds, own) : own);
  const preview = useMutation({
    mutationFn: (body: Schemas['TogetherInput']) => unwrap(api.POST('/v1/joint-notices/preview', { body })),
  });
  const write = useCommand((body: Schemas['TogetherInput'], header) =>
    unwrap(api.POST('/v1/joint-notices', { params: { header }, body })),
  );
  if (!document) return null;
  const able = items.filter(({ whyNot }) => whyNot === null);
  const read = (from: HTMLFormElement): Schemas['TogetherInput'] => {
    const typed = readTyped(new FormData(from));
    const {
      case: _,
      kind: __,
      recipientName: ___,
      reminds: ____,
      ...body
    } = readDocument(typed, '', document, language);
    return { ...body, cases: typed.all('case'), kind };
  };
  return (
    <form
      ref={form}
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        write.mutate(read(event.currentTarget));
      }}
    >
      <fieldset>
        <legend>{t('together.cases', { count: able.length })}</legend>
        {items.map((one) => (
          <Choice key={one.case} candidate={one} />
        ))}
      </fieldset>
      <AboutKind document={document} kinds={kinds} />
      <SelectField
        label={t('notice.language')}
        options={kinds.languages.map((one) => [one, t(`document.languages.${one}`)])}
        value={language}
        onChoose={setLanguage}
      />
      <TextField
        name="recipient"
        label={t('notice.recipient')}
        type="email"
        placeholder={kinds.case?.recipients[kind]?.address ?? ''}
      />
      <ElementFields document={document} />
      {document.measure !== 'never' && (
        <MeasureFields cases={able.map((one) => one.case)} isAlways={document.measure === 'always'} />
      )}
      <Refused error={write.error ?? preview.error} />
      <div className="buttons">
        <button
          type="button"
          disabled={preview.isPending || able.length < 2}
          onClick={() => {
            write.reset();
            if (form.current) preview.mutate(read(form.current));
          }}
        >
          {t('document.preview')}
        </button>
        <button type="submit" className="primary" disabled={write.isPending || able.length < 2}>
          {t(document.approval === 'two' ? 'document.propose' : 'notice.send')}
        </button>
      </div>
      {able.length < 2 && <p className="quiet">{t('together.few')}</p>}
      {preview.data && (
        <section aria-labelledby="together-preview">
          <h3 id="together-preview">{t('document.previewTitle')}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key */}
          <pre className="card preview" lang={language} tabIndex={0}>
            {preview.data.text}
          </pre>
        </section>
      )}
    </form>
  );
}

function Choice({ candidate }: { candidate: Candidate }) {
  const { t } = useTranslation();
  const own = useLanguage();
  const { title, trader, offers, whyNot } = candidate;
  const label = (
    <>
      <Said>{title}</Said>{' '}
      <span className="quiet">
        <Said>{trader || t('worktable.noTrader')}</Said> · {t('together.offers', { count: offers })}
      </span>{' '}
      {whyNot && <span className="tag">{whyNot[own]}</span>}
    </>
  );
  return (
    <CheckField
      name="case"
      value={candidate.case}
      label={label}
      defaultChecked={whyNot === null}
      disabled={whyNot !== null}
    />
  );
}
