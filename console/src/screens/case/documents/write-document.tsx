import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../../client/api.ts';
import { Refused, sendByKey, useCommand } from '../../../parts/form/command.tsx';
import { FaultSummary, useFaults } from '../../../parts/form/faults.tsx';
import { SelectField, TextAreaField } from '../../../parts/form/fields.tsx';
import { readTyped } from '../../../parts/form/typed.ts';
import { useLanguage } from '../../../parts/language.ts';
import { ForWorkers } from '../../../parts/people/for-workers.tsx';
import { useRead } from '../../../parts/read.ts';
import { Loaded } from '../../../parts/states.tsx';
import { MeasureFields } from '../market/measure-fields.tsx';
import { goOn } from '../reach.ts';
import {
  type DocumentInput,
  type DocumentKind,
  type DocumentKinds,
  type DocumentLanguage,
  firstLanguage,
  readDocument,
} from './document-body.ts';
import { AboutKind, AddresseeFields, ElementFields } from './document-fields.tsx';
import { usePreview } from './preview-document.ts';

/** A proposed step of an escalation path that the document takes up: its kind is given, and a reason goes with it. */
interface Taken {
  escalation: string;
  kind: string;
}

interface About {
  caseId: string;
  kinds: DocumentKinds;
  sent: Schemas['SentNotice'][];
  taken?: Taken | undefined;
}

/** The kind is chosen, and below it is the form for that kind; of a step it is given. */
function Composer(props: About) {
  const { kinds, taken } = props;
  const { t } = useTranslation();
  const own = useLanguage();
  const [kind, setKind] = useState(taken?.kind ?? 'dsa-16');
  const document = kinds.items.find((one) => one.kind === kind) ?? kinds.items.find((one) => one.kind === 'dsa-16');
  return (
    document && (
      <>
        {!taken && (
          <SelectField
            label={t('document.kind')}
            // A letter about a document that is wrong is written beside that one.
            options={kinds.items.flatMap((one) => (one.section === 'amendment' ? [] : [[one.kind, one.title[own]]]))}
            value={document.kind}
            onChoose={setKind}
          />
        )}
        <AboutKind document={document} kinds={kinds} />
        <KindForm key={document.kind} {...props} document={document} />
      </>
    )
  );
}

/** Everything that a document of a kind needs: read beforehand, then sent or proposed. */
function KindForm({ caseId, kinds, sent, taken, document }: About & { document: DocumentKind }) {
  const { t } = useTranslation();
  const own = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  const [language, setLanguage] = useState<DocumentLanguage>(firstLanguage(document, kinds, own));
  const preview = usePreview();
  const write = useCommand(
    ({ body, reason }: { body: DocumentInput; reason: string }, header) => {
      if (!taken) return unwrap(api.POST('/v1/notices', { params: { header }, body }));
      const params = { path: { id: taken.escalation }, header };
      return unwrap(
        api.POST('/v1/escalations/{id}/decisions', { params, body: { kind: 'take', reason, document: body } }),
      );
    },
    () => {
      form.current?.reset();
      preview.reset();
      form.current?.closest('details')?.removeAttribute('open');
      goOn();
    },
  );
  const { faults, watch } = useFaults();
  const read = (from: HTMLFormElement) => {
    const typed = readTyped(new FormData(from));
    return { document, body: readDocument(typed, caseId, document, language), reason: typed.text('reason') };
  };
  const languages = kinds.languages.filter((one) => document.languages !== 'french' || one === 'fr');
  return (
    <form
      ref={form}
      {...watch}
      onKeyDown={sendByKey}
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        write.mutate(read(event.currentTarget));
      }}
    >
      <FaultSummary faults={faults} />
      <SelectField
        label={t('notice.language')}
        options={languages.map((one) => [one, t(`document.languages.${one}`)])}
        value={language}
        onChoose={setLanguage}
        hint={language !== 'fr' && language !== 'en' ? t('document.translation') : undefined}
      />
      <AddresseeFields document={document} kinds={kinds} sent={sent} />
      <ElementFields document={document} />
      {document.measure !== 'never' && <MeasureFields cases={[caseId]} isAlways={document.measure === 'always'} />}
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
          {t('document.preview')}
        </button>
        {(document.sender !== 'authority' || kinds.isAuthority) && (
          <button type="submit" className="primary" disabled={write.isPending}>
            {t(document.approval === 'two' ? 'document.propose' : 'notice.send')}
          </button>
        )}
      </div>
      {preview.data && <Preview {...preview.data} />}
    </form>
  );
}

function Preview({ text, pdf, language }: { text: string; pdf: string; language: DocumentLanguage }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="preview-title">
      <h3 id="preview-title">{t('document.previewTitle')}</h3>
      <p>
        <a href={pdf} target="_blank" rel="noreferrer">
          {t('document.previewPdf')}
        </a>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key */}
      <pre className="card preview" lang={language} tabIndex={0}>
        {text}
      </pre>
    </section>
  );
}

/**
 * Writing a document of a case: the kind chosen, what the law says of it, what is missing filled in, read, then sent or
 * proposed.
 */
export function WriteDocument(props: { caseId: string; sent: Schemas['SentNotice'][]; taken?: Taken }) {
  const { caseId, taken } = props;
  const { t } = useTranslation();
  const query = useRead(
    ['document-kinds', caseId],
    () => api.GET('/v1/document-kinds', { params: { query: { case: caseId } } }),
    {
      refetchInterval: false,
    },
  );
  return (
    <ForWorkers>
      <details className="card" data-step={taken ? 'take' : 'write'}>
        <summary>{t(taken ? 'escalationPath.take' : 'document.write')}</summary>
        <Loaded query={query}>{(kinds) => <Composer {...props} kinds={kinds} />}</Loaded>
      </details>
    </ForWorkers>
  );
}
