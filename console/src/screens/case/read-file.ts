/** A chosen file as the API takes it: its name, and its octets in base 64; undefined where none was chosen. */
export async function readFile(
  file: FormDataEntryValue | null,
): Promise<{ name: string; content: string } | undefined> {
  if (!(file instanceof File) || file.size === 0) return undefined;
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Error(`${file.name} cannot be read.`));
    reader.readAsDataURL(file);
  });
  return { name: file.name, content: url.slice(url.indexOf(',') + 1) };
}

/** What was typed into a field; undefined where it is empty. */
export function typed(form: FormData, name: string): string | undefined {
  return String(form.get(name) ?? '').trim() || undefined;
}

/** The instant of a `datetime-local` field, in the reader's time zone. */
export function instantOf(form: FormData, name: string): string {
  return new Date(String(form.get(name))).toISOString();
}
