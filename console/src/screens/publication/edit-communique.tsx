import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { mayPublish, mayWork, useAccount } from '../../parts/account.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { TextAreaField } from '../../parts/form/fields.tsx';
import { useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';

const LANGUAGES = ['en', 'fr'] as const;

function Editing({ id }: { id: string }) {
  const { t } = useTranslation();
  const params = { path: { id } };
  const query = useRead(['communique', id], () => api.GET('/v1/releases/proposed/{id}/communique', { params }));
  return (
    <Loaded query={query}>
      {(said) => (
        <CommandForm
          submit={t('releases.communique.save')}
          send={({ text }, header) => {
            const body = { en: text('en'), fr: text('fr') };
            return unwrap(api.POST('/v1/releases/proposed/{id}/communique', { params: { ...params, header }, body }));
          }}
        >
          <p className="quiet">{t('releases.communique.editHint')}</p>
          {LANGUAGES.map((language) => (
            <TextAreaField
              key={language}
              name={language}
              label={t(`releases.communique.text.${language}`)}
              lang={language}
              rows={10}
              required
              maxLength={5000}
              defaultValue={said[language]}
            />
          ))}
        </CommandForm>
      )}
    </Loaded>
  );
}

/** The words of a release that waits, for whoever proposed it, or may take it back: an approver takes or leaves them. */
export function EditCommunique({ proposal }: { proposal: Schemas['Proposal'] }) {
  const { t } = useTranslation();
  const account = useAccount();
  const [isOpen, setOpen] = useState(false);
  const isOwn = account !== undefined && account.id === proposal.by?.id;
  if (!mayWork(account) || !(isOwn || mayPublish(account))) return null;
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('releases.communique.edit')}</summary>
      {isOpen && <Editing id={proposal.id} />}
    </details>
  );
}
