import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { CommandForm, encodeFile, Refused, useCommand } from '../../parts/form/command.tsx';
import { TextAreaField, TextField } from '../../parts/form/fields.tsx';
import { formatDate, formatFigure } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { DataTable } from '../../parts/list/data-table.tsx';
import { Said } from '../../parts/text/said.tsx';

type Preview = Schemas['RecallPreview'];
type Named = Preview['notRead'];

/** An export as it was given, and what was read of it. */
interface Given {
  body: { file: { name: string; content: string }; source?: string };
  read: Preview;
}

const PASSED_OVER = ['notRead', 'wrongGtins', 'unmatchable', 'byWords', 'repeated', 'removed'] as const;

/** What of an export is passed over, and why: the first of each by name. */
function PassedOver({ read }: { read: Record<(typeof PASSED_OVER)[number], Named> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ul>
      {PASSED_OVER.filter((kind) => read[kind].count > 0).map((kind) => {
        const { count, first } = read[kind];
        return (
          <li key={kind}>
            {t(`recallImport.${kind}`, { count, figure: formatFigure(count, language) })}{' '}
            <span className="quiet">
              <Said>
                {(kind === 'notRead' ? first.map((number) => t('recallImport.record', { number })) : first).join(', ')}
              </Said>
              {count > first.length && ' …'}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** What was read of an export, before it goes into the register. */
function Preview({ given, onDone, onBack }: { given: Given; onDone: () => void; onBack: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { read, body } = given;
  const figure = (value: number): string => formatFigure(value, language);
  const command = useCommand(
    (_: undefined, header) => unwrap(api.POST('/v1/recalls', { params: { header }, body })),
    onDone,
  );
  return (
    <section aria-label={t('recallImport.preview')}>
      <p role="status">
        {t('recallImport.read', { count: read.notices, figure: figure(read.notices), source: read.source })}{' '}
        <strong>{t('recallImport.usable', { count: read.usable, figure: figure(read.usable) })}</strong>
      </p>
      <PassedOver read={read} />
      <DataTable
        caption={t('recallImport.first')}
        cells={{
          reference: ({ reference }: Preview['shown'][number]) => <Said>{reference}</Said>,
          title: ({ title }: Preview['shown'][number]) => <Said>{title}</Said>,
          product: ({ brands, models, gtins }: Preview['shown'][number]) => (
            <Said>{[...brands, ...models, ...gtins].join(', ')}</Said>
          ),
          at: ({ publishedAt }: Preview['shown'][number]) =>
            publishedAt === null ? t('recallImport.noDate') : formatDate(publishedAt.slice(0, 10), language),
        }}
        nameOf={(name) => t(`recallImport.columns.${name}`)}
        head="reference"
        rows={read.shown}
        keyOf={({ reference }) => reference}
      />
      <Refused error={command.error} />
      <div className="buttons">
        <button
          type="button"
          className="primary"
          disabled={command.isPending || read.notices === 0}
          onClick={() => command.mutate(undefined)}
        >
          {t('recallImport.keep')}
        </button>
        <button type="button" onClick={onBack}>
          {t('recallImport.back')}
        </button>
      </div>
    </section>
  );
}

/** Takes an export of recalls, chosen, dropped or pasted; shows what was read of it, then puts it into the register. */
export function ImportRecalls() {
  const { t } = useTranslation();
  const [given, setGiven] = useState<Given | null>(null);
  const [isKept, setKept] = useState(false);
  const [dropped, setDropped] = useState<File | null>(null);
  const drop = (event: DragEvent): void => {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    setDropped(file);
  };
  const leave = (kept: boolean): void => {
    setGiven(null);
    setDropped(null);
    setKept(kept);
  };
  return (
    <details>
      <summary>{t('recallImport.title')}</summary>
      <p className="quiet">{t('recallImport.intro')}</p>
      {isKept && <p role="status">{t('recallImport.kept')}</p>}
      {given ? (
        <Preview given={given} onDone={() => leave(true)} onBack={() => leave(false)} />
      ) : (
        // What is dropped here may also be chosen or pasted.
        <section aria-label={t('recallImport.title')} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
          <CommandForm
            submit={t('recallImport.look')}
            send={async (typed) => {
              const file = typed.file('file') ?? dropped ?? new File([typed.text('text')], 'pasted');
              const body = { file: await encodeFile(file), ...typed.some('source') };
              const read = await unwrap(api.POST('/v1/recalls/preview', { body }));
              setKept(false);
              setGiven({ body, read });
            }}
          >
            <TextField
              label={t('recallImport.file')}
              hint={dropped ? t('recallImport.dropped', { name: dropped.name }) : t('recallImport.fileHint')}
              name="file"
              type="file"
              accept=".csv,.tsv,.json,.jsonl,.ndjson,.txt,.gz"
            />
            <TextAreaField label={t('recallImport.text')} name="text" rows={3} maxLength={500_000} />
            <TextField
              label={t('recallImport.source')}
              hint={t('recallImport.sourceHint')}
              name="source"
              maxLength={200}
            />
          </CommandForm>
        </section>
      )}
    </details>
  );
}
