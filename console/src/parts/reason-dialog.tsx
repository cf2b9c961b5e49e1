import { useState } from 'react';
import { Button, Dialog, Heading, Label, Modal, ModalOverlay, Text, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Refused } from './act.tsx';

/** Asks for the reason of a decision, which goes with it; open while there is a title. Ctrl+Enter sends. */
export function ReasonDialog(props: {
  title: string | null;
  error: Error | null;
  isPending: boolean;
  onSend: (reason: string) => void;
  onClose: () => void;
}) {
  const { title, onClose } = props;
  return (
    <ModalOverlay
      className="overlay"
      isOpen={title !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      isDismissable
    >
      <Modal className="modal">
        <Dialog>{title !== null && <ReasonForm {...props} title={title} />}</Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function ReasonForm({
  title,
  error,
  isPending,
  onSend,
  onClose,
}: {
  title: string;
  error: Error | null;
  isPending: boolean;
  onSend: (reason: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const canSend = reason.trim().length >= 3 && !isPending;
  return (
    <>
      <Heading slot="title">{title}</Heading>
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
      <Refused error={error} />
      <div className="buttons">
        <Button className="primary" isDisabled={!canSend} onPress={() => onSend(reason)}>
          {t('decide.send', { kind: title })}
        </Button>
        <Button onPress={onClose}>{t('decide.cancel')}</Button>
      </div>
    </>
  );
}
