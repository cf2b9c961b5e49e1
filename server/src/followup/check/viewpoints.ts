import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Visitor } from '../../base/fetch/fetch.ts';
import { readEntry } from '../../base/registers/read-yaml.ts';

const viewpointSchema = z
  .strictObject({
    // `attended` is where a person was at the keyboard.
    key: z.string().regex(/^(?!attended$)[a-z0-9][a-z0-9-]*$/),
    /** Value of `Accept-Language`. */
    language: z.string().regex(/^[\w*][\w\-,;=. *]{0,99}$/),
    /** Where the proxy stands (ISO 3166-1 alpha-2); null: where Vigie itself does. */
    territory: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .nullable(),
    /** An outgoing HTTP(S) proxy in that territory, of the operator's own; null: directly. */
    proxy: z.url({ protocol: /^https?$/ }).nullable(),
  })
  .refine(
    ({ territory, proxy }) => territory === null || proxy !== null,
    'another territory needs a proxy that stands in it',
  );

const registerSchema = z.strictObject({ viewpoints: z.array(viewpointSchema).min(1).max(12) });

/**
 * From where, and in what language, a listing is looked at. Always signed out: Vigie has no account on any platform.
 */
export type Viewpoint = z.infer<typeof viewpointSchema>;

/**
 * The operator's viewpoints, from `registers/viewpoints.yaml` in the data folder; without that file there is one: from
 * here, in the visitor's own language.
 *
 * @throws VigieError VIGIE_REGISTER_INVALID with the place in the file.
 */
export function loadViewpoints(dataDir: string, visitor: Pick<Visitor, 'language'>): Viewpoint[] {
  const file = join(dataDir, 'registers', 'viewpoints.yaml');
  if (!existsSync(file)) return [{ key: 'here', language: visitor.language, territory: null, proxy: null }];
  return readEntry(file, registerSchema).viewpoints;
}

/** A visitor that looks from a viewpoint, with the turns and the guard of the one it is made of. */
export function standAt(visitor: Visitor, { language, proxy }: Viewpoint): Visitor {
  const through = proxy === null ? null : new URL(proxy);
  return {
    ...visitor,
    language,
    visit: (url, options = {}) =>
      visitor.visit(url, {
        ...options,
        headers: [['Accept-Language', language], ...(options.headers ?? [])],
        proxy: through,
      }),
  };
}
