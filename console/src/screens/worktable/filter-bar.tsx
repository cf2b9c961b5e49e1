import { ListFilter, Star, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { Refused, useCommand } from '../../parts/form/command.tsx';
import { TextField } from '../../parts/form/fields.tsx';
import { formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { useRead } from '../../parts/read.ts';
import { Sheet } from '../../parts/sheet.tsx';
import { Said } from '../../parts/text/said.tsx';
import { FacetValues, useFacet, useValueName } from './facet.tsx';
import {
  clear,
  FACETS,
  type Facet,
  type Filters,
  LIMITS,
  type Limit,
  SORTS,
  setLimit,
  toggleValue,
  writeFilters,
} from './filters.ts';

type SavedView = Schemas['SavedView'];

/** The day that a field of the form takes, on the reader's clock. */
function dayOf(iso: string | undefined): string {
  if (iso === undefined) return '';
  const date = new Date(iso);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
/** The beginning of a day on the reader's clock. */
const instantOf = (day: string): string => (day === '' ? '' : new Date(`${day}T00:00`).toISOString());

function FilterSheet({ filters, onChange }: { filters: Filters; onChange: (next: Filters) => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Facet | null>(null);
  return (
    <Sheet
      id="filters"
      label={t('worktable.filter')}
      className="button-with-sign"
      button={
        <>
          <ListFilter size={16} aria-hidden="true" /> {t('worktable.filter')}
        </>
      }
    >
      {FACETS.map((of) => (
        <details
          key={of}
          name="facet"
          onToggle={({ newState }) => setOpen((was) => (newState === 'open' ? of : was === of ? null : was))}
        >
          <summary>
            {t(`worktable.facet.${of}`)}
            {(filters.facets[of]?.length ?? 0) > 0 && <span className="count"> {filters.facets[of]?.length}</span>}
          </summary>
          {open === of && (
            <FacetValues filters={filters} of={of} onToggle={(value) => onChange(toggleValue(filters, of, value))} />
          )}
        </details>
      ))}
      {LIMITS.map((name) => (
        <label key={name} className="choice">
          <span>{t(`worktable.limit.${name}`)}</span>
          <input
            type={name === 'evidence' ? 'number' : 'date'}
            min={name === 'evidence' ? 0 : undefined}
            value={name === 'evidence' ? (filters.limits[name] ?? '') : dayOf(filters.limits[name])}
            onChange={({ target: { value } }) =>
              onChange(setLimit(filters, name, name === 'evidence' ? value.replace(/^0+$/, '') : instantOf(value)))
            }
          />
        </label>
      ))}
    </Sheet>
  );
}

/** A filter that holds, and the way to take it away. */
function Chip({ name, value, onRemove }: { name: string; value: string; onRemove: () => void }) {
  const { t } = useTranslation();
  return (
    <li className="chip">
      <span className="quiet">{name}</span> <Said>{value}</Said>
      <button type="button" aria-label={t('worktable.removeFilter', { name, value })} onClick={onRemove}>
        <X size={14} aria-hidden="true" />
      </button>
    </li>
  );
}

function FacetChips(props: { of: Facet; filters: Filters; onChange: (next: Filters) => void }) {
  const { of, filters, onChange } = props;
  const { t } = useTranslation();
  const nameOf = useValueName();
  const values = filters.facets[of] ?? [];
  // Rules and people are named by the server.
  const { data } = useFacet(filters, of, values.length > 0 && (of === 'rule' || of === 'assignee' || of === 'pack'));
  return values.map((value) => (
    <Chip
      key={value}
      name={t(`worktable.facet.${of}`)}
      value={nameOf(of, value, data?.items.find((item) => item.value === value)?.title)}
      onRemove={() => onChange(toggleValue(filters, of, value))}
    />
  ));
}

/** The intake that the cases came by, under the name it was given. */
function IntakeChip({ id, onRemove }: { id: string; onRemove: () => void }) {
  const { t } = useTranslation();
  const { data } = useRead(['intake', id], () => api.GET('/v1/intakes/{id}', { params: { path: { id } } }));
  return <Chip name={t('worktable.intake')} value={data?.name ?? id} onRemove={onRemove} />;
}

/** Keeps what the address asks for under a name; and forgets what was kept. */
function SaveSheet({ filters, saved }: { filters: Filters; saved: readonly SavedView[] }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const close = (): void => document.getElementById('save-view')?.hidePopover();
  const save = useCommand(
    (_: undefined, header) =>
      unwrap(
        api.POST('/v1/saved-views', {
          params: { header },
          body: { name: name.trim(), search: writeFilters(filters) || '?', shared: isShared },
        }),
      ),
    close,
  );
  const forget = useCommand((id: string, header) =>
    unwrap(api.DELETE('/v1/saved-views/{id}', { params: { path: { id }, header } })),
  );
  return (
    <Sheet
      id="save-view"
      label={t('worktable.saveView')}
      className="button-with-sign"
      button={
        <>
          <Star size={16} aria-hidden="true" /> <span className="name">{t('worktable.saveView')}</span>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(undefined);
        }}
      >
        <TextField
          label={t('worktable.viewName')}
          value={name}
          onChange={({ target }) => setName(target.value)}
          maxLength={200}
          required
        />
        <label className="check">
          <input type="checkbox" checked={isShared} onChange={({ target }) => setShared(target.checked)} />{' '}
          {t('worktable.viewShared')}
        </label>
        <Refused error={save.error ?? forget.error} />
        <button type="submit" className="primary" disabled={save.isPending}>
          {t('worktable.keepView')}
        </button>
      </form>
      <ul className="plain">
        {saved.map((view) => (
          <li key={view.id} className="choice">
            <Said>{view.name}</Said>
            <button type="button" onClick={() => forget.mutate(view.id)}>
              {t('worktable.forgetView')}
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

/** The filters that hold, each as a chip; more of them; the order; and the way to keep all of it. */
export function FilterBar(props: { filters: Filters; saved: readonly SavedView[]; onChange: (next: Filters) => void }) {
  const { filters, saved, onChange } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const limits = LIMITS.flatMap((name) => {
    const value = filters.limits[name];
    return value === undefined ? [] : [{ name, value }];
  });
  const sayLimit = (name: Limit, value: string): string =>
    name === 'evidence' ? value : formatInstant(value, language);
  const isFiltered =
    filters.text !== '' || filters.intake !== '' || limits.length > 0 || Object.keys(filters.facets).length > 0;
  return (
    <div className="filter-bar">
      <FilterSheet filters={filters} onChange={onChange} />
      {isFiltered && (
        <ul className="chips">
          {filters.text !== '' && (
            <Chip name={t('worktable.text')} value={filters.text} onRemove={() => onChange({ ...filters, text: '' })} />
          )}
          {filters.intake !== '' && (
            <IntakeChip id={filters.intake} onRemove={() => onChange({ ...filters, intake: '' })} />
          )}
          {FACETS.map((of) => (
            <FacetChips key={of} of={of} filters={filters} onChange={onChange} />
          ))}
          {limits.map(({ name, value }) => (
            <Chip
              key={name}
              name={t(`worktable.limit.${name}`)}
              value={sayLimit(name, value)}
              onRemove={() => onChange(setLimit(filters, name, ''))}
            />
          ))}
          <li>
            <button type="button" className="plain-button" onClick={() => onChange(clear(filters))}>
              {t('worktable.clear')}
            </button>
          </li>
        </ul>
      )}
      <span className="spread" />
      <label className="sort">
        <span className="unseen">{t('worktable.sort')}</span>
        <select
          value={filters.sort}
          onChange={({ target }) => {
            const sort = SORTS.find((one) => one === target.value);
            if (sort) onChange({ ...filters, sort });
          }}
        >
          {SORTS.map((one) => (
            <option key={one} value={one}>
              {t(`worktable.order.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <SaveSheet filters={filters} saved={saved} />
    </div>
  );
}
