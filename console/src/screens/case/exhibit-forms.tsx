import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { ActForm, type KeyHeader, type Typed } from '../../parts/act.tsx';

const KINDS = ['object', 'file', 'package'] as const;
type Kind = (typeof KINDS)[number];

function Field({ name, label, type = 'text', ...rest }: { name: string; label: string; type?: string; min?: number }) {
  return (
    <label>
      {label}
      <input name={name} type={type} required maxLength={type === 'text' ? 500 : undefined} {...rest} />
    </label>
  );
}

/** A person and where they belong, from the two fields that begin with a name. */
const readHolder = ({ text }: Typed, name: string) => ({
  name: text(`${name}Name`),
  organisation: text(`${name}Organisation`),
});

/** The file's own digest, made here: the file itself does not leave this machine. */
async function digestFile(file: File): Promise<{ name: string; digest: string; bytes: number }> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  const digest = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { name: file.name, digest, bytes: file.size };
}

function PackageChoice({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['evidence', caseId],
    queryFn: () => unwrap(api.GET('/v1/evidence', { params: { query: { case: caseId } } })),
  });
  return (
    <label>
      {t('exhibit.package')}
      <select name="package" required>
        {data?.items
          .filter(({ state }) => state === 'sealed')
          .map(({ id, url }) => (
            <option key={id} value={id}>
              {url ?? id}
            </option>
          ))}
      </select>
    </label>
  );
}

/** Takes an exhibit in: an object, a file by its digest, or a sealed package of the case. */
export function TakeInForm({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Kind>('object');
  const send = async (typed: Typed, header: KeyHeader) => {
    const { text } = typed;
    const about = {
      case: caseId,
      description: text('description'),
      collectedBy: readHolder(typed, 'collected'),
      collectedAt: typed.instant('collectedAt'),
      collectedPlace: text('collectedPlace'),
    };
    const own =
      kind === 'object'
        ? { kind, object: { quantity: Number(text('quantity')), sealNumber: text('sealNumber') || null } }
        : kind === 'package'
          ? { kind, package: text('package') }
          : { kind, file: await digestFile(typed.file('file') ?? new File([], '')) };
    return unwrap(api.POST('/v1/exhibits', { params: { header }, body: { ...about, ...own } }));
  };
  return (
    <details className="card form">
      <summary>{t('exhibit.takeIn')}</summary>
      <ActForm submit={t('exhibit.takeIn')} send={send}>
        <label>
          {t('exhibit.kind')}
          <select
            value={kind}
            onChange={({ target }) => setKind(KINDS.find((one) => one === target.value) ?? 'object')}
          >
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {t(`exhibit.as.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <Field name="description" label={t('exhibit.description')} />
        {kind === 'object' && (
          <>
            <Field name="quantity" label={t('exhibit.quantity')} type="number" min={1} />
            <label>
              {t('exhibit.sealNumber')}
              <input name="sealNumber" maxLength={100} />
            </label>
          </>
        )}
        {kind === 'file' && <Field name="file" label={t('exhibit.file')} type="file" />}
        {kind === 'package' && <PackageChoice caseId={caseId} />}
        <Field name="collectedAt" label={t('exhibit.collectedAt')} type="datetime-local" />
        <Field name="collectedPlace" label={t('exhibit.collectedPlace')} />
        <Field name="collectedName" label={t('exhibit.collectedName')} />
        <Field name="collectedOrganisation" label={t('exhibit.organisation')} />
      </ActForm>
    </details>
  );
}

/** Hands an exhibit over from the person who has it, whom the form names and does not ask for. */
export function HandOverForm({ exhibit }: { exhibit: Schemas['Exhibit'] }) {
  const { t } = useTranslation();
  const { name, organisation } = exhibit.holder;
  const send = (typed: Typed, header: KeyHeader) =>
    unwrap(
      api.POST('/v1/exhibits/{id}/hand-overs', {
        params: { path: { id: exhibit.id }, header },
        body: {
          from: { name, organisation },
          to: readHolder(typed, 'to'),
          at: typed.instant('at'),
          reason: typed.text('reason'),
          condition: typed.text('condition'),
          sealIntact: exhibit.seal === null ? null : typed.text('sealIntact') === 'yes',
          newSeal: typed.text('newSeal') || null,
        },
      }),
    );
  return (
    <details className="card form">
      <summary>{t('exhibit.handOver', { number: exhibit.number })}</summary>
      <ActForm submit={t('exhibit.record')} send={send}>
        <p>
          {t('exhibit.from')}{' '}
          <bdi>
            {name} ({organisation})
          </bdi>
        </p>
        <Field name="toName" label={t('exhibit.toName')} />
        <Field name="toOrganisation" label={t('exhibit.organisation')} />
        <Field name="at" label={t('exhibit.at')} type="datetime-local" />
        <Field name="reason" label={t('exhibit.reason')} />
        <Field name="condition" label={t('exhibit.condition')} />
        {exhibit.seal !== null && (
          <fieldset>
            <legend>{t('exhibit.sealState', { seal: exhibit.seal, interpolation: { escapeValue: false } })}</legend>
            {(['yes', 'no'] as const).map((answer) => (
              <label key={answer} className="check">
                <input type="radio" name="sealIntact" value={answer} required />{' '}
                {t(answer === 'yes' ? 'exhibit.intact' : 'exhibit.broken')}
              </label>
            ))}
          </fieldset>
        )}
        {exhibit.kind === 'physical' && (
          <label>
            {t('exhibit.newSealHint')}
            <input name="newSeal" maxLength={100} />
          </label>
        )}
      </ActForm>
    </details>
  );
}
