import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client/api.ts';
import { formatInstant } from '../format.ts';
import { useLanguage } from '../language.ts';
import { DataTable } from '../list/data-table.tsx';
import { Empty } from '../states.tsx';

type Listed = Schemas['Session'] & { isThis?: boolean };

/** Where an account is signed in. `onEnd`: ends one; null: the reader may not. */
export function Sessions(props: { items: readonly Listed[]; isBusy: boolean; onEnd: ((id: string) => void) | null }) {
  const { items, onEnd } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  if (items.length === 0) return <Empty>{t('account.noSessions')}</Empty>;
  const cells = {
    where: ({ address, agent, isThis }: Listed) => (
      <>
        <bdi>{address ?? t('account.noAddress')}</bdi>{' '}
        {isThis && <span className="tag">{t('account.thisSession')}</span>}
        {agent !== null && <span className="quiet lines">{agent}</span>}
      </>
    ),
    way: ({ way }: Listed) => t(`account.way.${way}`),
    openedAt: ({ openedAt }: Listed) => formatInstant(openedAt, language),
    seenAt: ({ seenAt }: Listed) => formatInstant(seenAt, language),
    end: ({ id, isThis, address }: Listed) =>
      onEnd !== null &&
      !isThis && (
        <button
          type="button"
          disabled={props.isBusy}
          aria-label={t('account.endNamed', { address: address ?? t('account.noAddress') })}
          onClick={() => onEnd(id)}
        >
          {t('account.end')}
        </button>
      ),
  };
  return (
    <DataTable
      caption={t('account.sessions')}
      cells={cells}
      nameOf={(name) => t(`account.session.${name}`)}
      head="where"
      rows={items}
      keyOf={({ id }) => id}
    />
  );
}
