import { type ReactNode, useRef, useState } from 'react';
import { Button, Dialog, Heading, Label, Modal, ModalOverlay, Text, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type KeyHeader, Refused, useCommand } from './command.tsx';
import { SelectField } from './fields.tsx';
import { keepFocus } from './keep-focus.ts';
import type { Template } from './templates.ts';

/** A decision that goes with its reason: `ask` opens the dialog for it, in which it is sent or thought better of. */
export function useReason<Decision>(props: {
  titleOf: (decision: Decision) => string;
  send: (decision: Decision, reason: string, header: KeyHeader) => Promise<unknown>;
  /** Reasons to choose from. */
  templatesOf?: (decision: Decision) => readonly Template[];
}): { ask: (decision: Decision) => void; dialog: ReactNode } {
  const [asked, setAsked] = useState<{ decision: Decision } | null>(null);
  const opener = useRef(() => {});
  const close = () => setAsked(null);
  const command = useCommand(
    ({ decision, reason }: { decision: Decision; reason: string }, header) => props.send(decision, reason, header),
    close,
    () => opener.current,
  );
  return {
    ask: (decision) => {
      command.reset();
      opener.current = keepFocus();
      setAsked({ decision });
    },
    dialog: (
      <ModalOverlay
        className="overlay"
        isOpen={asked !== null}
        onOpenChange={(isOpen) => !isOpen && close()}
        isDismissable
      >
        <Modal className="modal">
          <Dialog>
            {asked && (
              <ReasonForm
                title={props.titleOf(asked.decision)}
                templates={props.templatesOf?.(asked.decision) ?? []}
                error={command.error}
                isPending={command.isPending}
                onSend={(reason) => command.mutate({ ...asked, reason })}
                onClose={close}
              />
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    ),
  };
}

/** Ctrl+Enter sends. */
function ReasonForm(props: {
  title: string;
  templates: readonly Template[];
  error: Error | null;
  isPending: boolean;
  onSend: (reason: string) => void;
  onClose: () => void;
}) {
  const { title, templates, onSend } = props;
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const canSend = reason.trim().length >= 3 && !props.isPending;
  return (
    <>
      <Heading slot="title">{title}</Heading>
      {templates.length > 0 && (
        <SelectField
          label={t('decide.template')}
          isOpen
          options={templates.map(({ id, title: name }) => [id, name] as const)}
          onChoose={(id) => setReason(templates.find((one) => one.id === id)?.text ?? reason)}
        />
      )}
      <TextField value={reason} onChange={setReason} autoFocus>
        <Label>{t('decide.reason')}</Label>
        <TextArea
          rows={4}
          maxLength={5000}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && canSend) onSend(reason);
          }}
        />
        <Text slot="description">{t('decide.reasonHint')}</Text>
      </TextField>
      <Refused error={props.error} />
      <div className="buttons">
        <Button className="primary" isDisabled={!canSend} onPress={() => onSend(reason)}>
          {t('decide.send')}
        </Button>
        <Button onPress={props.onClose}>{t('decide.cancel')}</Button>
      </div>
    </>
  );
}
