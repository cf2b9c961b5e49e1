import type { ElementHandle, Page } from 'playwright-core';
import { z } from 'zod';

const OPTIONS = 1_000;
const DEPTH = 8;

/** A field whose choices Chromium opens in a window of its own, which no picture of the page shows. */
const fieldSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('select'),
    options: z
      .array(z.object({ label: z.string(), group: z.string().nullable(), isOff: z.boolean(), isChosen: z.boolean() }))
      .max(OPTIONS),
  }),
  z.object({ type: z.enum(['date', 'month', 'week', 'time', 'datetime-local', 'color']), value: z.string().max(100) }),
]);
export type Field = z.output<typeof fieldSchema>;

/** Such a field, where the person is in it. */
export interface FoundField {
  field: Field;
  /** Closes what it has opened: it would take the keys, unseen. */
  closePopup(): Promise<void>;
  /** @param value the place of an option, or a value as HTML writes it */
  set(value: string): Promise<void>;
}

/** What is read of an element in the page, of a select and its options too. */
interface Shown {
  type?: string;
  value?: string;
  multiple?: boolean;
  size?: number;
  options?: Iterable<{
    label: string;
    disabled: boolean;
    selected: boolean;
    closest(selector: string): { label: string; disabled: boolean } | null;
  }>;
}

/** Run in the page. A list that the page itself draws is none of these. */
function read({ type, value, multiple, size = 0, options }: Shown, most: number) {
  if (!options) return { type, value };
  if (multiple || size > 1) return null;
  const listed = [...options].slice(0, most).map((option) => {
    const group = option.closest('optgroup');
    const isOff = option.disabled || (group?.disabled ?? false);
    return {
      label: option.label.slice(0, 200),
      group: group?.label.slice(0, 200) ?? null,
      isOff,
      isChosen: option.selected,
    };
  });
  return { type: 'select', options: listed };
}

/**
 * The field that has the focus, in whichever frame, where it is one whose choices are not shown; null: it is another.
 *
 * @throws Error where the page does not answer
 */
export async function findField(page: Page): Promise<FoundField | null> {
  let frame = page.mainFrame();
  for (let depth = 0; depth < DEPTH; depth++) {
    const active = (await frame.evaluateHandle('document.activeElement')).asElement();
    const inner = await active?.contentFrame();
    if (!inner) {
      // In whichever shadow tree.
      const element = await frame.$(':focus');
      return element && readField(element);
    }
    frame = inner;
  }
  return null;
}

async function readField(element: ElementHandle): Promise<FoundField | null> {
  // The page can answer what it likes.
  const { data: field } = fieldSchema.safeParse(await element.evaluate(read, OPTIONS));
  if (!field) return null;
  return {
    field,
    async closePopup() {
      await element.evaluate((one) => one.blur());
      await element.focus();
    },
    async set(value) {
      if (field.type === 'select') await element.selectOption({ index: Number(value) }, { timeout: 5_000 });
      else await element.fill(value, { timeout: 5_000 });
    },
  };
}
