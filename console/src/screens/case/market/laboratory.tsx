import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../../client/api.ts';
import { RESULT_CONFORMING } from '../../../client/values.ts';
import { CommandForm, encodeFile, type KeyHeader } from '../../../parts/form/command.tsx';
import { DateTimeField, SelectField, TextAreaField, TextField } from '../../../parts/form/fields.tsx';
import { useReason } from '../../../parts/form/reason-dialog.tsx';
import type { Typed } from '../../../parts/form/typed.ts';
import { dayHere, formatDate } from '../../../parts/format.ts';
import { useLanguage } from '../../../parts/language.ts';
import { Panel } from '../../../parts/panel.tsx';
import { ForWorkers } from '../../../parts/people/for-workers.tsx';
import { useRead } from '../../../parts/read.ts';
import { Cards, Loaded } from '../../../parts/states.tsx';
import { Said } from '../../../parts/text/said.tsx';

type Exhibit = Schemas['Exhibit'];

function ResultCard({ result, exhibits }: { result: Schemas['LaboratoryResult']; exhibits: Exhibit[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { sample, laboratory, method, on, conforming, report, withdrawn } = result;
  const numberOf = (id: string) => t('exhibit.number', { number: exhibits.find((one) => one.id === id)?.number ?? '' });
  const { ask, dialog } = useReason({
    titleOf: () => t('laboratory.withdraw'),
    send: (id: string, reason, header) =>
      unwrap(
        api.POST('/v1/laboratory-results/{id}/withdrawals', { params: { path: { id }, header }, body: { reason } }),
      ),
  });
  return (
    <>
      <p>
        <span className="tag">{t(withdrawn ? 'laboratory.withdrawn' : `laboratory.is.${conforming}`)}</span>{' '}
        <Said isWhole>{result.result}</Said>
      </p>
      <dl className="facts">
        <dt>{t('laboratory.sample')}</dt>
        <dd>
          <Said isWhole>{sample.what}</Said>
          {sample.exhibit !== null && ` (${numberOf(sample.exhibit)})`}
        </dd>
        <dt>{t('laboratory.taken')}</dt>
        <dd>
          {formatDate(sample.takenOn, language)} · <Said>{sample.takenPlace}</Said> · <Said>{sample.takenBy.name}</Said>{' '}
          (<Said>{sample.takenBy.organisation}</Said>)
        </dd>
        <dt>{t('laboratory.name')}</dt>
        <dd>
          <Said>{laboratory.name}</Said>
          {laboratory.accreditation !== null && (
            <>
              {' '}
              · {t('laboratory.accreditation')} <Said>{laboratory.accreditation}</Said>
            </>
          )}
        </dd>
        <dt>{t('laboratory.method')}</dt>
        <dd>
          <Said isWhole>{method}</Said>
        </dd>
        <dt>{t('laboratory.report')}</dt>
        <dd>
          {formatDate(on, language)} · {numberOf(report)}
        </dd>
      </dl>
      {withdrawn && (
        <p className="quiet">
          <Said isWhole>{`${withdrawn.by}: ${withdrawn.reason}`}</Said>
        </p>
      )}
      {!withdrawn && (
        <ForWorkers>
          <button type="button" className="plain-button" onClick={() => ask(result.id)}>
            {t('laboratory.withdraw')}
          </button>
        </ForWorkers>
      )}
      {dialog}
    </>
  );
}

/** Entering a result: its report is sealed as an exhibit of the case first, then the result names it. */
function EnterResult({ caseId, exhibits }: { caseId: string; exhibits: Exhibit[] }) {
  const { t } = useTranslation();
  // A report that was sealed stays so where the result was refused: the next try names it.
  const sealed = useRef<{ file: string; id: string } | null>(null);
  const sealReport = async (typed: Typed, file: File): Promise<string> => {
    const named = `${file.name} ${file.size} ${file.lastModified}`;
    if (sealed.current?.file === named) return sealed.current.id;
    const { text, instant } = typed;
    const body = {
      kind: 'document' as const,
      case: caseId,
      description: t('laboratory.reportOf', { laboratory: text('laboratory'), interpolation: { escapeValue: false } }),
      collectedBy: { name: text('receivedName'), organisation: text('receivedOrganisation') },
      collectedAt: instant('receivedAt'),
      collectedPlace: text('laboratory'),
      document: await encodeFile(file),
    };
    const { id } = await unwrap(api.POST('/v1/exhibits', { params: { header: {} }, body }));
    sealed.current = { file: named, id };
    return id;
  };
  const send = async (typed: Typed, header: KeyHeader) => {
    const { text, one, file } = typed;
    const report = file('report');
    if (!report) throw new Error(t('laboratory.noReport'));
    const body = {
      case: caseId,
      sample: {
        what: text('sample'),
        takenOn: text('takenOn'),
        takenPlace: text('takenPlace'),
        takenBy: { name: text('takenName'), organisation: text('takenOrganisation') },
        exhibit: text('sampleExhibit') || null,
      },
      laboratory: { name: text('laboratory'), accreditation: text('accreditation') || null },
      method: text('method'),
      on: text('on'),
      result: text('result'),
      conforming: one('conforming', RESULT_CONFORMING),
      report: await sealReport(typed, report),
    };
    return unwrap(api.POST('/v1/laboratory-results', { params: { header }, body }));
  };
  return (
    <details className="card">
      <summary>{t('laboratory.enter')}</summary>
      <CommandForm submit={t('laboratory.enterIt')} send={send} onDone={() => (sealed.current = null)}>
        <TextAreaField name="sample" label={t('laboratory.sample')} rows={2} required maxLength={2000} />
        <SelectField
          name="sampleExhibit"
          label={t('laboratory.sampleExhibit')}
          isOpen
          options={exhibits
            .filter(({ kind }) => kind === 'physical')
            .map(({ id, number, description }) => [id, `${t('exhibit.number', { number })}, ${description}`])}
        />
        <TextField name="takenOn" type="date" label={t('laboratory.takenOn')} required max={dayHere()} />
        <TextField name="takenPlace" label={t('laboratory.takenPlace')} required maxLength={500} />
        <TextField name="takenName" label={t('laboratory.takenBy')} required maxLength={200} />
        <TextField name="takenOrganisation" label={t('exhibit.organisation')} required maxLength={200} />
        <TextField name="laboratory" label={t('laboratory.name')} required maxLength={500} />
        <TextField
          name="accreditation"
          label={t('laboratory.accreditation')}
          hint={t('laboratory.accreditationHint')}
          maxLength={200}
        />
        <TextAreaField name="method" label={t('laboratory.method')} rows={2} required maxLength={2000} />
        <TextField name="on" type="date" label={t('laboratory.on')} required max={dayHere()} />
        <TextAreaField name="result" label={t('laboratory.result')} rows={3} required maxLength={20_000} />
        <SelectField
          name="conforming"
          label={t('laboratory.conforming')}
          isOpen
          required
          options={RESULT_CONFORMING.map((one) => [one, t(`laboratory.is.${one}`)])}
        />
        <TextField name="report" type="file" label={t('laboratory.reportFile')} required />
        <DateTimeField name="receivedAt" label={t('laboratory.receivedAt')} />
        <TextField name="receivedName" label={t('laboratory.receivedBy')} required maxLength={200} />
        <TextField name="receivedOrganisation" label={t('exhibit.organisation')} required maxLength={200} />
      </CommandForm>
    </details>
  );
}

/** What laboratories found in samples of a case. */
export function LaboratoryPanel({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const of = { params: { query: { case: caseId } } };
  const query = useRead(['laboratory-results', caseId], () => api.GET('/v1/laboratory-results', of));
  const exhibits = useRead(['exhibits', caseId], () => api.GET('/v1/exhibits', of));
  const known = exhibits.data?.items ?? [];
  return (
    <Panel
      title={t('laboratory.title')}
      count={query.data?.items.length}
      isWanted={(query.data?.items.length ?? 0) > 0}
    >
      <Loaded query={query}>
        {({ items }) => (
          <Cards items={items} keyOf={({ id }) => id} empty={t('laboratory.none')}>
            {(result) => <ResultCard result={result} exhibits={known} />}
          </Cards>
        )}
      </Loaded>
      <ForWorkers>
        <EnterResult caseId={caseId} exhibits={known} />
      </ForWorkers>
    </Panel>
  );
}
