import { completeSketches } from './sample.ts';

const ordinary = completeSketches('pl', 'ordinary', [
  {
    id: '70101',
    trader: 'przyklad',
    category: 'lighting',
    brand: 'lumelle',
    title: 'Lampka biurkowa LED',
    description: 'Lampka z regulacją jasności, wysokość 42 cm.',
    price: '119.00',
    attributes: [['Wysokość', '42 cm']],
  },
  {
    id: '70102',
    trader: 'przyklad',
    category: 'kitchen',
    brand: 'cuisto',
    title: 'Garnek ze stali 5 litrów',
    description: 'Garnek z pokrywką, do kuchni indukcyjnych.',
    price: '149.00',
    attributes: [['Pojemność', '5 l']],
  },
  {
    id: '70103',
    trader: 'przyklad',
    category: 'tools',
    brand: 'forja',
    title: 'Wkrętarka akumulatorowa 12 V',
    description: 'Wkrętarka z dwoma akumulatorami i walizką.',
    price: '259.00',
    attributes: [['Napięcie', '12 V']],
  },
  {
    id: '70104',
    trader: 'przyklad',
    category: 'clothing',
    brand: 'textil',
    title: 'Czapka zimowa z wełny',
    description: 'Czapka z wełny merynosów, rozmiar uniwersalny.',
    price: '69.00',
    markup: 'microdata',
  },
  {
    id: '70105',
    trader: 'przyklad',
    category: 'garden',
    brand: 'jardin',
    title: 'Grabie do liści 60 cm',
    description: 'Grabie z regulowaną szerokością, trzonek 140 cm.',
    price: '54.00',
    attributes: [['Szerokość', '60 cm']],
  },
  {
    id: '70106',
    trader: 'przyklad',
    category: 'phones',
    brand: 'coque',
    title: 'Etui na telefon z klapką',
    description: 'Etui z kieszenią na karty, ekran 6,5 cala.',
    price: '39.00',
    markup: 'opengraph',
  },
]);

const lookAlikes = completeSketches('pl', 'look-alike', [
  {
    id: '70201',
    trader: 'przyklad',
    category: 'toys',
    brand: 'ludik',
    title: 'Lalka szmaciana 42 cm',
    description: 'Lalka dla dzieci od 3 lat, wysokość 42 cm.',
    price: '99.00',
    attributes: [
      ['Wysokość', '42 cm'],
      ['Wiek', 'od 3 lat'],
    ],
  },
  {
    id: '70202',
    trader: 'przyklad',
    category: 'home',
    title: 'Plakat: miecze z kolekcji muzealnej',
    description: 'Reprodukcja ryciny, papier 200 g, 50 x 70 cm.',
    price: '45.00',
    attributes: [['Format', '50 x 70 cm']],
  },
]);

const prohibited = completeSketches('pl', 'prohibited', [
  {
    id: '70301',
    trader: 'yangben',
    category: 'adult',
    packs: ['fr-prohibited-dolls', 'fr-adult-goods-age-gate', 'eu-gpsr-information'],
    title: 'Lalka dla dorosłych 120 cm',
    description: 'Lalka dla dorosłych. Wysokość 120 cm, waga 16 kg.',
    price: '1690.00',
    attributes: [
      ['Wysokość', '120 cm'],
      ['Waga', '16 kg'],
    ],
    ageGate: 'none',
    gpsr: 'none',
  },
]);

/** The Polish offers. */
export const polish = [...ordinary, ...lookAlikes, ...prohibited];
