// What words-in-parts.ts makes of a file of words.
declare module '*.json?first' {
  const words: Readonly<Record<string, unknown>>;
  export default words;
}
declare module '*.json?later' {
  const words: Readonly<Record<string, unknown>>;
  export default words;
}
