import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import i18next from 'i18next';
import { nameField } from './name-field.ts';

const field = { title: 'title', category: 'category', attributes: 'attribute “{{name}}”' };
before(() => i18next.init({ resources: { en: { translation: { field } } }, lng: 'en' }));

test('a field has its name for a reader, an attribute its own beside it; one that is not known keeps its own', () => {
  assert.deepEqual(
    ['title', 'category.0', 'attributes.Size.cm', 'somethingNew'].map((name) => nameField(i18next.t, name)),
    ['title', 'category', 'attribute “Size.cm”', 'somethingNew'],
  );
});
