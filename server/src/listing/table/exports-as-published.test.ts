import { shopExports, writeExport } from '../../../testing/exports/shop-exports.ts';
import { type Export, testExports } from './exports-testing.ts';

const shops = shopExports;
const woo = { ID: '1', Type: 'simple', Name: 'Lamp' };
const amazon = (start: string, end = ''): string =>
  shops['amazon, newer template'].columns.find((name) => name.startsWith(start) && name.endsWith(end)) ?? start;

/** What each program writes in a way of its own, in all of its columns. */
const exports: Record<string, Export> = {
  'WooCommerce: lists, line ends and prices as it writes them': {
    source: shops.woocommerce.source,
    table: writeExport(shops.woocommerce, [
      { ...woo, Categories: 'Home > Lamps, Sale', 'Regular price': '19,90' },
      { ...woo, ID: '2', Categories: 'Lamps\\, shades and bulbs', Description: 'One.\\nTwo \\\\not a line.' },
      {
        ...woo,
        ID: '3',
        Type: 'simple, virtual',
        'Attribute 1 name': 'Colour',
        'Attribute 1 value(s)': 'White\\, matt',
      },
      { ...woo, ID: '4', Categories: 'Home > Lamps, Home > Lamps > Desk, Home' },
      { ...woo, ID: '5', Name: "'+Lamp", Description: "'-5 % off", Categories: "'@Home > Lamps" },
      { ...woo, ID: '6', Name: "'=Lamp", Description: "'Tis '-a lamp" },
    ]),
    offers: [
      { category: ['Home', 'Lamps', 'Sale'], price: '19.90' },
      { category: ['Lamps, shades and bulbs'], description: 'One.\nTwo \\not a line.' },
      { category: [] },
      { category: ['Home', 'Lamps', 'Desk'] },
      { title: '+Lamp', description: '-5 % off', category: ['@Home', 'Lamps'] },
      { title: '=Lamp', description: "'Tis '-a lamp" },
    ],
    attributes: [[], [], [{ name: 'Colour', value: 'White, matt' }]],
  },
  'WooCommerce, in French': {
    source: shops['woocommerce, in French'].source,
    table: writeExport(shops['woocommerce, in French'], [
      {
        ID: '1',
        Type: 'simple',
        UGS: 'L-20',
        'GTIN, UPC, EAN ou ISBN': '9520123456788',
        Nom: 'Lampe',
        'En stock ?': '1',
        'Tarif promo': '19,90',
        'Tarif régulier': '24,90',
        Catégories: 'Maison > Lampes, Soldes',
        'Hauteur (cm)': '95',
        'Nom de l’attribut 1': 'Couleur',
        'Valeur(s) de l’attribut 1 ': 'Blanc',
      },
    ]),
    offers: [
      {
        id: '1',
        title: 'Lampe',
        sku: 'L-20',
        gtin: '9520123456788',
        price: '19.90',
        availability: 'InStock',
        category: ['Maison', 'Lampes', 'Soldes'],
      },
    ],
    attributes: [
      [
        { name: 'Couleur', value: 'Blanc' },
        { name: 'Hauteur', value: '95 cm' },
      ],
    ],
  },
  'Prestashop: the net price where there is no other, never that of a kilogram': {
    source: shops.prestashop.source,
    table: writeExport(shops.prestashop, [
      { 'Product ID': '1', 'Name *': 'Lamp', 'Price tax excluded': '16.58', Unity: 'kg', 'Unit price': '9.95' },
      { 'Product ID': '2', 'Name *': 'Shade', 'Categories (x,y,z...)': 'Home/Lamps/Shades,Sale', Quantity: '0' },
    ]),
    offers: [{ price: '16.58' }, { category: ['Home', 'Lamps', 'Shades', 'Sale'], availability: 'OutOfStock' }],
  },
  'Prestashop 1.4: features in columns of their own': {
    source: shops['prestashop, 1.4'].source,
    table: writeExport(shops['prestashop, 1.4'], [
      {
        id: '1',
        'Name*': 'Lamp',
        'Price tax excl.': '49',
        'Categories (x,y,z,...)': 'Home, Lamps',
        'Feature:Height': '95 cm',
      },
    ]),
    offers: [{ id: '1', title: 'Lamp', price: '49', category: ['Home', 'Lamps'] }],
    attributes: [[{ name: 'Height', value: '95 cm' }]],
  },
  'Magento: a row of a store view is of the same offer, with what it says otherwise': {
    source: shops.magento.source,
    table: writeExport(shops.magento, [
      { sku: 'L', product_type: 'simple', name: 'Lamp', is_in_stock: '1', additional_attributes: 'ean=9520123456788' },
      { sku: 'L', store_view_code: 'fr', name: 'Lampe', additional_attributes: 'ean=9520123456795,matiere=Bois' },
    ]),
    offers: [{ sku: 'L', title: 'Lamp', availability: 'InStock' }],
    attributes: [
      [
        { name: 'name', value: 'Lampe' },
        { name: 'ean', value: '9520123456795' },
        { name: 'matiere', value: 'Bois' },
      ],
    ],
  },
  'eBay: a row for each variation repeats number and title': {
    source: shops['ebay, active listings'].source,
    table: writeExport(shops['ebay, active listings'], [
      { 'Item number': '1', Title: 'Lamp', 'Variation details': 'Colour=White;Black', 'Available quantity': '0' },
      { 'Item number': '1', Title: 'Lamp', 'Variation details': 'Colour=White', 'Available quantity': '0' },
      { 'Item number': '1', Title: 'Lamp', 'Variation details': 'Colour=Black', 'Available quantity': '2' },
      { 'Item number': '2', Title: 'Lamp', 'Available quantity': '0' },
    ]),
    offers: [
      { id: '1', availability: 'InStock' },
      { id: '2', availability: 'OutOfStock' },
    ],
    attributes: [
      [
        { name: 'Colour', value: 'White' },
        { name: 'Colour', value: 'Black' },
      ],
    ],
  },
  'eBay: what a part fits stands in rows below it': {
    source: shops['ebay, file exchange'].source,
    table: writeExport(shops['ebay, file exchange'], [
      { '*Title': 'Brake light', '*StartPrice': '9.90' },
      { Relationship: 'Compatibility', RelationshipDetails: 'Make=Lumo|Model=T20' },
    ]),
    offers: [{ title: 'Brake light', price: '9.90', currency: 'GBP' }],
    attributes: [[{ name: 'Model', value: 'T20' }]],
  },
  'eBay, drafts: four lines above the columns': {
    source: shops['ebay, drafts'].source,
    table: writeExport(shops['ebay, drafts'], [{ Title: 'Lamp', UPC: '012345670015', Price: '19.90', Quantity: '1' }]),
    offers: [{ title: 'Lamp', gtin: '012345670015', price: '19.90', currency: 'USD', availability: 'InStock' }],
  },
  'Amazon, the newer template': {
    source: shops['amazon, newer template'].source,
    table: writeExport(shops['amazon, newer template'], [
      { [amazon('contribution_sku')]: 'ABC123', [amazon('item_name')]: 'An example' },
      {
        [amazon('contribution_sku')]: 'L-20',
        [amazon('item_name')]: 'Lamp',
        [amazon('amzn1', 'type')]: 'EAN',
        [amazon('amzn1', 'value')]: '9520123456788',
        [amazon('fulfillment')]: '3',
        [amazon('purchasable')]: '19.90',
        [amazon('item_depth', 'height.value')]: '95',
        [amazon('item_depth', 'height.unit')]: 'Centimeters',
      },
      { [amazon('item_name')]: 'Shade', [amazon('amzn1', 'type')]: 'ASIN', [amazon('amzn1', 'value')]: 'B000000007' },
    ]),
    offers: [
      { title: 'Lamp', sku: 'L-20', gtin: '9520123456788', price: '19.90', availability: 'InStock' },
      { title: 'Shade', gtin: null },
    ],
    attributes: [[{ name: 'height', value: '95 Centimeters' }]],
  },
};

testExports(exports);
