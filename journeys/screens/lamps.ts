/** A pack that flags garden lamps. */
export const LAMPS = `# Lamps
id: test-lamps
version: 2026-01-01
title: { en: Lamps, fr: Lampes }
territory: [FR]
reviewed: [en]
legal:
  - { id: law, citation: { en: Article 1, fr: Article 1 }, penalty: null, from: null, to: null, verified: false, note: { en: To be checked., fr: À vérifier. }, source: t }
terms:
  lamp: { en: [garden lamp], fr: [lampe de jardin] }
rules:
  - id: lamps
    title: { en: Lamp, fr: Lampe }
    severity: high
    legal: [law]
    when: { terms: lamp }
    examples:
      - { match: true, listing: { title: A garden lamp } }
`;
