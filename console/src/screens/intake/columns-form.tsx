import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { SelectField } from '../../parts/form/fields.tsx';
import { ForWorkers } from '../../parts/people/for-workers.tsx';
import { Said } from '../../parts/text/said.tsx';
import { FIELDS } from './steps.ts';

type Columns = NonNullable<Schemas['Intake']['columns']>;

/** The first rows of a table, as they stand in it. */
function Preview({ columns: { names, rows } }: { columns: Columns }) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key
    <section className="scroll" aria-label={t('intake.preview')} tabIndex={0}>
      <table className="cases">
        <caption className="unseen">{t('intake.preview')}</caption>
        <thead>
          <tr>
            {names.map((name) => (
              <th key={name} scope="col">
                <Said>{name}</Said>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join('\n')}>
              {names.map((name, index) => (
                <td key={name}>
                  <Said>{row[index]}</Said>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Asks which column says what of an offer, with what names and rows tell to begin with. */
export function ColumnsForm({ id, columns }: { id: string; columns: Columns }) {
  const { t } = useTranslation();
  return (
    <>
      <h2>{t('intake.columns')}</h2>
      <p>{t('intake.columnsHint')}</p>
      <Preview columns={columns} />
      <ForWorkers>
        <CommandForm
          submit={t('intake.columnsSubmit')}
          send={(typed, header) =>
            unwrap(
              api.PUT('/v1/intakes/{id}/columns', {
                params: { path: { id }, header },
                body: { columns: typed.some(...FIELDS) },
              }),
            )
          }
        >
          <div className="column-fields">
            {FIELDS.map((field) => (
              <SelectField
                key={field}
                name={field}
                label={t(
                  `intake.field.${field === 'trader.name' ? 'traderName' : field === 'trader.id' ? 'traderId' : field}`,
                )}
                options={columns.names.map((name) => [name, name] as const)}
                isOpen
                defaultValue={columns.guess[field] ?? ''}
                required={field === 'title'}
              />
            ))}
          </div>
        </CommandForm>
      </ForWorkers>
    </>
  );
}
