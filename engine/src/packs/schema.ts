import { SEVERITIES } from '../finding.ts';
import { measureKinds } from '../measures/measure.ts';

const words = {
  type: 'object',
  additionalProperties: false,
  required: ['en', 'fr'],
  properties: { en: { type: 'string', minLength: 1 }, fr: { type: 'string', minLength: 1 } },
};
const date = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'A plain date, YYYY-MM-DD.' };
const orNull = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });
const id = { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 80 };
const territory = {
  type: 'array',
  minItems: 1,
  items: { type: 'string', pattern: '^[A-Z]{2}$' },
  description: 'ISO 3166-1 alpha-2 codes, or EU.',
};
/** A language of term lists (BCP 47); `any` is none. */
const language = '[a-z]{2,3}(-[A-Za-z0-9]+)*';
const fields = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'string',
    pattern: '^(title|description|category|brand|warnings|trader|manufacturer|picture|attributes(\\..{1,100})?)$',
  },
  description: 'Where to look; title, description, category, attributes and the words read in pictures when absent.',
};
const oneOrMore = (schema: object) => ({ anyOf: [schema, { type: 'array', minItems: 1, items: schema }] });
const text = { type: 'string', maxLength: 20000 };
const textOrNull = { type: ['string', 'null'], maxLength: 20000 };
const operator = {
  type: ['object', 'null'],
  additionalProperties: false,
  required: ['name'],
  properties: { name: text, address: textOrNull, contact: textOrNull },
};

/** JSON Schema (draft 7) of a pack's file; published as `packs/pack.schema.json`. */
export const packSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'pack.schema.json',
  title: 'Vigie rule pack',
  type: 'object',
  additionalProperties: false,
  required: ['id', 'version', 'title', 'territory', 'legal', 'terms', 'rules'],
  properties: {
    id,
    version: date,
    title: words,
    territory,
    reviewed: {
      type: 'array',
      uniqueItems: true,
      items: { type: 'string', pattern: `^(?!any$)${language}$` },
      description:
        'Languages (BCP 47) whose terms have been reviewed by somebody who reads them; `pt` stands for `pt-BR` too. A match by a term of another language says so.',
    },
    legal: { type: 'array', minItems: 1, items: { $ref: '#/definitions/legalBasis' } },
    terms: {
      type: 'object',
      description:
        'List name, then language (or any), then terms: words, `word*` for a prefix, `…` for up to three words between; in a list for except also `with …`, `… included`, for what comes along.',
      propertyNames: { pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
      additionalProperties: {
        type: 'object',
        minProperties: 1,
        propertyNames: { pattern: `^(${language}|any)$` },
        additionalProperties: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1, maxLength: 200 } },
      },
    },
    products: {
      type: 'object',
      description:
        'List name, then products under recall: GTINs of 14 digits, brand and model together, or brand and a name.',
      propertyNames: { pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
      additionalProperties: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['reference', 'gtins', 'brand', 'model'],
          properties: {
            reference: { type: 'string', minLength: 1, maxLength: 200 },
            gtins: { type: 'array', items: { type: 'string', pattern: '^\\d{14}$' } },
            brand: { type: ['string', 'null'], minLength: 1, maxLength: 200 },
            model: { type: ['string', 'null'], minLength: 1, maxLength: 200 },
            title: { type: 'string', minLength: 1, maxLength: 500 },
          },
        },
      },
    },
    rules: { type: 'array', minItems: 1, items: { $ref: '#/definitions/rule' } },
  },
  definitions: {
    legalBasis: {
      type: 'object',
      additionalProperties: false,
      required: ['id', 'citation', 'penalty', 'from', 'to', 'verified', 'note', 'source'],
      properties: {
        id,
        citation: words,
        penalty: orNull(words),
        from: orNull(date),
        to: orNull(date),
        verified: { type: 'boolean', description: 'false: not checked against an official text.' },
        note: orNull(words),
        source: { type: 'string', minLength: 1 },
      },
    },
    rule: {
      type: 'object',
      additionalProperties: false,
      required: ['id', 'title', 'severity', 'legal', 'when', 'examples'],
      properties: {
        id,
        title: words,
        severity: { enum: [...SEVERITIES] },
        legal: { type: 'array', minItems: 1, items: id },
        territory,
        when: { $ref: '#/definitions/condition' },
        examples: { type: 'array', items: { $ref: '#/definitions/example' } },
      },
    },
    condition: {
      type: 'object',
      additionalProperties: false,
      minProperties: 1,
      description: 'One operator: all, any, not, terms, measure, near, cel, product or absent.',
      properties: {
        all: { type: 'array', minItems: 1, items: { $ref: '#/definitions/condition' } },
        any: { type: 'array', minItems: 1, items: { $ref: '#/definitions/condition' } },
        not: { $ref: '#/definitions/condition' },
        terms: oneOrMore(id),
        except: oneOrMore(id),
        min: { type: 'integer', minimum: 1, maximum: 20 },
        measure: oneOrMore({ enum: measureKinds }),
        below: { type: 'string' },
        above: { type: 'string' },
        atLeast: { type: 'string' },
        atMost: { type: 'string' },
        fields,
        near: { type: 'array', minItems: 2, maxItems: 4, items: { $ref: '#/definitions/condition' } },
        within: { type: 'integer', minimum: 1, maximum: 50, description: 'Words between, at most; 8 when absent.' },
        cel: { type: 'string', minLength: 1, maxLength: 2000 },
        product: { ...id, description: 'A list of products: the GTIN, or brand and model.' },
        absent: { enum: ['manufacturer', 'responsiblePerson', 'warnings', 'brand', 'images', 'gtin', 'age'] },
      },
    },
    example: {
      type: 'object',
      additionalProperties: false,
      required: ['match', 'listing'],
      properties: {
        match: { type: 'boolean' },
        note: { type: 'string' },
        asOf: date,
        spans: { type: 'array', items: { type: 'string' } },
        legal: { type: 'array', items: id },
        listing: {
          type: 'object',
          additionalProperties: false,
          required: ['title'],
          properties: {
            platform: text,
            id: textOrNull,
            url: textOrNull,
            title: text,
            description: textOrNull,
            category: { type: 'array', items: text },
            brand: textOrNull,
            sku: textOrNull,
            gtin: textOrNull,
            mpn: textOrNull,
            price: textOrNull,
            currency: textOrNull,
            availability: { enum: ['InStock', 'OutOfStock', null] },
            images: { type: 'array', items: text },
            trader: {
              type: ['object', 'null'],
              additionalProperties: false,
              properties: { id: textOrNull, name: textOrNull, address: textOrNull, email: textOrNull, url: textOrNull },
            },
            territory: { type: 'array', items: { type: 'string', pattern: '^[A-Z]{2}$' } },
            language: textOrNull,
            attributes: {
              type: 'array',
              items: {
                type: 'object',
                additionalProperties: false,
                required: ['name', 'value'],
                properties: { name: text, value: text },
              },
            },
            manufacturer: operator,
            responsiblePerson: operator,
            warnings: { type: 'array', items: text },
            ageGate: { enum: ['none', 'declared', 'verified', null] },
            structured: { type: 'boolean' },
          },
        },
      },
    },
  },
};
