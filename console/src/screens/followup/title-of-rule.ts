/** The title of a rule that is named `pack/rule`; its id, where it is no longer in force. */
export function titleOfRule(
  rules: readonly { pack: string; rule: string; title: { en: string; fr: string } }[],
  key: string,
  language: 'en' | 'fr',
): string {
  return rules.find(({ pack, rule }) => `${pack}/${rule}` === key)?.title[language] ?? key;
}
