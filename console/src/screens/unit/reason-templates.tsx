import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../client/api.ts';
import { CommandForm, Refused, useCommand } from '../../parts/form/command.tsx';
import { SelectField, TextAreaField, TextField } from '../../parts/form/fields.tsx';
import { useTemplates } from '../../parts/form/templates.ts';
import { Said } from '../../parts/text/said.tsx';
import { readTemplate, TEMPLATE_KINDS } from './template-body.ts';

/** Reasons that the unit keeps to choose from when it decides: all of them, the way to add one and to take one away. */
export function ReasonTemplates({ canChange }: { canChange: boolean }) {
  const { t } = useTranslation();
  const templates = useTemplates();
  const nameOf = (kind: (typeof TEMPLATE_KINDS)[number]): string =>
    kind === 'hold' ? t('case.head.hold') : t(`decide.${kind}`);
  const remove = useCommand((id: string, header) =>
    unwrap(api.DELETE('/v1/reason-templates/{id}', { params: { path: { id }, header } })),
  );
  return (
    <section aria-labelledby="templates-title">
      <h2 id="templates-title">{t('unit.templates')}</h2>
      <p className="quiet">
        {t(templates.length > 0 ? 'unit.templatesIntro' : canChange ? 'unit.noTemplates' : 'unit.noTemplatesYet')}
      </p>
      <ul className="plain">
        {templates.map(({ id, kind, title, text }) => (
          <li key={id} className="card">
            <strong>
              {nameOf(kind)}
              {t('state.colon')} <Said>{title}</Said>
            </strong>
            <p>
              <Said>{text}</Said>
            </p>
            {canChange && (
              <button type="button" disabled={remove.isPending} onClick={() => remove.mutate(id)}>
                {t('unit.removeTemplate')}
                <span className="unseen"> {title}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      <Refused error={remove.error} />
      {canChange && (
        <CommandForm
          submit={t('unit.addTemplate')}
          send={(typed, header) =>
            unwrap(api.POST('/v1/reason-templates', { params: { header }, body: readTemplate(typed) }))
          }
        >
          <SelectField
            name="kind"
            label={t('unit.templateKind')}
            options={TEMPLATE_KINDS.map((kind) => [kind, nameOf(kind)] as const)}
          />
          <TextField name="title" label={t('unit.templateTitle')} maxLength={200} required />
          <TextAreaField name="text" label={t('decide.reason')} minLength={3} maxLength={5000} required />
        </CommandForm>
      )}
    </section>
  );
}
