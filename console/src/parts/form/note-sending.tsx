import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client/api.ts';
import { SENDING_WAYS } from '../../client/values.ts';
import { ForWorkers } from '../people/for-workers.tsx';
import { CommandForm, encodeFile, type KeyHeader } from './command.tsx';
import { DateTimeField, SelectField, TextField } from './fields.tsx';

/** What a person says of a sending that this software did not do: when, how, to whom, and what proves it. */
export function NoteSending({
  summary,
  isDue = false,
  recipient,
  since,
  send,
  onDone,
}: {
  summary: string;
  /** Whether nothing goes on before. */
  isDue?: boolean;
  /** Who it was for, as far as that is known. */
  recipient?: string | null;
  /** The plain date of the document: it cannot have been sent before. */
  since?: string;
  send: (sending: Schemas['NotedSending'], header: KeyHeader) => Promise<unknown>;
  /** Where the focus goes once it is noted: the form is folded then, or gone. */
  onDone?: () => void;
}) {
  const { t } = useTranslation();
  return (
    <ForWorkers>
      <details open={isDue} data-step={isDue ? 'send' : undefined}>
        <summary>{summary}</summary>
        <CommandForm
          submit={t('delivery.save')}
          {...(onDone && { onDone })}
          send={async ({ text, some, one, instant, file }, header) => {
            const proof = file('proof');
            return send(
              {
                how: one('how', SENDING_WAYS),
                at: instant('at'),
                recipient: text('recipient'),
                ...some('reference', 'note'),
                ...(proof && { proof: await encodeFile(proof) }),
              },
              header,
            );
          }}
        >
          <SelectField
            name="how"
            label={t('delivery.way')}
            options={SENDING_WAYS.map((way) => [way, t(`delivery.how.${way}`)])}
          />
          <DateTimeField name="at" label={t('delivery.at')} isNow {...(since && { since })} />
          <TextField
            name="recipient"
            label={t('delivery.to')}
            required
            maxLength={500}
            defaultValue={recipient ?? ''}
          />
          <TextField name="reference" label={t('delivery.reference')} maxLength={200} />
          <TextField name="proof" label={t('delivery.file')} type="file" />
          <TextField name="note" label={t('delivery.remark')} maxLength={2000} />
        </CommandForm>
      </details>
    </ForWorkers>
  );
}
