import { dayHere } from '../../parts/format.ts';

/** The text that a new pack begins with: it is a pack, and can be put in force, once its law is named. */
export const newPack = (pack: string, rule: string): string => `# yaml-language-server: $schema=../../pack.schema.json
id: ${pack}
version: ${dayHere()}
title: { en: ${pack}, fr: ${pack} }
territory: [FR]
reviewed: []
legal:
  - id: law
    # Name the article · Nommez l’article
    citation: { en: "", fr: "" }
    penalty: null
    from: null
    to: null
    verified: false
    note: { en: "Not checked yet.", fr: "Pas encore vérifié." }
    # Name the official text · Nommez le texte officiel
    source: ""
terms:
  goods:
    en: [name of the goods]
    fr: [nom du produit]
rules:
  - id: ${rule}
    title: { en: ${rule}, fr: ${rule} }
    severity: medium
    legal: [law]
    when:
      terms: goods
    examples:
      - match: true
        listing: { title: "Name of the goods" }
      - match: false
        note: a look-alike
        listing: { title: "Something else" }
`;
