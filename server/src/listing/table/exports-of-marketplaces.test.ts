import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shopExports } from '../../../testing/exports/shop-exports.ts';
import { readText } from '../../../testing/read-files.ts';
import { type Export, tabs, testExports } from './exports-testing.ts';

const exports: Record<string, Export> = {
  'eBay, File Exchange': {
    source: shopExports['ebay, file exchange'].source,
    table: `#INFO,Version=0.0.2,Template= eBay-draft-listings-template_GB,,,,,,,,,,,,,,
*Action(SiteID=UK|Country=GB|Currency=GBP|Version=1193|CC=UTF-8),CustomLabel,*Category,*Title,*ConditionID,*C:Brand,C:Colour,C:Item Height,PicURL,*Description,*Format,*Duration,*StartPrice,*Quantity,Relationship,RelationshipDetails,P:EAN
Add,LM,20706,Desk lamp,1000,Lumo,,95 cm,https://pics.example/a.jpg|https://pics.example/b.jpg,"<div>Bright, ""small""</div>",FixedPrice,GTC,,,,"Colour=White;Black",
,LM-W,,,,,,,https://pics.example/w.jpg,,,,19.90,3,Variation,Colour=White,4006381333931
,LM-B,,,,,,,,,,,21.90,2,Variation,Colour=Black,4006381333948
Add,LS,20706,Lampshade,1000,Lumo,Red,,,,FixedPrice,GTC,9.50,0,,,4006381333931
`,
    offers: [
      {
        title: 'Desk lamp',
        sku: 'LM',
        brand: 'Lumo',
        currency: 'GBP',
        description: 'Bright, "small"',
        images: ['https://pics.example/a.jpg', 'https://pics.example/b.jpg', 'https://pics.example/w.jpg'],
      },
      { title: 'Lampshade', price: '9.50', currency: 'GBP', availability: 'OutOfStock', gtin: '4006381333931' },
    ],
    attributes: [
      [
        { name: 'Item Height', value: '95 cm' },
        { name: 'Colour', value: 'White' },
        { name: 'Colour', value: 'Black' },
        { name: '*StartPrice', value: '21.90' },
      ],
      [{ name: 'Colour', value: 'Red' }],
    ],
  },
  'eBay, active listings': {
    source: shopExports['ebay, active listings'].source,
    table: `Item number,Title,Variation details,Custom label (SKU),Available quantity,Format,Currency,Start price,Auction Buy It Now price,Reserve price,Current price,Sold quantity,Watchers,Bids,Start date,End date,eBay category 1 name,eBay category 1 number,eBay category 2 name,eBay category 2 number,Condition,eBay Product ID(ePID),Listing site,P:UPC,P:EAN,P:ISBN
110000000001,Desk lamp,,LM-20,4,FIXED_PRICE,USD,19.9,,,19.9,2,1,,Nov-01-26 10:00:00 PDT,,Lamps,112581,,,New,,US,036000291452,,
`,
    offers: [
      {
        id: '110000000001',
        title: 'Desk lamp',
        sku: 'LM-20',
        price: '19.9',
        currency: 'USD',
        availability: 'InStock',
        category: ['Lamps'],
        gtin: '036000291452',
      },
    ],
  },
  'Amazon, all listings report': {
    source: shopExports['amazon, all listings'].source,
    table: tabs(
      [
        'item-name',
        'item-description',
        'listing-id',
        'seller-sku',
        'price',
        'quantity',
        'open-date',
        'image-url',
        'item-is-marketplace',
        'product-id-type',
        'zshop-shipping-fee',
        'item-note',
        'item-condition',
        'asin1',
        'product-id',
        'pending-quantity',
        'fulfillment-channel',
        'status',
      ],
      [
        'Desk lamp',
        'Bright',
        '1101A0',
        'LM-20',
        '19.9',
        '3',
        '2026-11-01 10:00:00 GMT',
        '',
        'y',
        '4',
        '',
        '',
        '11',
        'B000000007',
        '4006381333931',
        '0',
        'DEFAULT',
        'Active',
      ],
      [
        'Lampshade',
        '',
        '1101A1',
        'LS',
        '9.5',
        '0',
        '2026-11-01 10:00:00 GMT',
        '',
        'y',
        '1',
        '',
        '',
        '11',
        'B000000008',
        'B000000008',
        '0',
        'DEFAULT',
        'Active',
      ],
    ),
    offers: [
      { id: 'B000000007', sku: 'LM-20', gtin: '4006381333931', price: '19.9', availability: 'InStock' },
      { id: 'B000000008', sku: 'LS', gtin: null, price: '9.5', availability: 'OutOfStock' },
    ],
  },
  'Amazon, inventory file': {
    source: shopExports['amazon, inventory file'].source,
    table: tabs(
      [
        'TemplateType=fptcustom',
        'Version=2026.1101',
        'TemplateSignature=SE9NRQ==',
        'settings=feedType=1',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
      ],
      [
        'Product Type',
        'Seller SKU',
        'Brand Name',
        'Product Name',
        'Product ID',
        'Product ID Type',
        'Standard Price',
        'Quantity',
        'Main Image URL',
        'Item Height',
        'Item Height Unit Of Measure',
        'Key Product Features',
        'Parent SKU',
      ],
      [
        'feed_product_type',
        'item_sku',
        'brand_name',
        'item_name',
        'external_product_id',
        'external_product_id_type',
        'standard_price',
        'quantity',
        'main_image_url',
        'item_height',
        'item_height_unit_of_measure',
        'bullet_point1',
        'parent_sku',
      ],
      [
        'lamp',
        'LM-W',
        'Lumo',
        'Desk lamp, white',
        '4006381333931',
        'EAN',
        '19.90',
        '3',
        'https://pics.example/w.jpg',
        '95',
        'CM',
        'Bright',
        'LM',
      ],
      ['lamp', 'LM-B', 'Lumo', 'Desk lamp, black', 'B000000007', 'ASIN', '19.90'],
    ),
    offers: [
      {
        title: 'Desk lamp, white',
        sku: 'LM-W',
        brand: 'Lumo',
        gtin: '4006381333931',
        price: '19.90',
        availability: 'InStock',
      },
      { title: 'Desk lamp, black', sku: 'LM-B', gtin: null },
    ],
    attributes: [
      [
        { name: 'height', value: '95 CM' },
        { name: 'bullet_point1', value: 'Bright' },
      ],
      [],
    ],
  },
  'Amazon, the newer template': {
    source: `${shopExports['amazon, newer template'].source}; \`item_height[…]#1.unit\`: unverified`,
    table: tabs(
      ['settings=attributeRow=3', '', '', '', '', '', ''],
      ['SKU', 'Item Name', 'Brand Name', 'Product Id Type', 'Product Id', 'Item Height', 'Item Height Unit'],
      [
        'contribution_sku#1.value',
        'item_name[marketplace_id=A1F83G8C2ARO7P][language_tag=en_GB]#1.value',
        'brand[marketplace_id=A1F83G8C2ARO7P]#1.value',
        'externally_assigned_product_identifier[marketplace_id=A1F83G8C2ARO7P]#1.type',
        'externally_assigned_product_identifier[marketplace_id=A1F83G8C2ARO7P]#1.value',
        'item_height[marketplace_id=A1F83G8C2ARO7P]#1.value',
        'item_height[marketplace_id=A1F83G8C2ARO7P]#1.unit',
      ],
      ['LM-20', 'Desk lamp', 'Lumo', 'EAN', '4006381333931', '95', 'Centimeters'],
    ),
    offers: [{ title: 'Desk lamp', sku: 'LM-20', brand: 'Lumo', gtin: '4006381333931' }],
    attributes: [[{ name: 'height', value: '95 Centimeters' }]],
  },
  'Google Merchant Center': {
    source: shopExports['google merchant center'].source,
    table: tabs(
      [
        'id',
        'title',
        'description',
        'link',
        'image_link',
        'additional_image_link',
        'availability',
        'price',
        'sale_price',
        'google_product_category',
        'product_type',
        'brand',
        'gtin',
        'mpn',
        'identifier_exists',
        'condition',
        'adult',
        'age_group',
        'product_height',
        'product_detail(section_name:attribute_name:attribute_value)',
        'product_highlight',
        'shipping(country:price)',
      ],
      [
        'LM-20',
        'Desk lamp',
        'Bright',
        'https://shop.example/lamp',
        'https://shop.example/a.jpg',
        'https://shop.example/b.jpg,https://shop.example/c.jpg',
        'out_of_stock',
        '24.90 EUR',
        '19.90 EUR',
        '',
        'Home > Lamps',
        'Lumo',
        '4006381333931',
        'L20',
        'yes',
        'new',
        'no',
        'adult',
        '95 cm',
        'General:Colour:White,Technical:Power:5 W',
        'Bright',
        'FR:4.90 EUR',
      ],
    ),
    offers: [
      {
        id: 'LM-20',
        url: 'https://shop.example/lamp',
        platform: 'shop.example',
        price: '19.90',
        currency: 'EUR',
        availability: 'OutOfStock',
        category: ['Home', 'Lamps'],
        brand: 'Lumo',
        gtin: '4006381333931',
        mpn: 'L20',
        images: ['https://shop.example/a.jpg', 'https://shop.example/b.jpg', 'https://shop.example/c.jpg'],
      },
    ],
    attributes: [
      [
        { name: 'product_height', value: '95 cm' },
        { name: 'Colour', value: 'White' },
        { name: 'Power', value: '5 W' },
        { name: 'age_group', value: 'adult' },
      ],
    ],
  },
  'TikTok Shop, a number with its kind': {
    source: 'columns as seen, not compared with its maker’s list',
    table:
      'Category,Brand,Product name,Product description,Main image,Identifier code type,Identifier code,Retail Price (Local Currency)\nHome,Lumo,Desk lamp,Nice,https://i.example/1.jpg,EAN,4006381333931,19.90\n',
    offers: [{ title: 'Desk lamp', gtin: '4006381333931', price: '19.90', brand: 'Lumo' }],
  },
  'BigCommerce, numbers under two names': {
    source: 'columns as seen, not compared with its maker’s list',
    table:
      'Name,Brand,Retail Price,Sale Price,Product UPC/EAN,GPS Global Trade Item Number,Stock Level\nDesk lamp,Lumo,29.90,19.90,,4006381333931,4\nLamp,Lumo,29.90,,036000291452,,0\n',
    offers: [
      { gtin: '4006381333931', price: '19.90', availability: 'InStock' },
      { gtin: '036000291452', price: '29.90', availability: 'OutOfStock' },
    ],
  },
  'BigCommerce, rows of several kinds': {
    source: 'support.bigcommerce.com, "Supported product fields": Item',
    table: 'Item,ID,Name,SKU,Price\nProduct,77,Desk lamp,LM,19.90\nVariant,78,,LM-W,\n',
    offers: [{ id: '77', title: 'Desk lamp', sku: 'LM', price: '19.90' }],
    rejected: [[3, 'VIGIE_LISTING_ROW_TITLE']],
  },
  'Wix, variants in rows of their own and names of files': {
    source: 'columns as seen, not compared with its maker’s list',
    table:
      'handleId,fieldType,name,productImageUrl,sku,price,inventory,brand\np1,Product,Desk lamp,a1.jpg;b2.jpg,LM,29.90,OutOfStock,Lumo\np1,Variant,,,LM-W,,InStock,\n',
    offers: [{ id: 'p1', sku: 'LM', price: '29.90', availability: 'InStock', images: [] }],
    attributes: [
      [
        { name: 'productImageUrl', value: 'a1.jpg;b2.jpg' },
        { name: 'sku', value: 'LM-W' },
      ],
    ],
  },
  'Allegro, in Polish': {
    source: 'columns as seen, not compared with its maker’s list',
    table:
      'ID oferty;Tytuł oferty;Cena PL;Waluta;Liczba sztuk;EAN;Marka\n12345678901;Lampka;49,99;PLN;3;4006381333931;Lumo\n',
    offers: [{ id: '12345678901', title: 'Lampka', price: '49.99', currency: 'PLN', availability: 'InStock' }],
  },
  'two names for one offer': {
    source: 'columns as seen, not compared with its maker’s list',
    table: 'SKU;EAN;Libellé court;Libellé long\nLM;4006381333931;Lampe;Lampe de bureau 95 cm\n',
    offers: [{ title: 'Lampe', sku: 'LM', gtin: '4006381333931' }],
    attributes: [[{ name: 'Libellé long', value: 'Lampe de bureau 95 cm' }]],
  },
};

testExports(exports);

/** Shops' own words for the same columns, in the languages of the Union and beside it. */
const WORDS: [language: string, header: string][] = [
  ['Swedish', 'Artikelnummer;Produktnamn;Pris;Valuta;Lagersaldo;EAN;Varumärke;Produktlänk'],
  ['Danish', 'Varenr;Varenavn;Pris;Valuta;Lagerantal;Stregkode;Mærke;Link'],
  ['Finnish', 'Tuotekoodi;Tuotenimi;Hinta;Valuutta;Saatavuus;Viivakoodi;Tuotemerkki;URL'],
  ['Czech', 'Kód;Název;Cena s DPH;Měna;Dostupnost;Čárový kód;Značka;Odkaz'],
  ['Slovak', 'Kód;Názov;Cena;Mena;Dostupnosť;EAN;Značka;Odkaz'],
  ['Hungarian', 'Cikkszám;Megnevezés;Bruttó ár;Pénznem;Készlet;Vonalkód;Brand;Hivatkozás'],
  ['Romanian', 'Cod produs;Denumire;Preț;Moneda;Stoc;EAN;Marca;URL'],
  ['Bulgarian', 'Код;Наименование;Цена;Валута;Наличност;Баркод;Марка;Връзка'],
  ['Greek', 'Κωδικός;Όνομα;Τιμή;Νόμισμα;Διαθεσιμότητα;EAN;Μάρκα;Σύνδεσμος'],
  ['Croatian', 'Šifra;Naziv;Cijena;Valuta;Zaliha;Barkod;Brand;Link'],
  ['Russian', 'Артикул;Название;Цена;Валюта;Наличие;Штрихкод;Бренд;Ссылка'],
  ['Chinese', '货号;商品名称;价格;货币;库存;条形码;品牌;商品链接'],
  ['Japanese', '商品番号;商品名;価格;通貨;在庫;バーコード;ブランド;URL'],
];

test('columns in the words of further languages', async () => {
  for (const [language, header] of WORDS) {
    const { listings } = await readText(
      `${header}\nLM-20;Lamp;19,90;EUR;3;4006381333931;Lumo;https://shop.example/1\n`,
    );
    const [read] = listings;
    assert.ok(read, language);
    const { sku, id, title, price, currency, availability, gtin, brand, url } = read;
    assert.deepEqual(
      [sku ?? id, title, price, currency, availability, gtin, brand, url],
      ['LM-20', 'Lamp', '19.90', 'EUR', 'InStock', '4006381333931', 'Lumo', 'https://shop.example/1'],
      language,
    );
  }
});
