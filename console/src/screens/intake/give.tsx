import { useQueryClient } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { type ClipboardEvent, type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, idempotencyKey, unwrap } from '../../client/api.ts';
import { Refused } from '../../parts/form/command.tsx';
import { TextAreaField } from '../../parts/form/fields.tsx';
import { goTo, paths } from '../../paths.ts';
import { sendFile } from './send-file.ts';

/** What files are read: the chooser shows these first. */
const ENDINGS =
  '.csv,.tsv,.txt,.eml,.xlsx,.xlsm,.json,.jsonl,.ndjson,.html,.htm,.mhtml,.mht,.har,.warc,.wacz,.gz,.png,.jpg,.jpeg,.webp,.gif,.avif';

/** One box for all that comes in: addresses, a text, a mail; files dropped, pasted or chosen. */
export function Give() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [isOver, setOver] = useState(false);
  const [sending, setSending] = useState<string | null>(null);
  const [errors, setErrors] = useState<Error[]>([]);

  /** One after the other; what is refused is said, and the rest goes on. */
  async function give(all: readonly { name: string; send: () => Promise<{ id: string }> }[]): Promise<void> {
    const refused: Error[] = [];
    const given: string[] = [];
    setErrors([]);
    for (const { name, send } of all) {
      setSending(name);
      try {
        given.push((await send()).id);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        refused.push(new Error(all.length > 1 ? `${name}: ${why}` : why));
      }
    }
    setSending(null);
    setErrors(refused);
    const [first] = given;
    if (refused.length === 0) form.current?.reset();
    if (given.length === 1 && refused.length === 0 && first !== undefined) goTo(paths.intakeOne(first));
    await queries.invalidateQueries({ queryKey: ['intakes'] });
  }
  const giveFiles = (files: Iterable<File>): void =>
    void give([...files].map((file) => ({ name: file.name, send: () => sendFile(file) })));
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const { files } = event.dataTransfer;
    const text = event.dataTransfer.getData('text/uri-list') || event.dataTransfer.getData('text/plain');
    if (files.length > 0) giveFiles(files);
    else if (text) giveText(text);
  };
  const paste = (event: ClipboardEvent): void => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    giveFiles(event.clipboardData.files);
  };
  function giveText(text: string): void {
    const header = { 'idempotency-key': idempotencyKey() };
    const send = () => unwrap(api.POST('/v1/intakes', { params: { header }, body: { text } }));
    void give([{ name: t('intake.text'), send }]);
  }
  return (
    // What is dropped here may also be chosen by the button or pasted into the box.
    <section
      aria-label={t('intake.give')}
      className={`give ${isOver ? 'over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          const text = new FormData(event.currentTarget).get('text');
          if (typeof text === 'string') giveText(text);
        }}
      >
        <TextAreaField
          label={t('intake.box')}
          hint={t('intake.boxHint')}
          name="text"
          rows={3}
          required
          maxLength={500_000}
          onPaste={paste}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
          }}
        />
        {errors.map((error) => (
          <Refused key={error.message} error={error} />
        ))}
        <div className="buttons">
          <button type="submit" className="primary" disabled={sending !== null} title="Ctrl+Enter">
            {t('intake.submit')}
          </button>
          <label className="button choose">
            <FileUp size={16} aria-hidden="true" /> {t('intake.choose')}
            <input
              type="file"
              className="unseen"
              multiple
              accept={ENDINGS}
              disabled={sending !== null}
              onChange={({ target }) => {
                giveFiles([...(target.files ?? [])]);
                target.value = '';
              }}
            />
          </label>
        </div>
        <p role="status">{sending !== null && t('intake.sending', { name: sending })}</p>
      </form>
    </section>
  );
}
