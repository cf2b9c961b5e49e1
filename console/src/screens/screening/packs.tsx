import { useTranslation } from 'react-i18next';
import { api } from '../../client/api.ts';
import { TextField } from '../../parts/form/fields.tsx';
import { formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { ForWorkers } from '../../parts/people/for-workers.tsx';
import { useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';
import { goTo, paths } from '../../paths.ts';

/** The packs that somebody of the unit is writing, and the way to a new one. */
export function Drafts() {
  const { t } = useTranslation();
  const language = useLanguage();
  const query = useRead(['packs'], () => api.GET('/v1/packs'));
  return (
    <section aria-labelledby="drafts-title">
      <h2 id="drafts-title">{t('studio.drafts')}</h2>
      <Loaded query={query}>
        {({ items }) => (
          <ul className="plain">
            {items.map(
              ({ id, title, draft }) =>
                draft && (
                  <li key={id} className="card">
                    <strong>{title?.[language] ?? id}</strong> <code>{id}</code>{' '}
                    <span className="tag">{t(draft.stage === 'shadow' ? 'rules.shadow' : 'studio.hasDraft')}</span>
                    <p>
                      {t('studio.draftBy', {
                        author: draft.changedBy.name,
                        at: formatInstant(draft.changedAt, language),
                      })}{' '}
                      <Link to={paths.rule(id, draft.rule ?? 'rule')}>{t('studio.openRule')}</Link>
                    </p>
                  </li>
                ),
            )}
          </ul>
        )}
      </Loaded>
      <ForWorkers>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const name = String(new FormData(event.currentTarget).get('name') ?? '');
            goTo(paths.rule(name, `${name}-rule`));
          }}
        >
          <TextField
            label={t('studio.newPack')}
            hint={t('studio.packNameHint')}
            name="name"
            pattern="[a-z0-9]+(-[a-z0-9]+)*"
            maxLength={70}
            required
          />
          <button type="submit">{t('studio.begin')}</button>
        </form>
      </ForWorkers>
    </section>
  );
}
