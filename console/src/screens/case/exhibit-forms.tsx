import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, idempotencyKey, type Schemas, unwrap } from '../../client/api.ts';

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

/** What was typed, and an instant from a local date and time. */
function readForm(event: FormEvent<HTMLFormElement>) {
  const form = new FormData(event.currentTarget);
  const text = (name: string): string => String(form.get(name) ?? '').trim();
  return {
    form,
    text,
    instant: (name: string): string => new Date(text(name)).toISOString(),
    holder: (name: string) => ({ name: text(`${name}Name`), organisation: text(`${name}Organisation`) }),
  };
}

/** The file's own digest, made here: the file itself does not leave this machine. */
async function digestFile(file: File): Promise<{ name: string; digest: string; bytes: number }> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  const digest = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { name: file.name, digest, bytes: file.size };
}

function Form(props: {
  title: string;
  submit: string;
  error: Error | null;
  isPending: boolean;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  children: ReactNode;
}) {
  return (
    <details className="card form">
      <summary>{props.title}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          props.onSubmit(event);
        }}
      >
        {props.children}
        {props.error && (
          <p role="alert" className="error">
            {props.error.message}
          </p>
        )}
        <button type="submit" className="primary" disabled={props.isPending}>
          {props.submit}
        </button>
      </form>
    </details>
  );
}

/** An act on the chain, once however often it is sent; after it the form is fresh. */
function useAct<T>(act: (input: T, key: string) => Promise<unknown>) {
  const queries = useQueryClient();
  const key = useRef(idempotencyKey());
  const [round, setRound] = useState(0);
  const mutation = useMutation({
    mutationFn: (input: T) => act(input, key.current),
    onSuccess: async () => {
      key.current = idempotencyKey();
      setRound((done) => done + 1);
      await queries.invalidateQueries();
    },
  });
  return { mutation, round };
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
  const { mutation, round } = useAct(async (read: ReturnType<typeof readForm>, key) => {
    const { text, form } = read;
    const file = form.get('file');
    const about = {
      case: caseId,
      description: text('description'),
      collectedBy: read.holder('collected'),
      collectedAt: read.instant('collectedAt'),
      collectedPlace: text('collectedPlace'),
    };
    const own =
      kind === 'object'
        ? { kind, object: { quantity: Number(text('quantity')), sealNumber: text('sealNumber') || null } }
        : kind === 'package'
          ? { kind, package: text('package') }
          : { kind, file: await digestFile(file instanceof File ? file : new File([], '')) };
    return unwrap(
      api.POST('/v1/exhibits', { params: { header: { 'idempotency-key': key } }, body: { ...about, ...own } }),
    );
  });
  return (
    <Form
      key={round}
      title={t('exhibit.takeIn')}
      submit={t('exhibit.takeIn')}
      error={mutation.error}
      isPending={mutation.isPending}
      onSubmit={(event) => mutation.mutate(readForm(event))}
    >
      <label>
        {t('exhibit.kind')}
        <select value={kind} onChange={({ target }) => setKind(KINDS.find((one) => one === target.value) ?? 'object')}>
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
    </Form>
  );
}

/** Hands an exhibit over from the person who has it, whom the form names and does not ask for. */
export function HandOverForm({ exhibit }: { exhibit: Schemas['Exhibit'] }) {
  const { t } = useTranslation();
  const { mutation, round } = useAct((read: ReturnType<typeof readForm>, key) => {
    const { name, organisation } = exhibit.holder;
    return unwrap(
      api.POST('/v1/exhibits/{id}/hand-overs', {
        params: { path: { id: exhibit.id }, header: { 'idempotency-key': key } },
        body: {
          from: { name, organisation },
          to: read.holder('to'),
          at: read.instant('at'),
          reason: read.text('reason'),
          condition: read.text('condition'),
          sealIntact: exhibit.seal === null ? null : read.text('sealIntact') === 'yes',
          newSeal: read.text('newSeal') || null,
        },
      }),
    );
  });
  return (
    <Form
      key={round}
      title={t('exhibit.handOver', { number: exhibit.number })}
      submit={t('exhibit.record')}
      error={mutation.error}
      isPending={mutation.isPending}
      onSubmit={(event) => mutation.mutate(readForm(event))}
    >
      <p>
        {t('exhibit.from')}{' '}
        <bdi>
          {exhibit.holder.name} ({exhibit.holder.organisation})
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
    </Form>
  );
}
