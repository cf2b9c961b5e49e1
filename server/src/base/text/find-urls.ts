/** Web addresses in a text, each once, as they were written, without what a sentence puts behind them. */
export function findUrls(text: string, most: number): string[] {
  const found = [...text.slice(0, 200_000).matchAll(/https?:\/\/[^\s<>"'«»)\]]{4,2000}/giu)].map(([url]) =>
    url.replace(/[.,;:!?…]+$/u, ''),
  );
  return [...new Set(found)].filter((url) => URL.canParse(url)).slice(0, most);
}
