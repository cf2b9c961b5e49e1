import { useSyncExternalStore } from 'react';
import { replaceSearch, subscribe } from '../../paths.ts';
import { readFilter, writeFilter } from './address-filter.ts';

/** A choice that stands in the address: it is there again on the way back, and a link to it can be sent. */
export function useFilter<Value extends string, None extends Value | null>(
  name: string,
  values: readonly Value[],
  none: None,
): [Value | None, (value: Value | None) => void] {
  const search = useSyncExternalStore(subscribe, () => location.search);
  return [
    readFilter(search, name, values) ?? none,
    (value) => replaceSearch(writeFilter(location.search, name, value === none ? null : value)),
  ];
}

/** A button for each state, of which one is on. */
export function StateFilter<Value extends string>(props: {
  label: string;
  values: readonly Value[];
  value: Value | null;
  nameOf: (value: Value) => string;
  onChoose: (value: Value) => void;
}) {
  return (
    <fieldset className="filter" aria-label={props.label}>
      {props.values.map((one) => (
        <button key={one} type="button" aria-pressed={one === props.value} onClick={() => props.onChoose(one)}>
          {props.nameOf(one)}
        </button>
      ))}
    </fieldset>
  );
}
