import { completeSketches } from './sample.ts';

const ordinary = completeSketches('it', 'ordinary', [
  {
    id: '50101',
    trader: 'esempio',
    category: 'lighting',
    brand: 'lumelle',
    title: 'Lampada da parete in ceramica',
    description: 'Applique in ceramica, altezza 22 cm, attacco E14.',
    price: '47.00',
    attributes: [['Altezza', '22 cm']],
  },
  {
    id: '50102',
    trader: 'esempio',
    category: 'kitchen',
    brand: 'cuisto',
    title: 'Caffettiera moka 6 tazze',
    description: 'Moka in alluminio, non adatta alla lavastoviglie.',
    price: '28.00',
    attributes: [['Tazze', '6']],
  },
  {
    id: '50103',
    trader: 'esempio',
    category: 'clothing',
    brand: 'textil',
    title: 'Sciarpa in lana cotta',
    description: 'Sciarpa in lana, 180 x 30 cm, colore blu notte.',
    price: '35.00',
    markup: 'microdata',
  },
  {
    id: '50104',
    trader: 'esempio',
    category: 'garden',
    brand: 'jardin',
    title: 'Vaso in terracotta 30 cm',
    description: 'Vaso con sottovaso, diametro 30 cm, resistente al gelo.',
    price: '23.00',
    attributes: [['Diametro', '30 cm']],
  },
  {
    id: '50105',
    trader: 'esempio',
    category: 'phones',
    brand: 'coque',
    title: 'Custodia per telefono in silicone',
    description: 'Custodia in silicone per schermo da 6,1 pollici.',
    price: '11.00',
    markup: 'opengraph',
  },
  {
    id: '50106',
    trader: 'esempio',
    category: 'home',
    brand: 'textil',
    title: 'Tappeto in juta 120 x 180 cm',
    description: 'Tappeto intrecciato a mano, fondo antiscivolo.',
    price: '84.00',
  },
]);

const lookAlikes = completeSketches('it', 'look-alike', [
  {
    id: '50201',
    trader: 'esempio',
    category: 'toys',
    brand: 'ludik',
    title: 'Bambola di stoffa 38 cm',
    description: 'Bambola per bambini dai 3 anni in su, altezza 38 cm.',
    price: '25.00',
    attributes: [
      ['Altezza', '38 cm'],
      ['Età', 'dai 3 anni'],
    ],
  },
  {
    id: '50202',
    trader: 'esempio',
    category: 'garden',
    brand: 'jardin',
    title: 'Roncola da giardino con manico in legno',
    description: 'Attrezzo per potare, lama liscia ricurva di 20 cm.',
    price: '29.00',
    attributes: [['Lama', '20 cm']],
  },
]);

const prohibited = completeSketches('it', 'prohibited', [
  {
    id: '50301',
    trader: 'comptoir',
    category: 'adult',
    packs: ['fr-prohibited-dolls', 'fr-adult-goods-age-gate'],
    title: 'Bambola per adulti 105 cm',
    description: 'Bambola per adulti. Altezza 105 cm, peso 13 kg.',
    price: '395.00',
    attributes: [
      ['Altezza', '105 cm'],
      ['Peso', '13 kg'],
    ],
    ageGate: 'none',
  },
  {
    id: '50302',
    trader: 'forge',
    category: 'various',
    packs: ['fr-weapons'],
    title: 'Storditore elettrico a contatto',
    description: 'Storditore elettrico a contatto, ricaricabile. Spedizione in Francia.',
    price: '24.00',
    attributes: [['Alimentazione', 'ricaricabile']],
    ageGate: 'none',
  },
]);

/** The Italian offers. */
export const italian = [...ordinary, ...lookAlikes, ...prohibited];
