import { type ShopExport, shopExports, writeExport } from '../../server/testing/exports/shop-exports.ts';

/** A number that GS1 keeps for examples (prefix 952), and is under recall here; and its neighbour, which is not. */
export const RECALLED = '9520123456788';
const OTHER = '9520123456795';
export const RECALLED_UPC = '012345670015';

/** A file of an export: of its two offers one is flagged, the other looks like it. */
export interface ExportFile {
  name: string;
  content: string;
  /** What is flagged, and by which rule. */
  flagged: [title: string, rule: 'xx-low' | 'xx-recalled'];
  offers: number;
}

const file = (
  name: string,
  shop: ShopExport,
  flagged: ExportFile['flagged'],
  rows: Record<string, string>[],
  offers = 2,
): ExportFile => ({ name, content: writeExport(shop, rows), flagged, offers });

const saved = (shop: ShopExport, separator: ShopExport['separator']): ShopExport => ({ ...shop, separator });
const shops = shopExports;
/** Names of fields in Amazon's newer template, by what stands before their first sign. */
const amazon = (start: string): string =>
  shops['amazon, newer template'].columns.find((name) => name.startsWith(start)) ?? start;
const heightOf = (part: string): string =>
  shops['amazon, newer template'].columns.find((name) => name.endsWith(`#1.height.${part}`)) ?? part;

const low: ExportFile['flagged'] = ['Desk lamp', 'xx-low'];
const recalled: ExportFile['flagged'] = ['Reading light', 'xx-recalled'];
const woo = { Published: '1', 'In stock?': '1', 'Regular price': '24.9' };

export const exportFiles: ExportFile[] = [
  file('woocommerce.csv', shops.woocommerce, low, [
    { ...woo, ID: '1', Type: 'simple', Name: 'Desk lamp', 'Height (cm)': '95', Categories: 'Home > Lamps, Sale' },
    { ...woo, ID: '2', Type: 'simple', Name: 'Desk lamp, tall', 'Height (cm)': '150', Description: 'Bright.\\nWarm.' },
  ]),
  file(
    'woocommerce-variations.csv',
    shops.woocommerce,
    ['Reading light - White', 'xx-recalled'],
    [
      { ...woo, ID: '3', Type: 'variable', SKU: 'RL', Name: 'Reading light', 'Attribute 1 name': 'Colour' },
      {
        ...woo,
        ID: '4',
        Type: 'variation',
        Name: 'Reading light - White',
        Parent: 'RL',
        'GTIN, UPC, EAN, or ISBN': RECALLED,
      },
      {
        ...woo,
        ID: '5',
        Type: 'variation',
        Name: 'Reading light - Black',
        Parent: 'RL',
        'GTIN, UPC, EAN, or ISBN': OTHER,
      },
    ],
    3,
  ),
  file('woocommerce-inches.csv', shops['woocommerce, before GTINs'], low, [
    { ...woo, ID: '6', Type: 'simple', Name: 'Desk lamp', 'Height (in)': '37' },
    { ...woo, ID: '7', Type: 'simple', Name: 'Desk lamp, tall', 'Height (in)': '60' },
  ]),
  file(
    'woocommerce-fr.csv',
    saved(shops['woocommerce, in French'], ';'),
    ['Lampe de bureau', 'xx-low'],
    [
      {
        ID: '8',
        Type: 'simple',
        Nom: 'Lampe de bureau',
        'Tarif régulier': '19,90',
        'Nom de l’attribut 1': 'Hauteur',
        'Valeur(s) de l’attribut 1 ': '95 cm',
      },
      { ID: '9', Type: 'simple', Nom: 'Lampe de bureau haute', 'Tarif régulier': '19,90', 'Hauteur (cm)': '150,5' },
    ],
  ),
  file('shopify-older.csv', shops['shopify, older'], recalled, [
    {
      Handle: 'light',
      Title: 'Reading light',
      'Option1 Name': 'Colour',
      'Option1 Value': 'White',
      'Variant Barcode': `'${OTHER}`,
    },
    { Handle: 'light', 'Option1 Value': 'Black', 'Variant Barcode': `'${RECALLED}` },
    { Handle: 'light', 'Image Src': 'https://cdn.example/b.jpg' },
    { Handle: 'torch', Title: 'Torch', 'Variant Barcode': `'${OTHER}`, 'Variant SKU': RECALLED },
  ]),
  file('shopify-newer.csv', shops['shopify, newer'], low, [
    { Title: 'Desk lamp', 'URL handle': 'lamp', 'Option1 name': 'Height', 'Option1 value': '150 cm', Price: '19.90' },
    { 'URL handle': 'lamp', 'Option1 value': '95 cm', Price: '17.90' },
    { Title: 'Desk lamp, tall', 'URL handle': 'lamp-2', 'Option1 name': 'Height', 'Option1 value': '150 cm' },
  ]),
  file('shopify-newer-barcodes.csv', saved(shops['shopify, newer'], ';'), recalled, [
    {
      Title: 'Reading light',
      'URL handle': 'light',
      Barcode: OTHER,
      'Option1 name': 'Colour',
      'Option1 value': 'White',
    },
    { 'URL handle': 'light', Barcode: RECALLED, 'Option1 value': 'Black' },
    { Title: 'Torch', 'URL handle': 'torch', Barcode: OTHER },
  ]),
  file('ebay-file-exchange.csv', shops['ebay, file exchange'], low, [
    { '*Title': 'Desk lamp', CustomLabel: 'A', 'C:Item Height': '95 cm', '*StartPrice': '19.90', '*Quantity': '3' },
    { '*Title': 'Desk lamp, tall', CustomLabel: 'B', 'C:Item Height': '150 cm', '*StartPrice': '19.90' },
  ]),
  file('ebay-variations.csv', shops['ebay, file exchange'], recalled, [
    { '*Title': 'Reading light', CustomLabel: 'R', RelationshipDetails: 'Colour=White;Black' },
    { CustomLabel: 'R-W', Relationship: 'Variation', RelationshipDetails: 'Colour=White', 'P:EAN': OTHER },
    { CustomLabel: 'R-B', Relationship: 'Variation', RelationshipDetails: 'Colour=Black', 'P:EAN': RECALLED },
    { '*Title': 'Torch', CustomLabel: 'T', 'P:EAN': OTHER },
    { Relationship: 'Compatibility', RelationshipDetails: 'Make=Lumo|Model=T20' },
  ]),
  file('ebay-drafts.csv', shops['ebay, drafts'], recalled, [
    { Title: 'Reading light', UPC: RECALLED_UPC, Price: '19.90', 'Custom label (SKU)': 'R' },
    { Title: 'Torch', UPC: '012345670022', Price: '19.90', 'Custom label (SKU)': RECALLED_UPC },
  ]),
  file('ebay-active.csv', shops['ebay, active listings'], recalled, [
    {
      'Item number': '110000000001',
      Title: 'Reading light',
      'Variation details': 'Colour=White;Black',
      'Start price': '19.9',
    },
    { 'Item number': '110000000001', Title: 'Reading light', 'Variation details': 'Colour=White', 'P:EAN': OTHER },
    { 'Item number': '110000000001', Title: 'Reading light', 'Variation details': 'Colour=Black', 'P:EAN': RECALLED },
    { 'Item number': '110000000002', Title: 'Reading light, small', 'P:EAN': OTHER },
  ]),
  file('ebay-prices.csv', shops['ebay, prices and quantities'], low, [
    {
      Action: 'Revise',
      'Item number': '110000000003',
      Title: 'Desk lamp',
      'Relationship details': 'Height=95 cm;150 cm',
    },
    { Relationship: 'Variation', 'Relationship details': 'Height=95 cm', 'Start price': '19.9' },
    { Relationship: 'Variation', 'Relationship details': 'Height=150 cm', 'Start price': '24.9' },
    {
      Action: 'Revise',
      'Item number': '110000000004',
      Title: 'Desk lamp 150 cm',
      Currency: 'USD',
      'Start price': '9.9',
    },
  ]),
  file('amazon-listings.txt', shops['amazon, all listings'], recalled, [
    {
      'item-name': 'Reading light',
      'product-id-type': '4',
      'product-id': RECALLED,
      asin1: 'B000000007',
      quantity: '3',
    },
    {
      'item-name': 'Torch',
      'product-id-type': '1',
      'product-id': 'B000000008',
      asin1: 'B000000008',
      'seller-sku': RECALLED,
    },
  ]),
  file('amazon-inventory.txt', shops['amazon, inventory file'], low, [
    { item_name: 'Desk lamp', item_sku: 'A', item_height: '95', item_height_unit_of_measure: 'CM' },
    { item_name: 'Desk lamp, tall', item_sku: 'B', item_height: '60', item_height_unit_of_measure: 'IN' },
  ]),
  file('amazon-template.txt', shops['amazon, newer template'], low, [
    { [amazon('contribution_sku')]: 'ABC123', [amazon('item_name')]: 'Desk lamp 10 cm' },
    {
      [amazon('contribution_sku')]: 'A',
      [amazon('item_name')]: 'Desk lamp',
      [heightOf('value')]: '95',
      [heightOf('unit')]: 'Centimeters',
    },
    {
      [amazon('contribution_sku')]: 'B',
      [amazon('item_name')]: 'Desk lamp, tall',
      [heightOf('value')]: '60',
      [heightOf('unit')]: 'Inches',
    },
  ]),
  file('amazon-template-numbers.txt', shops['amazon, newer template'], recalled, [
    {
      [amazon('contribution_sku')]: 'ABC123',
      [amazon('item_name')]: 'Reading light',
      'amzn1.volt.ca.product_id_type': 'EAN',
      'amzn1.volt.ca.product_id_value': RECALLED,
    },
    {
      [amazon('contribution_sku')]: 'A',
      [amazon('item_name')]: 'Reading light',
      'amzn1.volt.ca.product_id_type': 'EAN',
      'amzn1.volt.ca.product_id_value': RECALLED,
    },
    {
      [amazon('contribution_sku')]: 'B',
      [amazon('item_name')]: 'Torch',
      'amzn1.volt.ca.product_id_type': 'ASIN',
      'amzn1.volt.ca.product_id_value': 'B000000007',
    },
  ]),
  file('prestashop.csv', shops.prestashop, low, [
    {
      'Product ID': '1',
      'Name *': 'Desk lamp',
      'Feature(Name:Value:Position)': 'Height:95 cm:1',
      'Categories (x,y,z...)': 'Home/Lamps,Sale',
    },
    {
      'Product ID': '2',
      'Name *': 'Desk lamp, tall',
      'Feature(Name:Value:Position)': 'Height:150 cm:1,Colour:White:2',
    },
  ]),
  file('prestashop-1.4.csv', shops['prestashop, 1.4'], low, [
    { id: '1', 'Name*': 'Desk lamp', 'Feature:Height': '95 cm', 'Price tax excl.': '49' },
    { id: '2', 'Name*': 'Desk lamp, tall', 'Feature:Height': '150 cm', 'Price tax excl.': '49' },
  ]),
  file('prestashop-numbers.csv', saved(shops.prestashop, ','), recalled, [
    { 'Product ID': '3', 'Name *': 'Reading light', EAN13: RECALLED, Supplier: 'Wholesale Ltd' },
    { 'Product ID': '4', 'Name *': 'Torch', EAN13: OTHER, 'Reference #': RECALLED },
  ]),
  file('magento.csv', shops.magento, low, [
    {
      sku: 'A',
      product_type: 'simple',
      name: 'Desk lamp',
      additional_attributes: 'height=95 cm,colour=White',
      categories: 'Default Category/Lamps,Default Category/Sale',
    },
    { sku: 'B', product_type: 'simple', name: 'Desk lamp, tall', additional_attributes: 'height=150 cm' },
  ]),
  file('magento-store-views.csv', shops.magento, recalled, [
    { sku: 'R', product_type: 'simple', name: 'Reading light', additional_attributes: `ean=${OTHER}` },
    { sku: 'R', store_view_code: 'fr', name: 'Liseuse', additional_attributes: `ean=${RECALLED}` },
    { sku: 'T', product_type: 'simple', name: 'Torch', additional_attributes: `ean=${OTHER}`, related_skus: RECALLED },
  ]),
  file('google.tsv', shops['google merchant center'], low, [
    { id: '1', title: 'Desk lamp', product_height: '95 cm', price: '24.90 EUR', sale_price: '19.90 EUR' },
    { id: '2', title: 'Desk lamp, tall', product_height: '150 cm', price: '24.90 EUR' },
  ]),
  file('google.csv', saved(shops['google merchant center'], ','), recalled, [
    { id: '3', title: 'Reading light', gtin: RECALLED, availability: 'in_stock' },
    { id: '4', title: 'Torch', gtin: OTHER, mpn: RECALLED, availability: 'in_stock' },
  ]),
];
