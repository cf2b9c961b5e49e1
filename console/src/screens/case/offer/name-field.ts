import type { TFunction } from 'i18next';

/**
 * A field's name for a reader: `attributes.Taille` is an attribute, `category.0` a category; one that is not known
 * keeps its own.
 */
export function nameField(t: TFunction, field: string): string {
  const [head = field, ...rest] = field.split('.');
  return t(`field.${head}`, { name: rest.join('.'), defaultValue: field });
}
