import { completeSketches } from './sample.ts';

const ordinary = completeSketches('nl', 'ordinary', [
  {
    id: '60101',
    trader: 'voorbeeld',
    category: 'lighting',
    brand: 'lumelle',
    title: 'Hanglamp van gerecycled papier',
    description: 'Hanglamp, doorsnede 45 cm, fitting E27.',
    price: '52.00',
    attributes: [['Doorsnede', '45 cm']],
  },
  {
    id: '60102',
    trader: 'voorbeeld',
    category: 'kitchen',
    brand: 'cuisto',
    title: 'Theepot van gietijzer 1 liter',
    description: 'Gietijzeren theepot met zeef.',
    price: '39.00',
  },
  {
    id: '60103',
    trader: 'voorbeeld',
    category: 'sport',
    brand: 'rando',
    title: 'Fietstas waterdicht 20 liter',
    description: 'Waterdichte tas voor aan de bagagedrager, met reflectie.',
    price: '46.00',
    attributes: [['Inhoud', '20 l']],
    markup: 'microdata',
  },
  {
    id: '60104',
    trader: 'voorbeeld',
    category: 'clothing',
    brand: 'textil',
    title: 'Wollen sokken, set van 3 paar',
    description: 'Dikke wollen sokken, maten 36 tot 46.',
    price: '21.00',
  },
  {
    id: '60105',
    trader: 'voorbeeld',
    category: 'garden',
    brand: 'jardin',
    title: 'Vogelhuisje van lariks',
    description: 'Nestkast voor mezen, hoogte 28 cm.',
    price: '19.50',
    attributes: [['Hoogte', '28 cm']],
  },
  {
    id: '60106',
    trader: 'voorbeeld',
    category: 'phones',
    brand: 'coque',
    title: 'Telefoonhoesje met koord',
    description: 'Doorzichtig hoesje met verstelbaar koord.',
    price: '16.00',
    markup: 'opengraph',
  },
]);

const lookAlikes = completeSketches('nl', 'look-alike', [
  {
    id: '60201',
    trader: 'voorbeeld',
    category: 'toys',
    brand: 'ludik',
    title: 'Lappenpop 40 cm, vanaf 3 jaar',
    description: 'Zachte pop voor kinderen vanaf 3 jaar, hoogte 40 cm.',
    price: '26.50',
    attributes: [
      ['Hoogte', '40 cm'],
      ['Leeftijd', 'vanaf 3 jaar'],
    ],
  },
  {
    id: '60202',
    trader: 'voorbeeld',
    category: 'party',
    title: 'Piratenzwaard van schuim, kostuum',
    description: 'Zwaard van schuimrubber voor een verkleedkostuum, 50 cm.',
    price: '9.00',
    attributes: [['Lengte', '50 cm']],
  },
]);

const prohibited = completeSketches('nl', 'prohibited', [
  {
    id: '60301',
    trader: 'parallel',
    category: 'adult',
    packs: ['fr-prohibited-dolls', 'fr-adult-goods-age-gate'],
    title: 'Pop voor volwassenen, 115 cm',
    description: 'Pop voor volwassenen. Hoogte 115 cm, gewicht 15 kg.',
    price: '420.00',
    attributes: [
      ['Hoogte', '115 cm'],
      ['Gewicht', '15 kg'],
    ],
    ageGate: 'declared',
  },
]);

/** The Dutch offers. */
export const dutch = [...ordinary, ...lookAlikes, ...prohibited];
