import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { Refused, useCommand } from '../../parts/form/command.tsx';

const OCTETS = { 'content-type': 'application/octet-stream' };

/** Takes in a file that was carried here from another installation, and says what became of it. */
export function TakeFile() {
  const { t } = useTranslation();
  const [read, setRead] = useState<Schemas['HandoverFileRead'] | null>(null);
  const taking = useCommand<File>(async (file, header) => {
    setRead(null);
    // The type of the body is that of its documentation: bytes as a text.
    const sent = { params: { header }, body: '', bodySerializer: () => file, headers: OCTETS };
    setRead(await unwrap(api.POST('/v1/handovers/files', sent)));
  });
  return (
    <section>
      <label className="button choose">
        <FileUp size={16} aria-hidden="true" /> {t('handover.takeFile')}
        <input
          type="file"
          className="unseen"
          accept=".vigie"
          disabled={taking.isPending}
          onChange={({ currentTarget: chosen }) => {
            const [file] = chosen.files ?? [];
            if (file) taking.mutate(file);
            // The same file again is a change, too.
            chosen.value = '';
          }}
        />
      </label>
      <Refused error={taking.error} />
      {read && (
        <p role="status">
          {t(read.isNew ? 'handover.fileTaken' : 'handover.fileKnown', { state: t(`handover.state.${read.state}`) })}
        </p>
      )}
    </section>
  );
}
