import { useMutation, useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done, idempotencyKey, Refusal } from '../../client/api.ts';
import { FaultSummary, useFaults } from './faults.tsx';
import { keepFocus } from './keep-focus.ts';
import { readTyped, type Typed } from './typed.ts';

/** What makes a command safe to send twice. */
export interface KeyHeader {
  'idempotency-key': string;
}

/**
 * A command of a person: done once however often it is sent, and afterwards every answer on the screen is asked for
 * anew.
 */
export function useCommand<Input = void>(
  send: (input: Input, header: KeyHeader) => Promise<unknown>,
  onDone?: () => void,
  /** Where the focus was; another place than now where the command is sent from a dialog, which goes. */
  remember: () => () => void = keepFocus,
) {
  const queries = useQueryClient();
  const key = useRef(idempotencyKey());
  return useMutation({
    onMutate: remember,
    mutationFn: (input: Input) => send(input, { 'idempotency-key': key.current }),
    onSuccess: async (_done, _input, goOn) => {
      key.current = idempotencyKey();
      onDone?.();
      await queries.invalidateQueries({ predicate: ({ meta }) => meta?.isHeld !== true });
      goOn();
    },
    // What was refused is not done, and is sent again with other words; without an answer it may be done.
    onError: (error, _input, goOn) => {
      if (error instanceof Refusal && error.status < 500) key.current = idempotencyKey();
      goOn?.();
    },
  });
}

/** Ctrl+Enter sends a form, from whatever field of it. */
export function sendByKey(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}

/** A form whose content is one command. It says why it was refused; once done it is as fresh as before. */
export function CommandForm(props: {
  send: (typed: Typed, header: KeyHeader) => Promise<unknown>;
  submit: string;
  /** Said once it is done. */
  done?: string;
  onDone?: () => void;
  children: ReactNode;
}) {
  const form = useRef<HTMLFormElement>(null);
  const { faults, watch } = useFaults();
  const command = useCommand(props.send, () => {
    form.current?.reset();
    props.onDone?.();
  });
  return (
    <form
      ref={form}
      {...watch}
      onKeyDown={sendByKey}
      onSubmit={(event) => {
        event.preventDefault();
        if (command.isPending) return;
        command.mutate(readTyped(new FormData(event.currentTarget)));
      }}
    >
      <FaultSummary faults={faults} />
      {props.children}
      <Refused error={command.error} />
      <button type="submit" className="primary" disabled={command.isPending}>
        {props.submit}
      </button>
      {props.done && command.isSuccess && <p role="status">{props.done}</p>}
    </form>
  );
}

/** Why a command was refused, where it was; and the way on where it takes a sign-in of just now. */
export function Refused({ error }: { error: Error | null }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  return (
    error && (
      <>
        <p role="alert" className="error">
          {error.message}
        </p>
        {error instanceof Refusal && error.code === 'VIGIE_PEOPLE_SIGN_IN_AGAIN' && (
          <button
            type="button"
            onClick={() => void done(api.DELETE('/v1/session')).finally(() => queries.invalidateQueries())}
          >
            {t('form.signInAgain')}
          </button>
        )}
      </>
    )
  );
}

/** A file as the API takes it: its name, and its octets in base 64. */
export async function encodeFile(file: File): Promise<{ name: string; content: string }> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Error(i18next.t('state.fileUnreadable', { name: file.name })));
    reader.readAsDataURL(file);
  });
  return { name: file.name, content: url.slice(url.indexOf(',') + 1) };
}
