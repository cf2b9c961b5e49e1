import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../../client/api.ts';
import { EXHIBIT_KINDS } from '../../../client/values.ts';
import { CommandForm, encodeFile, type KeyHeader } from '../../../parts/form/command.tsx';
import { CheckField, DateTimeField, SelectField, TextField } from '../../../parts/form/fields.tsx';
import type { Typed } from '../../../parts/form/typed.ts';
import { useRead } from '../../../parts/read.ts';
import { type ExhibitKind, type FileDigest, readRegistration, readTransfer } from './exhibit-body.ts';

/** The file's own digest, made here: the file itself does not leave this machine. */
async function digestFile(file: File): Promise<FileDigest> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  const digest = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { name: file.name, digest, bytes: file.size };
}

function PackageChoice({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const { data } = useRead(['evidence', caseId], () =>
    api.GET('/v1/evidence', { params: { query: { case: caseId } } }),
  );
  const sealed = data?.items.filter(({ state }) => state === 'sealed') ?? [];
  return (
    <SelectField
      name="package"
      label={t('exhibit.package')}
      options={sealed.map(({ id, url }) => [id, url ?? id])}
      required
    />
  );
}

/**
 * Registers an exhibit: an object, a file by its digest, a sealed package of the case, another program's archive, or a
 * document.
 */
export function RegisterForm({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<ExhibitKind>('object');
  const send = async (typed: Typed, header: KeyHeader) => {
    const file = typed.file('file');
    const archive = typed.file('archive') ?? typed.file('document');
    const digest = file ? await digestFile(file) : null;
    const body = readRegistration(typed, caseId, kind, digest, archive ? await encodeFile(archive) : null);
    return unwrap(api.POST('/v1/exhibits', { params: { header }, body }));
  };
  return (
    <details className="card">
      <summary>{t('exhibit.register')}</summary>
      <CommandForm submit={t('exhibit.register')} send={send}>
        <SelectField
          label={t('exhibit.kind')}
          options={EXHIBIT_KINDS.map((one) => [one, t(`exhibit.as.${one}`)])}
          value={kind}
          onChoose={setKind}
        />
        <TextField name="description" label={t('exhibit.description')} required maxLength={500} />
        {kind === 'object' && (
          <>
            <TextField name="quantity" label={t('exhibit.quantity')} type="number" min={1} required />
            <TextField name="sealNumber" label={t('exhibit.sealNumber')} maxLength={100} />
          </>
        )}
        {kind === 'file' && <TextField name="file" label={t('exhibit.file')} type="file" required />}
        {kind === 'archive' && <TextField name="archive" label={t('exhibit.archive')} type="file" required />}
        {kind === 'document' && <TextField name="document" label={t('exhibit.document')} type="file" required />}
        {kind === 'package' && <PackageChoice caseId={caseId} />}
        <DateTimeField name="collectedAt" label={t('exhibit.collectedAt')} />
        <TextField name="collectedPlace" label={t('exhibit.collectedPlace')} required maxLength={500} />
        <TextField name="collectedName" label={t('exhibit.collectedName')} required maxLength={500} />
        <TextField name="collectedOrganisation" label={t('exhibit.organisation')} required maxLength={500} />
      </CommandForm>
    </details>
  );
}

/** Transfers an exhibit from the person who has it, whom the form names and does not ask for. */
export function TransferForm({ exhibit }: { exhibit: Schemas['Exhibit'] }) {
  const { t } = useTranslation();
  const { id, seal, number } = exhibit;
  const { name, organisation } = exhibit.holder;
  return (
    <details className="card">
      <summary>{t('exhibit.transfer', { number })}</summary>
      <CommandForm
        submit={t('exhibit.record')}
        send={(typed, header) => {
          const body = readTransfer(typed, { name, organisation }, seal);
          return unwrap(api.POST('/v1/exhibits/{id}/custody-transfers', { params: { path: { id }, header }, body }));
        }}
      >
        <p>
          {t('exhibit.from')}{' '}
          <bdi>
            {name} ({organisation})
          </bdi>
        </p>
        <TextField name="toName" label={t('exhibit.toName')} required maxLength={500} />
        <TextField name="toOrganisation" label={t('exhibit.organisation')} required maxLength={500} />
        <DateTimeField name="at" label={t('exhibit.at')} />
        <TextField name="reason" label={t('exhibit.reason')} required maxLength={500} />
        <TextField name="condition" label={t('exhibit.condition')} required maxLength={500} />
        {seal !== null && (
          <fieldset>
            <legend>{t('exhibit.sealState', { seal })}</legend>
            <CheckField type="radio" name="sealIntact" value="yes" required label={t('exhibit.intact')} />
            <CheckField type="radio" name="sealIntact" value="no" required label={t('exhibit.broken')} />
          </fieldset>
        )}
        {exhibit.kind === 'physical' && <TextField name="newSeal" label={t('exhibit.newSealHint')} maxLength={100} />}
      </CommandForm>
    </details>
  );
}
