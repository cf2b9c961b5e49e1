import { type ComponentProps, type InvalidEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameZone } from '../format.ts';
import { useLanguage } from '../language.ts';
import { shorten } from '../text/show-invisible.ts';
import { faultOf } from './fault.ts';

/** What every field says of itself. */
interface About {
  label: ReactNode;
  hint?: ReactNode;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What ties a control to the label, the hint and the fault beside it. */
interface Tied {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  onInvalid: (event: InvalidEvent<Control>) => void;
  onInput: () => void;
}

/**
 * A label, a hint and what is wrong around a control. What is wrong is said here, in the language of the screen: a
 * browser says it in its own.
 */
function Field({ label, hint, children }: About & { children: (tied: Tied) => ReactNode }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const id = useId();
  const [fault, setFault] = useState<string | null>(null);
  const said = [hint !== undefined && `${id}-hint`, fault !== null && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="quiet">
          {hint}
        </p>
      )}
      {fault !== null && (
        <p id={`${id}-fault`} className="error">
          {fault}
        </p>
      )}
      {children({
        id,
        'aria-describedby': said || undefined,
        'aria-invalid': fault === null ? undefined : true,
        onInvalid: (event) => {
          event.preventDefault();
          const { currentTarget: control } = event;
          const { key, ...of } = faultOf(control, language);
          setFault(t(`form.${key}`, of));
          if (control.form?.querySelector(':is(input, textarea, select):invalid') === control) control.focus();
        },
        onInput: () => setFault(null),
      })}
    </div>
  );
}

/** A line that is typed; by `type` also a date, a number, an address or a file. */
export function TextField({ label, hint, ...rest }: About & ComponentProps<'input'>) {
  return (
    <Field label={label} hint={hint}>
      {(tied) => <input {...rest} {...tied} />}
    </Field>
  );
}

/** Several lines. */
export function TextAreaField({ label, hint, ...rest }: About & ComponentProps<'textarea'>) {
  return (
    <Field label={label} hint={hint}>
      {(tied) => <textarea rows={3} {...rest} {...tied} />}
    </Field>
  );
}

/** The reader's own clock, as a field takes it. */
function localNow(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/**
 * An instant, on the reader's own clock: the hint names its zone. With `isNow` it begins with this minute; with `since`, a
 * plain date, on no earlier day: the server's clock may be ahead.
 */
export function DateTimeField(props: { label: ReactNode; name: string; isNow?: boolean; since?: string }) {
  const { label, name, isNow = false, since } = props;
  const { t } = useTranslation();
  const [now] = useState(localNow);
  const least = since && `${since}T00:00`;
  return (
    <TextField
      label={label}
      hint={t('form.zone', { zone: nameZone() })}
      name={name}
      type="datetime-local"
      required
      min={least}
      {...(isNow && { defaultValue: least && least > now ? least : now })}
    />
  );
}

/** One of several values, each with its name for a reader; with `isOpen` none is chosen to begin with. */
export function SelectField<Value extends string>(
  props: About &
    Omit<ComponentProps<'select'>, 'onChange' | 'value'> & {
      options: readonly (readonly [Value, string])[];
      isOpen?: boolean;
      value?: Value;
      onChoose?: (value: Value) => void;
    },
) {
  const { label, hint, options, isOpen = false, onChoose, ...rest } = props;
  return (
    <Field label={label} hint={hint}>
      {(tied) => (
        <select
          {...rest}
          {...tied}
          onChange={({ target }) => {
            const chosen = options.find(([value]) => value === target.value);
            if (chosen) onChoose?.(chosen[0]);
          }}
        >
          {isOpen && <option value="" />}
          {options.map(([value, name]) => (
            <option key={value} value={value}>
              {shorten(name)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A box to tick, or a round one. */
export function CheckField({ label, type = 'checkbox', ...rest }: { label: ReactNode } & ComponentProps<'input'>) {
  return (
    <label className="check">
      <input type={type} {...rest} /> {label}
    </label>
  );
}
