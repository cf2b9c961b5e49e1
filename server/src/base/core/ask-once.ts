/**
 * Asks once for all who wait to know the same. Whoever comes while the question is on its way does not get its answer,
 * which may be older than they are: they share the next one.
 */
export function askOnce<T>(ask: (about: string) => Promise<T>): (about: string) => Promise<T> {
  const asking = new Map<string, Promise<T>>();
  const next = new Map<string, Promise<T>>();
  const start = (about: string): Promise<T> => {
    const asked = ask(about).finally(() => {
      if (asking.get(about) === asked) asking.delete(about);
    });
    asking.set(about, asked);
    return asked;
  };
  return (about) => {
    const joined = next.get(about);
    if (joined) return joined;
    const before = asking.get(about);
    if (!before) return start(about);
    const begin = (): Promise<T> => {
      next.delete(about);
      return start(about);
    };
    const later = before.then(begin, begin);
    next.set(about, later);
    return later;
  };
}
