/**
 * What can be wrong in a pack, in French by the English, in which `{}` stands for what is put in. What goes before is
 * tried before: the narrower goes first.
 */
const FRENCH: readonly (readonly [english: string, french: string])[] = [
  ['legal basis "{}" stands twice', 'le fondement juridique « {0} » figure deux fois'],
  ['rule "{}" stands twice', 'la règle « {0} » figure deux fois'],
  ['term "{}" stands twice', 'le terme « {0} » figure deux fois'],
  ['term "{}" folds to the same as "{}"', 'le terme « {0} » se réduit à la même forme que « {1} »'],
  [
    'term "{}" can never count: list "{}" takes it away by "{}"',
    'le terme « {0} » ne compte jamais : la liste « {1} » l’écarte par « {2} »',
  ],
  ['term "{}": {}', 'terme « {0} » : {1}'],
  ['unknown legal basis "{}"', 'fondement juridique inconnu : « {0} »'],
  ['"{}" is no GTIN: its check digit is wrong', '« {0} » n’est pas un GTIN : sa clé de contrôle est fausse'],
  ['a product needs a GTIN, or a brand and a model', 'un produit a besoin d’un GTIN, ou d’une marque et d’un modèle'],
  ['brand: {}', 'marque : {0}'],
  ['model: {}', 'modèle : {0}'],
  ['did you mean "{}"?', 'vouliez-vous dire « {0} » ?'],
  ['known: {}', 'connus : {0}'],
  ['a condition has one operator, not {}', 'une condition a un seul opérateur, et non {0}'],
  ['a condition needs an operator', 'il faut un opérateur à une condition'],
  ['one of {}', 'l’un de : {0}'],
  ['"{}" does not go with "{}"', '« {0} » ne va pas avec « {1} »'],
  ['near takes terms and measures only', 'near n’accepte que des termes et des mesures'],
  ['unknown list of products "{}"', 'liste de produits inconnue : « {0} »'],
  ['unknown term list "{}"', 'liste de termes inconnue : « {0} »'],
  ['cel: {}', 'cel : {0}'],
  ['the measures are of different dimensions', 'les mesures n’ont pas la même dimension'],
  ['"{}" is not a quantity of {}', '« {0} » n’est pas une quantité pour la dimension {1}'],
  ['such as "{}"', 'par exemple « {0} »'],
  ['the condition is of type {}, not bool', 'la condition est de type {0}, et non bool'],
  [
    'regular expressions are not taken: use terms',
    'les expressions régulières ne sont pas admises : employez des termes',
  ],
  [
    '{} of a time zone is not taken: what it gives depends on the machine',
    '{0} avec un fuseau horaire n’est pas admis : le résultat dépend de la machine',
  ],
  ['a macro inside a macro is not taken', 'une macro dans une macro n’est pas admise'],
  ['a gap stands between two words', 'un intervalle se place entre deux mots'],
  ['a gap is of 1 to {} words', 'un intervalle est de 1 à {0} mots'],
  ['a prefix has at least {} letters', 'un préfixe a au moins {0} lettres'],
  ['nothing is left of it after folding', 'il n’en reste rien une fois les signes normalisés'],
  ['a term has at most {} words', 'un terme a au plus {0} mots'],
  ['too many aliases', 'trop d’alias'],
  ['write the values out', 'écrivez les valeurs en entier'],
  ['the file is larger than {} MiB', 'le fichier dépasse {0} Mio'],
  ['split the pack', 'divisez le paquet de règles'],
  ['not YAML', 'ce n’est pas du YAML'],
  ['unknown key "{}"', 'clé inconnue : « {0} »'],
  ['known here: {}', 'connues ici : {0}'],
  ['the pack lacks "{}"', 'il manque « {0} » au paquet de règles'],
  ['{} lacks "{}"', 'il manque « {1} » dans {0}'],
  ['{}: not one of {}', '{0} : aucune de ces valeurs : {1}'],
  ['"{}" is no name that may stand here', '« {0} » n’est pas un nom admis ici'],
  ['{} is wrong', '{0} est incorrect'],
  ['rule "{}" can never match', 'la règle « {0} » ne peut jamais s’appliquer'],
  ['see what takes its terms away', 'voyez ce qui écarte ses termes'],
  [
    'the pack does not say which languages have been reviewed by somebody who reads them',
    'le paquet de règles ne dit pas quelles langues ont été relues par quelqu’un qui les lit',
  ],
  [
    'add them: reviewed: [{}], or reviewed: [] for none',
    'indiquez-les : reviewed: [{0}], ou reviewed: [] s’il n’y en a pas',
  ],
  ['no list has terms in "{}"', 'aucune liste n’a de termes en « {0} »'],
  ['take it out', 'retirez-la'],
  ['list of products "{}" is used by no rule', 'aucune règle n’emploie la liste de produits « {0} »'],
  ['term list "{}" is used by no rule', 'aucune règle n’emploie la liste de termes « {0} »'],
  ['take one out', 'retirez-en un'],
  ['legal basis "{}" is cited by no rule', 'aucune règle ne cite le fondement juridique « {0} »'],
  ['cite it or take it out', 'citez-le ou retirez-le'],
  ['legal basis "{}" ends before it begins', 'le fondement juridique « {0} » cesse de s’appliquer avant de commencer'],
  ['it is in force from {}', 'il est en vigueur à partir du {0}'],
  [
    'legal basis "{}" is unverified and does not say what is',
    'le fondement juridique « {0} » n’est pas vérifié et ne dit pas en quoi',
  ],
  ['add a note', 'ajoutez une note'],
  ['rule "{}" has no examples', 'la règle « {0} » n’a pas d’exemples'],
  [
    'add listings that must match and look-alikes that must not',
    'ajoutez des offres à signaler, et d’autres qui leur ressemblent et ne sont pas à signaler',
  ],
  ['rule "{}" has no example that must match', 'la règle « {0} » n’a pas d’exemple à signaler'],
  ['rule "{}" has no example that must not match', 'la règle « {0} » n’a pas d’exemple à ne pas signaler'],
  ['add a look-alike', 'ajoutez une offre qui ressemble et n’est pas à signaler'],
  ['no quantity lies within these bounds', 'aucune quantité n’est comprise entre ces bornes'],
  ['the lower bound is above the upper one', 'la borne inférieure dépasse la borne supérieure'],
  // Said by Ajv of what the schema asks for.
  ['{} must be string', '{0} doit être un texte'],
  ['{} must be number', '{0} doit être un nombre'],
  ['{} must be integer', '{0} doit être un nombre entier'],
  ['{} must be boolean', '{0} doit être true ou false'],
  ['{} must be array', '{0} doit être une liste'],
  ['{} must be object', '{0} doit avoir des clés'],
  ['{} must be {}', '{0} doit être {1}'],
  ['{} must NOT have fewer than {} items', '{0} doit avoir au moins {1} éléments'],
  ['{} must NOT have more than {} items', '{0} doit avoir au plus {1} éléments'],
  ['{} must NOT have fewer than {} characters', '{0} doit avoir au moins {1} signes'],
  ['{} must NOT have more than {} characters', '{0} doit avoir au plus {1} signes'],
  ['{} must NOT have fewer than {} properties', '{0} doit avoir au moins {1} clés'],
  [
    '{} must NOT have duplicate items (items ## {} and {} are identical)',
    '{0} contient deux fois le même élément (rangs {2} et {1})',
  ],
  ['{} must match pattern "{}"', '{0} n’a pas la forme attendue ({1})'],
  // Said by the reader of YAML.
  ['Map keys must be unique', 'une même clé figure deux fois'],
  ['All mapping items must start at the same column', 'toutes les clés d’un même groupe commencent à la même colonne'],
  ['All sequence items must start at the same column', 'tous les éléments d’une liste commencent à la même colonne'],
  ['Implicit keys need to be on a single line', 'une clé et ses deux-points tiennent sur une ligne'],
  ['Implicit map keys need to be followed by map values', 'une clé est suivie de deux-points et de sa valeur'],
  [
    'Nested mappings are not allowed in compact mappings',
    'un second « : » sur la ligne : mettez la valeur entre guillemets',
  ],
  ['A block sequence may not be used as an implicit map key', 'une liste ne peut pas servir de clé'],
  ['Sequence item without - indicator', 'un élément de liste commence par un tiret'],
  ['Tabs are not allowed as indentation', 'le retrait se fait avec des espaces, sans tabulation'],
  ['Missing closing {}quote', 'il manque le guillemet fermant {0}'],
  ['Missing , between {} items', 'il manque une virgule entre deux éléments'],
  ['Missing , or : between {} items', 'il manque une virgule ou deux-points entre deux éléments'],
  ['Missing space after : in {}', 'il manque une espace après les deux-points'],
  ['Plain value cannot start with {}', 'une valeur sans guillemets ne commence pas ainsi : {0}'],
  ['Unexpected {} at node end', 'signe ou texte inattendu à la fin de la valeur ({0})'],
  ['Unexpected {} in {}', 'signe ou texte inattendu ({0})'],
  ['Unexpected {} token', 'signe inattendu ({0})'],
  ['Invalid escape sequence {}', 'séquence d’échappement incorrecte : {0}'],
  ['Unresolved alias (the anchor must be set before the alias): {}', 'alias sans ancre avant lui : {0}'],
  [
    '{} in block collection must be sufficiently indented and end with a {}',
    'crochets ou accolades : plus de retrait, et « {1} » à la fin',
  ],
  ['{} must end with a {}', 'il manque « {1} » à la fin'],
];

/** What the library says of a place is called by its name; the whole has none. */
const NAMES = new Map([['the pack', 'le paquet de règles']]);

let patterns: (readonly [RegExp, string])[] | undefined;
const patternOf = (english: string): RegExp =>
  new RegExp(`^${english.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&').replaceAll('{}', '(.*)')}$`, 's');

/**
 * The message or the hint of a problem in French.
 *
 * @returns null where there is none: what the library for CEL says, and rare faults of YAML
 */
export function inFrench(english: string): string | null {
  patterns ??= FRENCH.map(([one, french]) => [patternOf(one), french]);
  for (const [pattern, french] of patterns) {
    const [whole, ...values] = pattern.exec(english) ?? [];
    if (whole === undefined) continue;
    return french.replaceAll(/\{(\d)\}/g, (_, at: string) => {
      const value = values[Number(at)] ?? '';
      return NAMES.get(value) ?? inFrench(value) ?? value;
    });
  }
  return null;
}
