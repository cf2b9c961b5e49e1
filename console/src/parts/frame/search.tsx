import { type FormEvent, useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { goTo, paths, usePath, useSearch } from '../../paths.ts';
import { isCommand } from '../command-key.ts';
import { writeFilter } from '../list/address-filter.ts';

/** Searches the cases: in the view that is shown, else in all that are open. */
export function Search() {
  const { t } = useTranslation();
  const path = usePath();
  const search = useSearch();
  const field = useRef<HTMLInputElement>(null);
  const isInView = path === paths.worktable || path.startsWith('/cases/');
  const text = (isInView ? new URLSearchParams(search).get('text') : null) ?? '';
  const press = useEffectEvent((event: KeyboardEvent): void => {
    if (event.key !== '/' || !isCommand(event)) return;
    event.preventDefault();
    field.current?.select();
    field.current?.focus();
  });
  useEffect(() => {
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  const find = (event: FormEvent): void => {
    event.preventDefault();
    const wanted = field.current?.value.trim() ?? '';
    goTo(`${paths.worktable}${writeFilter(isInView ? search : '', 'text', wanted === '' ? null : wanted)}`);
  };
  return (
    <search>
      <form onSubmit={find}>
        <input
          key={text}
          ref={field}
          type="search"
          aria-label={t('app.search')}
          title="/"
          placeholder={t('app.search')}
          defaultValue={text}
          onKeyDown={({ key }) => key === 'Escape' && field.current?.blur()}
        />
      </form>
    </search>
  );
}
