/** An id is no longer than so. */
const ID_LENGTH = 60;

/** The short texts in these, and in lists in them: ids of what an act is about are among them. */
export const namedIn = (...parts: unknown[]): string[] =>
  parts
    .filter((part) => typeof part === 'object' && part !== null && !ArrayBuffer.isView(part))
    .flatMap((part) => Object.values(Object(part)).flat())
    .filter((text): text is string => typeof text === 'string' && text.length <= ID_LENGTH);
