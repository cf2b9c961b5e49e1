import { useTranslation } from 'react-i18next';
import { SelectField, TextField } from '../../parts/form/fields.tsx';
import { Said } from '../../parts/text/said.tsx';
import type { Act } from './acts.ts';
import type { Asked, Field } from './use-visit.ts';

/** A dialog of the page: it waits, and the person answers. */
export function Question({ asked, act }: { asked: Asked; act: (act: Act) => void }) {
  const { t } = useTranslation();
  const { type, message, value } = asked;
  const isLeaving = type === 'beforeunload';
  return (
    <form
      className="banner"
      role="alert"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        const text = new FormData(event.currentTarget).get('text');
        act({ kind: 'answer', accept: true, ...(typeof text === 'string' ? { text } : {}) });
      }}
    >
      <p>
        {isLeaving ? (
          t('attended.asksLeaving')
        ) : (
          <>
            {t('attended.asks')} <Said isWhole>{message}</Said>
          </>
        )}
      </p>
      {type === 'prompt' && (
        <TextField name="text" label={t('attended.answer')} defaultValue={value} maxLength={500} autoComplete="off" />
      )}
      <div className="buttons">
        <button type="submit">{t(isLeaving ? 'attended.goAway' : 'attended.accept')}</button>
        {type !== 'alert' && (
          <button type="button" onClick={() => act({ kind: 'answer', accept: false })}>
            {t(isLeaving ? 'attended.stay' : 'attended.dismiss')}
          </button>
        )}
      </div>
    </form>
  );
}

/** A field of the page whose list or calendar opens outside the picture. */
export function PageField({ field, act }: { field: Field; act: (act: Act) => void }) {
  const { t } = useTranslation();
  const { type, value, options } = field;
  const set = (chosen: string): void => act({ kind: 'set', value: chosen });
  if (type === 'select')
    return (
      <SelectField
        label={t('attended.list')}
        hint={t('attended.fieldHint')}
        options={options.map(({ place, label }) => [String(place), label] as const)}
        value={String(options.find(({ isChosen }) => isChosen)?.place ?? '')}
        onChoose={set}
      />
    );
  return (
    <form
      className="attended-text"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        const typed = new FormData(event.currentTarget).get('value');
        if (typeof typed === 'string') set(typed);
      }}
    >
      <TextField
        key={value}
        name="value"
        type={type}
        label={t('attended.value')}
        hint={t('attended.fieldHint')}
        defaultValue={value}
      />
      <button type="submit">{t('attended.set')}</button>
    </form>
  );
}
