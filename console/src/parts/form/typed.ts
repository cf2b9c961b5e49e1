export type Typed = ReturnType<typeof readTyped>;

/** What was typed into a form, as acts read it. */
export function readTyped(data: FormData) {
  const text = (name: string): string => String(data.get(name) ?? '').trim();
  return {
    text,
    /** The texts that are not empty, by name: what is left out of a body where nothing was typed. */
    some: <Name extends string>(...names: Name[]): Partial<Record<Name, string>> => {
      const found: Partial<Record<Name, string>> = {};
      for (const name of names) if (text(name) !== '') found[name] = text(name);
      return found;
    },
    /** Which of several values was chosen: the form offers no other. */
    one: <Value extends string>(name: string, values: readonly Value[]): Value => {
      const chosen = values.find((value) => value === text(name));
      if (chosen === undefined) throw new Error(`${name}: ${text(name)}`);
      return chosen;
    },
    all: (name: string): string[] => data.getAll(name).map(String),
    isTicked: (name: string): boolean => data.has(name),
    /** The instant of a `datetime-local` field, in the reader's time zone. */
    instant: (name: string): string => new Date(text(name)).toISOString(),
    /** A chosen file; undefined where none was. */
    file(name: string): File | undefined {
      const file = data.get(name);
      return file instanceof File && file.size > 0 ? file : undefined;
    },
  };
}
