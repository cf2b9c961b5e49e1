import type { Pack } from '../messages.ts';
import type { Place } from './path-at.ts';

/** What of a JSON Schema the completion asks for. */
interface Schema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  enum?: readonly unknown[];
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: boolean | Schema;
  anyOf?: Schema[];
  definitions?: Record<string, Schema>;
}

interface Suggestion {
  label: string;
  detail?: string;
}

/** A schema and those it may be instead. */
function unfold(schema: Schema | undefined, root: Schema): Schema[] {
  if (!schema) return [];
  if (schema.$ref) return unfold(root.definitions?.[schema.$ref.replace('#/definitions/', '')], root);
  return [schema, ...(schema.anyOf ?? []).flatMap((each) => unfold(each, root))];
}

/** The schemas of what stands at a path. */
function schemasAt(root: Schema, path: readonly string[]): Schema[] {
  let at = unfold(root, root);
  for (const key of path) {
    at = at.flatMap((schema) => {
      if (key === '0') return unfold(schema.items, root);
      const { properties, additionalProperties } = schema;
      const own = properties && Object.hasOwn(properties, key) ? properties[key] : undefined;
      if (own) return unfold(own, root);
      return typeof additionalProperties === 'object' ? unfold(additionalProperties, root) : [];
    });
  }
  return at;
}

/** Names that the pack itself gives to what may stand at a path. */
function namesFor(path: readonly string[], pack: Pack | null): string[] {
  if (!pack) return [];
  const key = path.findLast((each) => each !== '0');
  const isInRule = path[0] === 'rules';
  if (isInRule && (key === 'terms' || key === 'except')) return Object.keys(pack.terms);
  return isInRule && key === 'legal' ? pack.legal.map(({ id }) => id) : [];
}

const oneLine = (text: string | undefined): { detail?: string } =>
  text === undefined ? {} : { detail: text.slice(0, 80) };

/** What may be typed at a place: keys and values by the schema of packs, and the names that the pack gives. */
export function suggest(root: Schema, place: Place, pack: Pack | null): Suggestion[] {
  const schemas = schemasAt(root, place.path);
  const suggested = place.isValue
    ? [
        ...schemas.flatMap(({ enum: values = [] }) => values.map((value) => ({ label: String(value) }))),
        ...schemas.flatMap(({ type }) => (type === 'boolean' ? [{ label: 'true' }, { label: 'false' }] : [])),
        ...namesFor(place.path, pack).map((label) => ({ label })),
      ]
    : schemas.flatMap(({ properties = {} }) =>
        Object.entries(properties).map(([name, schema]) => ({ label: `${name}: `, ...oneLine(schema.description) })),
      );
  return suggested.filter(({ label }, at, all) => all.findIndex((each) => each.label === label) === at);
}
