/** A rule of a pack for a journey, with a listing that it finds and one that looks like it. */
interface JourneyRule {
  id: string;
  when: object;
  finds: object;
  passes: object;
}

/** The file of a pack with these terms and rules, and all else that a pack states; JSON is YAML. */
export function writePack(terms: object, rules: readonly JourneyRule[], products?: object): string {
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
