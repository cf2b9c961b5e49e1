/** A rule of a pack for a test, with a listing that it finds and one that looks like it. */
interface TestRule {
  id: string;
  when: object;
  finds: object;
  passes: object;
}

/** The file of a pack with these terms and rules, and all else that a pack states; JSON is YAML. */
export function writePack(terms: object, rules: readonly TestRule[], products?: object): string {
  const words = (text: string) => ({ en: text, fr: text });
  return JSON.stringify({
    id: 'xx-test',
    version: '2025-01-01',
    title: words('Test'),
    territory: ['EU'],
    legal: [
      {
        id: 'l1',
        citation: words('Law'),
        penalty: null,
        from: null,
        to: null,
        verified: false,
        note: words('n'),
        source: 'none',
      },
    ],
    terms,
    ...(products ? { products } : {}),
    rules: rules.map(({ id, when, finds, passes }) => ({
      id,
      title: words(id),
      severity: 'medium',
      legal: ['l1'],
      when,
      examples: [
        { match: true, listing: finds },
        { match: false, listing: passes },
      ],
    })),
  });
}

/** A pack that finds the words of `base/picture/testdata/chair.png`. */
export const chairPack = writePack({ chair: { en: ['garden chair'] } }, [
  { id: 'chairs', when: { terms: 'chair' }, finds: { title: 'A garden chair' }, passes: { title: 'A chair' } },
]);
