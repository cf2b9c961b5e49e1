import { completeSketches } from './sample.ts';

const ordinary = completeSketches('es', 'ordinary', [
  {
    id: '40101',
    trader: 'ejemplo',
    category: 'lighting',
    brand: 'lumelle',
    title: 'Lámpara de techo de ratán',
    description: 'Lámpara colgante, diámetro 40 cm, casquillo E27.',
    price: '49.00',
    attributes: [['Diámetro', '40 cm']],
  },
  {
    id: '40102',
    trader: 'ejemplo',
    category: 'kitchen',
    brand: 'cuisto',
    title: 'Sartén antiadherente 28 cm',
    description: 'Sartén apta para inducción, mango desmontable.',
    price: '36.00',
    attributes: [['Diámetro', '28 cm']],
  },
  {
    id: '40103',
    trader: 'ejemplo',
    category: 'garden',
    brand: 'jardin',
    title: 'Manguera extensible 15 m',
    description: 'Manguera de jardín con pistola de siete posiciones.',
    price: '32.00',
    markup: 'microdata',
  },
  {
    id: '40104',
    trader: 'ejemplo',
    category: 'clothing',
    brand: 'textil',
    title: 'Camisa de lino para hombre',
    description: 'Camisa de lino lavado, tallas S a XXL, corte recto.',
    price: '44.00',
  },
  {
    id: '40105',
    trader: 'sierra',
    category: 'phones',
    packs: ['eu-gpsr-information'],
    title: 'Funda de móvil con tarjetero',
    description: 'Funda de móvil de piel sintética con tres ranuras.',
    price: '13.00',
    gpsr: 'none',
  },
  {
    id: '40106',
    trader: 'ejemplo',
    category: 'tools',
    brand: 'forja',
    title: 'Caja de herramientas metálica',
    description: 'Caja de cinco compartimentos, 40 cm de largo.',
    price: '41.00',
    attributes: [['Largo', '40 cm']],
  },
]);

const lookAlikes = completeSketches('es', 'look-alike', [
  {
    id: '40201',
    trader: 'ejemplo',
    category: 'toys',
    brand: 'ludik',
    title: 'Muñeca de trapo 40 cm',
    description: 'Muñeca infantil, a partir de 3 años. Altura 40 cm.',
    price: '26.00',
    attributes: [
      ['Altura', '40 cm'],
      ['Edad', 'a partir de 3 años'],
    ],
  },
  {
    id: '40202',
    trader: 'ejemplo',
    category: 'kitchen',
    brand: 'cuisto',
    title: 'Juego de cuchillos de cocina, 5 piezas',
    description: 'Cinco cuchillos de acero inoxidable con taco de madera.',
    price: '58.00',
    attributes: [['Piezas', '5']],
  },
]);

const prohibited = completeSketches('es', 'prohibited', [
  {
    id: '40301',
    trader: 'comptoir',
    category: 'adult',
    packs: ['fr-prohibited-dolls', 'fr-adult-goods-age-gate'],
    title: 'Muñeca para adultos 95 cm',
    description: 'Muñeca para adultos. Altura 95 cm. Envío a Francia.',
    price: '340.00',
    attributes: [['Altura', '95 cm']],
    ageGate: 'none',
  },
  {
    id: '40302',
    trader: 'sierra',
    category: 'various',
    packs: ['fr-weapons'],
    title: 'Puño americano de acero',
    description: 'Puño americano de acero, cuatro dedos. Envío a Francia.',
    price: '18.00',
    attributes: [['Material', 'acero']],
  },
]);

/** The Spanish offers. */
export const spanish = [...ordinary, ...lookAlikes, ...prohibited];
