import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const invalidOf = (form: HTMLFormElement): Control[] => [
  ...form.querySelectorAll<Control>(':is(input, textarea, select):invalid'),
];

/** Which fields of a form are wrong, from when it was sent until each is mended. */
export function useFaults() {
  const [faults, setFaults] = useState<readonly Control[]>([]);
  const read = ({ currentTarget }: FormEvent<HTMLFormElement>): void => setFaults(invalidOf(currentTarget));
  return {
    faults,
    /** What the form hears. */
    watch: {
      onInvalidCapture: read,
      onInput: (event: FormEvent<HTMLFormElement>): void => {
        if (faults.length > 0) read(event);
      },
      onReset: () => setFaults([]),
    },
  };
}

/** Where several fields are wrong: all of them, each a way to it. One alone says so itself, and has the focus. */
export function FaultSummary({ faults }: { faults: readonly Control[] }) {
  const { t } = useTranslation();
  if (faults.length < 2) return null;
  return (
    <div role="alert" className="error">
      <p>{t('form.faults', { count: faults.length })}</p>
      <ul>
        {faults.map((control) => (
          <li key={control.id || control.name}>
            <a
              href={`#${control.id}`}
              onClick={(event) => {
                event.preventDefault();
                control.focus();
              }}
            >
              {control.labels?.[0]?.textContent.trim() || control.name}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
