import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../../client/api.ts';
import { CommandForm } from '../../../parts/form/command.tsx';
import { SelectField, TextAreaField } from '../../../parts/form/fields.tsx';
import { useRead } from '../../../parts/read.ts';
import { Loaded } from '../../../parts/states.tsx';

const PARTS = ['none', 'reads', 'keeps'] as const;

/** Names who may see a restricted case, in the place of those named before; by its keeper. */
export function NameReaders({ id, readers }: { id: string; readers: Schemas['CaseReaders']['readers'] }) {
  const { t } = useTranslation();
  const colleagues = useRead(['colleagues'], () => api.GET('/v1/colleagues'));
  return (
    <Loaded query={colleagues}>
      {({ items }) => {
        // Whoever was named and has left is named no more only where a keeper says so.
        const gone = readers.filter(({ account }) => !items.some((one) => one.id === account));
        const people = [...items, ...gone.map(({ account, name }) => ({ id: account, name }))];
        return (
          <details>
            <summary>{t('case.access.people')}</summary>
            <CommandForm
              key={JSON.stringify(readers)}
              submit={t('case.access.name')}
              send={({ text }, header) => {
                const named = people
                  .map((one) => ({ account: one.id, part: text(`part-${one.id}`) }))
                  .filter(({ part }) => part !== 'none')
                  .map(({ account, part }) => ({ account, isKeeper: part === 'keeps' }));
                const body = { readers: named, reason: text('reason') };
                return unwrap(api.PUT('/v1/cases/{id}/readers', { params: { path: { id }, header }, body }));
              }}
            >
              {people.map((one) => {
                const is = readers.find(({ account }) => account === one.id);
                return (
                  <SelectField
                    key={one.id}
                    name={`part-${one.id}`}
                    label={one.name}
                    options={PARTS.map((part) => [part, t(`case.access.part.${part}`)])}
                    defaultValue={is === undefined ? 'none' : is.isKeeper ? 'keeps' : 'reads'}
                  />
                );
              })}
              <TextAreaField
                name="reason"
                label={t('decide.reason')}
                rows={2}
                minLength={3}
                maxLength={5000}
                required
              />
            </CommandForm>
          </details>
        );
      }}
    </Loaded>
  );
}
