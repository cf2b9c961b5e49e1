import { completeSketches } from './sample.ts';

const ordinary = completeSketches('pt', 'ordinary', [
  {
    id: '80101',
    trader: 'exemplo',
    category: 'lighting',
    brand: 'lumelle',
    title: 'Candeeiro de mesa em cortiça',
    description: 'Candeeiro com base de cortiça, altura 34 cm.',
    price: '42.00',
    attributes: [['Altura', '34 cm']],
  },
  {
    id: '80102',
    trader: 'exemplo',
    category: 'kitchen',
    brand: 'cuisto',
    title: 'Conjunto de 6 copos de vidro',
    description: 'Copos de vidro reciclado, 30 cl, próprios para a máquina de lavar.',
    price: '24.00',
  },
  {
    id: '80103',
    trader: 'exemplo',
    category: 'home',
    brand: 'textil',
    title: 'Manta de algodão 130 x 170 cm',
    description: 'Manta tecida, franjas nas pontas, lavável.',
    price: '38.00',
    markup: 'microdata',
  },
  {
    id: '80104',
    trader: 'exemplo',
    category: 'sport',
    brand: 'rando',
    title: 'Mochila de caminhada 30 litros',
    description: 'Mochila com capa de chuva e apoio lombar.',
    price: '68.00',
    attributes: [['Capacidade', '30 l']],
  },
  {
    id: '80105',
    trader: 'exemplo',
    category: 'phones',
    brand: 'coque',
    title: 'Capa de telemóvel em cortiça',
    description: 'Capa para ecrã de 6,1 polegadas.',
    price: '17.00',
    markup: 'opengraph',
  },
  {
    id: '80106',
    trader: 'exemplo',
    category: 'clothing',
    brand: 'textil',
    title: 'Casaco de malha com botões',
    description: 'Casaco de malha de algodão, tamanhos S a XL.',
    price: '49.00',
  },
]);

const lookAlikes = completeSketches('pt', 'look-alike', [
  {
    id: '80201',
    trader: 'exemplo',
    category: 'toys',
    brand: 'ludik',
    title: 'Boneca de pano 36 cm',
    description: 'Boneca para crianças a partir dos 3 anos, altura 36 cm.',
    price: '24.50',
    attributes: [
      ['Altura', '36 cm'],
      ['Idade', 'a partir dos 3 anos'],
    ],
  },
  {
    id: '80202',
    trader: 'exemplo',
    category: 'kitchen',
    brand: 'cuisto',
    title: 'Faca de pão 24 cm',
    description: 'Faca de cozinha com serrilha, cabo de madeira.',
    price: '22.00',
    attributes: [['Lâmina', '24 cm']],
  },
]);

const prohibited = completeSketches('pt', 'prohibited', [
  {
    id: '80301',
    trader: 'sierra',
    category: 'adult',
    packs: ['fr-prohibited-dolls', 'fr-adult-goods-age-gate'],
    title: 'Boneca para adultos 100 cm',
    description: 'Boneca para adultos. Altura 100 cm. Envio para França.',
    price: '365.00',
    attributes: [['Altura', '100 cm']],
    ageGate: 'none',
  },
]);

/** The Portuguese offers. */
export const portuguese = [...ordinary, ...lookAlikes, ...prohibited];
