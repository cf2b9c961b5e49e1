import { useMutation, useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, refusalOf, type Schemas, unwrap } from '../../client/api.ts';
import { Refused, readTyped, useAct } from '../../parts/act.tsx';
import { formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Loaded } from '../../parts/states.tsx';

type Acts = Schemas['Acts'];
type Act = Acts['items'][number];
type Element = Act['elements'][number];
type Input = Schemas['ActInput'];

/** The language to begin with: one that the kind must be in, one that the platform has declared, or the reader's own. */
function firstLanguage(act: Act, acts: Acts, own: 'fr' | 'en'): Acts['languages'][number] {
  if (act.languages === 'french') return 'fr';
  const declared = acts.case?.declaredLanguages ?? [];
  return declared.length === 0 || declared.includes(own)
    ? own
    : (acts.languages.find((language) => declared.includes(language)) ?? own);
}

/** What a form says, as the API takes it. */
function readForm(form: HTMLFormElement, caseId: string, act: Act, language: Input['language']): Input {
  const { text: said, isTicked } = readTyped(form);
  const typed = act.elements.filter(({ from }) => from === 'typed').map(({ key }) => [key, said(`element.${key}`)]);
  const optional = (name: 'recipient' | 'recipientName' | 'reminds') => (said(name) ? { [name]: said(name) } : {});
  return {
    case: caseId,
    kind: act.kind,
    language,
    bonaFide: isTicked('bonaFide'),
    elements: Object.fromEntries(typed.filter(([, value]) => value !== '')),
    ...optional('recipient'),
    ...optional('recipientName'),
    ...optional('reminds'),
  };
}

/** The PDF of what a form says, as an address that this page alone can open. */
async function previewPdf(body: Input): Promise<string> {
  const answer = await fetch('/v1/notices/preview/pdf', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': i18next.language },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw refusalOf(await answer.json(), answer.status);
  return URL.createObjectURL(await answer.blob());
}

/** One element that a person types. */
function ElementField({ element, language }: { element: Element; language: 'fr' | 'en' }) {
  const name = `element.${element.key}`;
  const id = useId();
  const { input, required, options } = element;
  return (
    <label htmlFor={id}>
      <span>
        {element.label[language]}
        {element.point && <span className="quiet"> · {element.point}</span>}
      </span>
      {input === 'choice' ? (
        <select id={id} name={name} required={required} defaultValue="">
          <option value="" />
          {options?.map((option) => (
            <option key={option.value} value={option.value}>
              {option[language]}
            </option>
          ))}
        </select>
      ) : input === 'text' ? (
        <textarea id={id} name={name} required={required} rows={3} maxLength={20_000} />
      ) : (
        <input id={id} name={name} type={input === 'date' ? 'date' : 'text'} required={required} maxLength={500} />
      )}
    </label>
  );
}

/** What the law says of a kind: its article, what is due by when, who may send it and who must look. */
function AboutKind({ act, acts, language }: { act: Act; acts: Acts; language: 'fr' | 'en' }) {
  const { t } = useTranslation();
  return (
    <div className="quiet">
      <p>
        {act.article[language]} {!act.verified && <span className="tag">{t('act.unverified')}</span>}{' '}
        {act.approval === 'two' && <span className="tag">{t('act.two')}</span>}
      </p>
      <p>
        {act.term ? act.term.rule[language] : t('act.noTerm')}{' '}
        {act.term && <span className="tag">{t(`notice.${act.term.origin}`)}</span>}
      </p>
      {act.sender === 'authority' && !acts.isAuthority && <p className="error">{t('act.authorityOnly')}</p>}
      {acts.case?.declaredLanguages && (
        <p>{t('act.declared', { languages: acts.case.declaredLanguages.join(', ') })}</p>
      )}
      <p>
        {t('act.fromRecord')}{' '}
        {act.elements
          .filter(({ from }) => from !== 'typed' && from !== 'confirmed')
          .map(({ label, point }) => (point ? `${label[language]} (${point})` : label[language]))
          .join(' · ')}
      </p>
    </div>
  );
}

/** A proposed step of a ladder that the act takes up: its kind is given, and a reason goes with it. */
interface Taken {
  escalation: string;
  kind: string;
}

function Composer(props: { caseId: string; acts: Acts; sent: Schemas['SentNotice'][]; taken?: Taken | undefined }) {
  const { caseId, acts, sent, taken } = props;
  const { t } = useTranslation();
  const own = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  const [kind, setKind] = useState<Input['kind']>(acts.items.find((one) => one.kind === taken?.kind)?.kind ?? 'dsa-16');
  const [chosen, setChosen] = useState<Input['language'] | null>(null);
  const act = acts.items.find((one) => one.kind === kind);
  const write = useAct(
    async (body: Input, header) => {
      if (!taken) return unwrap(api.POST('/v1/notices', { params: { header }, body }));
      const reason = form.current ? readTyped(form.current).text('reason') : '';
      const params = { path: { id: taken.escalation }, header };
      return unwrap(api.POST('/v1/escalations/{id}/decisions', { params, body: { kind: 'take', reason, act: body } }));
    },
    () => {
      form.current?.reset();
      preview.reset();
    },
  );
  const preview = useMutation({
    mutationFn: async (body: Input) => {
      const left = act?.elements.filter(
        ({ from, required, key: name }) => from === 'typed' && required && !body.elements?.[name],
      );
      if (left?.length) throw new Error(t('act.missing', { elements: left.map(({ label }) => label[own]).join('\n') }));
      const { text } = await unwrap(api.POST('/v1/notices/preview', { body }));
      return { text, pdf: await previewPdf(body) };
    },
  });
  if (!act) return null;
  const language = chosen ?? firstLanguage(act, acts, own);
  const known = acts.case?.recipients[act.kind];
  const read = () => form.current && readForm(form.current, caseId, act, language);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const body = read();
    if (body) write.mutate(body);
  };
  return (
    <form ref={form} onSubmit={submit}>
      {!taken && (
        <label>
          {t('act.kind')}
          <select
            value={kind}
            onChange={({ target }) => {
              const next = acts.items.find((one) => one.kind === target.value);
              if (next) setKind(next.kind);
              setChosen(null);
              write.reset();
              preview.reset();
            }}
          >
            {acts.items.map((one) => (
              <option key={one.kind} value={one.kind}>
                {one.title[own]}
              </option>
            ))}
          </select>
        </label>
      )}
      <AboutKind act={act} acts={acts} language={own} />
      <label>
        {t('notice.language')}
        <select
          value={language}
          onChange={({ target }) => setChosen(acts.languages.find((one) => one === target.value) ?? null)}
        >
          {acts.languages
            .filter((one) => act.languages !== 'french' || one === 'fr')
            .map((one) => (
              <option key={one} value={one}>
                {t(`act.languages.${one}`)}
              </option>
            ))}
        </select>
      </label>
      {language !== 'fr' && language !== 'en' && <p className="quiet">{t('act.translation')}</p>}
      {act.kind === 'reminder' && (
        <label>
          {t('act.reminds')}
          <select name="reminds" required defaultValue="">
            <option value="" />
            {sent.map((notice) => (
              <option key={notice.id} value={notice.id}>
                {acts.items.find((one) => one.kind === notice.kind)?.title[own]},{' '}
                {formatInstant(notice.sentAt ?? notice.madeAt, own)}
              </option>
            ))}
          </select>
        </label>
      )}
      {(act.addressee === 'court' || act.addressee === 'prosecutor') && (
        <label>
          {t('act.recipientName')}
          <input name="recipientName" required maxLength={500} />
        </label>
      )}
      <label>
        {t('notice.recipient')}
        <input name="recipient" type="email" placeholder={known?.address ?? ''} />
      </label>
      {act.elements
        .filter(({ from }) => from === 'typed')
        .map((element) => (
          <ElementField key={`${act.kind}/${element.key}`} element={element} language={own} />
        ))}
      {act.elements.some(({ from }) => from === 'confirmed') && (
        <label className="check">
          <input type="checkbox" name="bonaFide" required /> {t('notice.bonaFide')}
        </label>
      )}
      {taken && (
        <label>
          {t('decide.reason')}
          <textarea name="reason" rows={2} minLength={3} maxLength={5000} required />
        </label>
      )}
      <Refused error={write.error ?? preview.error} />
      <div className="buttons">
        <button
          type="button"
          disabled={preview.isPending}
          onClick={() => {
            const body = read();
            write.reset();
            if (body) preview.mutate(body);
          }}
        >
          {t('act.preview')}
        </button>
        <button type="submit" className="primary" disabled={write.isPending}>
          {t(act.approval === 'two' ? 'act.propose' : 'notice.send')}
        </button>
      </div>
      {preview.data && (
        <section aria-labelledby="preview-title">
          <h3 id="preview-title">{t('act.previewTitle')}</h3>
          <p>
            <a href={preview.data.pdf} target="_blank" rel="noreferrer">
              {t('act.previewPdf')}
            </a>
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key */}
          <pre className="card preview" lang={language} tabIndex={0}>
            {preview.data.text}
          </pre>
        </section>
      )}
    </form>
  );
}

/** Writing an act of a case: the kind chosen, what the law says of it, what is missing filled in, read, then sent or proposed. */
export function WriteAct(props: { caseId: string; sent: Schemas['SentNotice'][]; taken?: Taken }) {
  const { caseId, sent, taken } = props;
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['acts', caseId],
    queryFn: () => unwrap(api.GET('/v1/acts', { params: { query: { case: caseId } } })),
    refetchInterval: false,
  });
  return (
    <details className="card">
      <summary>{t(taken ? 'ladder.take' : 'act.write')}</summary>
      <Loaded query={query}>{(acts) => <Composer caseId={caseId} acts={acts} sent={sent} taken={taken} />}</Loaded>
    </details>
  );
}
