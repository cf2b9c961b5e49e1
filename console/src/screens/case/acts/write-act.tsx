import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../../client/api.ts';
import { Refused, useCommand } from '../../../parts/form/command.tsx';
import { SelectField, TextAreaField } from '../../../parts/form/fields.tsx';
import { readTyped } from '../../../parts/form/typed.ts';
import { useLanguage } from '../../../parts/language.ts';
import { useRead } from '../../../parts/read.ts';
import { Loaded } from '../../../parts/states.tsx';
import { type Act, type ActInput, type ActLanguage, type Acts, firstLanguage, readAct } from './act-body.ts';
import { AboutKind, AddresseeFields, ElementFields } from './act-fields.tsx';
import { usePreview } from './preview-act.ts';

/** A proposed step of a ladder that the act takes up: its kind is given, and a reason goes with it. */
interface Taken {
  escalation: string;
  kind: string;
}

interface About {
  caseId: string;
  acts: Acts;
  sent: Schemas['SentNotice'][];
  taken?: Taken | undefined;
}

/** The kind is chosen, and below it is the form for that kind; of a step it is given. */
function Composer(props: About) {
  const { acts, taken } = props;
  const { t } = useTranslation();
  const own = useLanguage();
  const [kind, setKind] = useState(taken?.kind ?? 'dsa-16');
  const act = acts.items.find((one) => one.kind === kind) ?? acts.items.find((one) => one.kind === 'dsa-16');
  return (
    act && (
      <>
        {!taken && (
          <SelectField
            label={t('act.kind')}
            options={acts.items.map((one) => [one.kind, one.title[own]])}
            value={act.kind}
            onChoose={setKind}
          />
        )}
        <AboutKind act={act} acts={acts} />
        <KindForm key={act.kind} {...props} act={act} />
      </>
    )
  );
}

/** Everything that an act of a kind needs: read beforehand, then sent or proposed. */
function KindForm({ caseId, acts, sent, taken, act }: About & { act: Act }) {
  const { t } = useTranslation();
  const own = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  const [language, setLanguage] = useState<ActLanguage>(firstLanguage(act, acts, own));
  const preview = usePreview();
  const write = useCommand(
    ({ body, reason }: { body: ActInput; reason: string }, header) => {
      if (!taken) return unwrap(api.POST('/v1/notices', { params: { header }, body }));
      const params = { path: { id: taken.escalation }, header };
      return unwrap(api.POST('/v1/escalations/{id}/decisions', { params, body: { kind: 'take', reason, act: body } }));
    },
    () => {
      form.current?.reset();
      preview.reset();
    },
  );
  const read = (from: HTMLFormElement) => {
    const typed = readTyped(new FormData(from));
    return { act, body: readAct(typed, caseId, act, language), reason: typed.text('reason') };
  };
  const languages = acts.languages.filter((one) => act.languages !== 'french' || one === 'fr');
  return (
    <form
      ref={form}
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        write.mutate(read(event.currentTarget));
      }}
    >
      <SelectField
        label={t('notice.language')}
        options={languages.map((one) => [one, t(`act.languages.${one}`)])}
        value={language}
        onChoose={setLanguage}
        hint={language !== 'fr' && language !== 'en' ? t('act.translation') : undefined}
      />
      <AddresseeFields act={act} acts={acts} sent={sent} />
      <ElementFields act={act} />
      {taken && (
        <TextAreaField name="reason" label={t('decide.reason')} rows={2} minLength={3} maxLength={5000} required />
      )}
      <Refused error={write.error ?? preview.error} />
      <div className="buttons">
        <button
          type="button"
          disabled={preview.isPending}
          onClick={() => {
            write.reset();
            if (form.current) preview.mutate(read(form.current));
          }}
        >
          {t('act.preview')}
        </button>
        <button type="submit" className="primary" disabled={write.isPending}>
          {t(act.approval === 'two' ? 'act.propose' : 'notice.send')}
        </button>
      </div>
      {preview.data && <Preview {...preview.data} />}
    </form>
  );
}

function Preview({ text, pdf, language }: { text: string; pdf: string; language: ActLanguage }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="preview-title">
      <h3 id="preview-title">{t('act.previewTitle')}</h3>
      <p>
        <a href={pdf} target="_blank" rel="noreferrer">
          {t('act.previewPdf')}
        </a>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key */}
      <pre className="card preview" lang={language} tabIndex={0}>
        {text}
      </pre>
    </section>
  );
}

/** Writing an act of a case: the kind chosen, what the law says of it, what is missing filled in, read, then sent or proposed. */
export function WriteAct(props: { caseId: string; sent: Schemas['SentNotice'][]; taken?: Taken }) {
  const { caseId, taken } = props;
  const { t } = useTranslation();
  const query = useRead(['acts', caseId], () => api.GET('/v1/acts', { params: { query: { case: caseId } } }), {
    refetchInterval: false,
  });
  return (
    <details className="card">
      <summary>{t(taken ? 'ladder.take' : 'act.write')}</summary>
      <Loaded query={query}>{(acts) => <Composer {...props} acts={acts} />}</Loaded>
    </details>
  );
}
