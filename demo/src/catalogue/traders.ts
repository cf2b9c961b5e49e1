/** A trader of the sample marketplace. All are invented; every domain ends in `.example` (RFC 2606). */
export interface SampleTrader {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly email: string;
  readonly country: string;
}

function invent(id: string, name: string, address: string, country: string): SampleTrader {
  const host = name
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return { id, name, address, country, email: `contact@${host || `shop-${id.toLowerCase()}`}.example` };
}

/** Who sells on the sample marketplace, by the key the catalogue uses. */
export const traders: Readonly<Record<string, SampleTrader>> = {
  maison: invent('T-10021', 'Maison Exemple', '12 rue de l’Exemple, 00000 Exempleville (adresse d’exemple)', 'FR'),
  atelier: invent('T-10022', 'Atelier Fictif', '3 place du Modèle, 00000 Modèleville (adresse d’exemple)', 'FR'),
  harbour: invent('T-10031', 'Sample Harbour Goods', '7 Sample Quay, Exampletown (example address)', 'IE'),
  orchard: invent('T-10032', 'Orchard Lane Samples', '41 Orchard Lane, Exampletown (example address)', 'IE'),
  muster: invent('T-10041', 'Musterhaus Handel', 'Musterstraße 5, 00000 Musterstadt (Beispieladresse)', 'DE'),
  ejemplo: invent('T-10051', 'Tienda Ejemplo', 'Calle del Ejemplo 8, 00000 Ejemplar (dirección de ejemplo)', 'ES'),
  esempio: invent('T-10061', 'Bottega Esempio', 'Via dell’Esempio 2, 00000 Esempio (indirizzo di esempio)', 'IT'),
  voorbeeld: invent('T-10071', 'Winkel Voorbeeld', 'Voorbeeldstraat 14, 0000 XX Voorbeeld (voorbeeldadres)', 'NL'),
  przyklad: invent('T-10081', 'Sklep Przykład', 'ul. Przykładowa 6, 00-000 Przykładowo (adres przykładowy)', 'PL'),
  exemplo: invent('T-10091', 'Loja Exemplo', 'Rua do Exemplo 10, 0000-000 Exemplar (morada de exemplo)', 'PT'),
  shili: invent('T-10101', '示例商店', '示例路18号，示例市（示例地址）', 'CN'),
  comptoir: invent('T-20417', 'Comptoir Azur Fictif', '9 quai du Modèle, 00000 Modèleville (adresse d’exemple)', 'FR'),
  parallel: invent('T-20533', 'Parallel Sample Trading', 'Unit 4, Sample Park, Exampletown (example address)', 'IE'),
  sierra: invent('T-20618', 'Sierra Muestra', 'Avenida de la Muestra 3, 00000 Muestra (dirección de ejemplo)', 'ES'),
  forge: invent('T-20702', 'Forge Fictive', '1 chemin de l’Exemple, 00000 Exempleville (adresse d’exemple)', 'FR'),
  yangben: invent('T-20899', '样本贸易', '样本路5号，样本市（示例地址）', 'CN'),
};

/** A maker of the sample marketplace's goods and the person responsible in the Union for them. */
export interface SampleBrand {
  readonly name: string;
  readonly maker: { readonly name: string; readonly address: string; readonly email: string };
}

function brand(name: string, city: string): SampleBrand {
  const host = name.toLowerCase();
  return {
    name,
    maker: {
      name: `${name} Manufacture`,
      address: `1 Example Road, ${city} (example address)`,
      email: `safety@${host}.example`,
    },
  };
}

/** Invented brands, by the key the catalogue uses. */
export const brands: Readonly<Record<string, SampleBrand>> = {
  lumelle: brand('Exlumelle', 'Exampletown'),
  textil: brand('Extextil', 'Exampletown'),
  forja: brand('Exforja', 'Modelville'),
  coque: brand('Excoque', 'Modelville'),
  jardin: brand('Exjardin', 'Exampletown'),
  cuisto: brand('Excuisto', 'Modelville'),
  ludik: brand('Exludik', 'Exampletown'),
  livrel: brand('Exlivrel', 'Modelville'),
  rando: brand('Exrando', 'Exampletown'),
  couture: brand('Excouture', 'Modelville'),
  secours: brand('Exsecours', 'Exampletown'),
};

/** Stands for the makers of unbranded goods. */
export const unbranded: SampleBrand = brand('Exgenerik', 'Exampletown');

/** The person responsible in the Union (Regulation (EU) 2023/988, art. 16) named by offers with full information. */
export const responsible = {
  name: 'Exrepresent Europe',
  address: '2 rue du Représentant, 00000 Exempleville, FR (adresse d’exemple)',
  email: 'gpsr@exrepresent.example',
};
