import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Listing } from '@vigie/engine';
import { readText } from '../../../testing/read-files.ts';

/** A small export as a shop's program writes it, and the offers in it. */
interface Export {
  /** Where the program's maker publishes the columns. */
  source: string;
  table: string;
  offers: Partial<Listing>[];
  /** Attributes that the offers have among others, by offer. */
  attributes?: { name: string; value: string }[][];
  rejected?: [line: number, code: string][];
}

const tabs = (...rows: string[][]): string => `${rows.map((row) => row.join('\t')).join('\r\n')}\r\n`;

const exports: Record<string, Export> = {
  WooCommerce: {
    source: 'github.com/woocommerce/woocommerce/wiki/Product-CSV-Import-Schema',
    table: `\ufeffID,Type,SKU,"GTIN, UPC, EAN, or ISBN",Name,Published,"Is featured?","Visibility in catalog","Short description",Description,"Date sale price starts","Date sale price ends","Tax status","Tax class","In stock?",Stock,"Low stock amount","Backorders allowed?","Sold individually?","Weight (kg)","Length (cm)","Width (cm)","Height (cm)","Allow customer reviews?","Purchase note","Sale price","Regular price",Categories,Tags,"Shipping class",Images,"Download limit","Download expiry days",Parent,"Grouped products",Upsells,Cross-sells,"External URL","Button text",Position,Brands,"Attribute 1 name","Attribute 1 value(s)","Attribute 1 visible","Attribute 1 global"
44,variable,LM,,"Desk lamp",1,0,visible,,"<p>Bright &amp; small.</p>\nFor desks.",,,taxable,,1,,,0,0,1.5,,,95,1,,,,"Home > Lamps",,,"https://shop.example/a.jpg, https://shop.example/b.jpg",,,,,,,,,0,Lumo,Colour,"White, Black",1,1
45,variation,LM-W,4006381333931,"Desk lamp - White",1,0,visible,,,,,taxable,parent,0,0,,0,0,,,,,0,,19.9,24.9,,,,https://shop.example/w.jpg,,,LM,,,,,,1,,Colour,White,,1
46,simple,LP,="4006381333948",Lampshade,1,0,visible,,,,,taxable,,backorder,,,1,0,0.2,,,20,1,,,9.5,,,,,,,,,,,,,2,,,,,
`,
    offers: [
      {
        id: '44',
        title: 'Desk lamp',
        brand: 'Lumo',
        sku: 'LM',
        category: ['Home', 'Lamps'],
        availability: 'InStock',
        description: 'Bright & small.\nFor desks.',
        images: ['https://shop.example/a.jpg', 'https://shop.example/b.jpg'],
        trader: null,
      },
      {
        id: '45',
        title: 'Desk lamp - White',
        gtin: '4006381333931',
        price: '19.9',
        availability: 'OutOfStock',
        category: [],
      },
      { id: '46', gtin: '4006381333948', price: '9.5', availability: null, category: [] },
    ],
    attributes: [
      [
        { name: 'Colour', value: 'White, Black' },
        { name: 'Height', value: '95 cm' },
        { name: 'Weight', value: '1.5 kg' },
      ],
      [{ name: 'Colour', value: 'White' }],
      [{ name: 'Height', value: '20 cm' }],
    ],
  },
  'Shopify, the older file': {
    source: 'help.shopify.com/manual/products/import-export/using-csv (Handle, Title, Body (HTML), …)',
    table: `Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Option3 Name,Option3 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Fulfillment Service,Variant Price,Variant Compare At Price,Variant Requires Shipping,Variant Taxable,Variant Barcode,Image Src,Image Position,Image Alt Text,Gift Card,SEO Title,SEO Description,Variant Image,Variant Weight Unit,Variant Tax Code,Cost per item,Status
desk-lamp,Desk lamp,<p>Bright</p>,Lumo,Home & Garden > Lighting > Lamps,Lamp,"desk, light",true,Colour,White,Size,95 cm,,,LM-W,1500,shopify,3,deny,manual,19.90,24.90,true,true,'4006381333931,https://cdn.example/w.jpg,1,White lamp,false,,,,kg,,8.00,active
desk-lamp,,,,,,,,,Black,,60 cm,,,LM-B,1500,shopify,0,deny,manual,19.90,,true,true,'4006381333948,https://cdn.example/b.jpg,2,,,,,,kg,,8.00,
desk-lamp,,,,,,,,,,,,,,,,,,,,,,,,,https://cdn.example/c.jpg,3,,,,,,,,,
shade,Lampshade,,Lumo,,,,true,Title,Default Title,,,,,LS,200,shopify,0,deny,manual,9.50,,true,true,,,,,false,,,,kg,,,active
`,
    offers: [
      {
        id: 'desk-lamp',
        brand: 'Lumo',
        trader: null,
        sku: 'LM-W',
        gtin: '4006381333931',
        price: '19.90',
        category: ['Home & Garden', 'Lighting', 'Lamps'],
        availability: 'InStock',
        images: ['https://cdn.example/w.jpg', 'https://cdn.example/b.jpg', 'https://cdn.example/c.jpg'],
      },
      { id: 'shade', availability: 'OutOfStock', price: '9.50' },
    ],
    attributes: [
      [
        { name: 'Colour', value: 'White' },
        { name: 'Size', value: '95 cm' },
        { name: 'Colour', value: 'Black' },
        { name: 'Size', value: '60 cm' },
        { name: 'Variant SKU', value: 'LM-B' },
      ],
      [],
    ],
  },
  'Shopify, the newer file': {
    source: 'help.shopify.com/manual/products/import-export/using-csv (Title, URL handle, Description, …)',
    table: `Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,Barcode,Option1 name,Option1 value,Option1 Linked To,Option2 name,Option2 value,Option2 Linked To,Price,Compare-at price,Cost per item,Charge tax,Tax code,Inventory tracker,Inventory quantity,Continue selling when out of stock,Weight value (grams),Weight unit for display,Requires shipping,Fulfillment service,Product image URL,Image position,Image alt text,Variant image URL,Gift card,SEO title,SEO description
Desk lamp,desk-lamp,<p>Bright</p>,Lumo,Home > Lamps,Lamp,,TRUE,Active,LAMP-W,4006381333931,Colour,White,,,,,19.90,,,TRUE,,shopify,3,DENY,1500,kg,TRUE,manual,https://cdn.example/w.jpg,1,,,FALSE,,
,desk-lamp,,,,,,,,LAMP-B,4006381333948,,Black,,,,,19.90,,,TRUE,,shopify,2,DENY,1500,kg,TRUE,manual,https://cdn.example/b.jpg,2,,,,,
`,
    offers: [
      {
        id: 'desk-lamp',
        title: 'Desk lamp',
        brand: 'Lumo',
        trader: null,
        sku: 'LAMP-W',
        gtin: '4006381333931',
        price: '19.90',
        availability: 'InStock',
        images: ['https://cdn.example/w.jpg', 'https://cdn.example/b.jpg'],
      },
    ],
    attributes: [
      [
        { name: 'Colour', value: 'White' },
        { name: 'Colour', value: 'Black' },
        { name: 'Weight value', value: '1500 grams' },
        { name: 'Barcode', value: '4006381333948' },
      ],
    ],
  },
  'eBay, File Exchange': {
    source:
      'ebay.co.uk, Seller Hub Reports, template "Create listings" (*Action(SiteID=…), CustomLabel, C:Brand, PicURL, …)',
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
    source: 'ebay.com, Seller Hub Reports, download "All active listings"',
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
    source:
      'sellercentral.amazon.com, Inventory reports, "All Listings Report" (item-name, …, product-id-type, …, asin1)',
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
    source:
      'sellercentral.amazon.com, "Inventory file templates" (a row of settings, one of labels, one of field names)',
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
    source: 'sellercentral.amazon.com, "Product templates" (field names with their marketplace and language)',
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
  Prestashop: {
    source: 'devdocs.prestashop-project.org, Import (sample file products_import.csv)',
    table: `Product ID;Active (0/1);Name *;Categories (x,y,z...);Price tax excluded;Price tax included;Tax rules ID;Wholesale price;Reference #;Supplier reference #;Supplier;Manufacturer;EAN13;UPC;Width;Height;Depth;Weight;Quantity;Unit price;Summary;Description;Available for order (0 = No, 1 = Yes);Image URLs (x,y,z...);Feature (Name:Value:Position:Customized)
7;1;Desk lamp;Home>Lamps;16.58;19.90;1;8.00;LM-20;SUP-7;Wholesale Ltd;Lumo;4006381333931;;20;95;20;1.5;3;9.95;<p>Bright</p>;<p>Bright and small</p>;1;https://shop.example/a.jpg, https://shop.example/b.jpg;Height:95 cm:1:0,Colour:White:2:0
8;1;Lampshade;;7.92;9.50;1;;LS;;;;;;;;;;0;;;;1
`,
    offers: [
      {
        id: '7',
        title: 'Desk lamp',
        category: ['Home', 'Lamps'],
        price: '19.90',
        sku: 'LM-20',
        gtin: '4006381333931',
        availability: 'InStock',
        trader: null,
        manufacturer: { name: 'Lumo', address: null, contact: null },
        images: ['https://shop.example/a.jpg', 'https://shop.example/b.jpg'],
      },
      { id: '8', title: 'Lampshade', price: '9.50', availability: 'OutOfStock', trader: null },
    ],
    attributes: [
      [
        { name: 'Height', value: '95 cm' },
        { name: 'Colour', value: 'White' },
        { name: 'Supplier', value: 'Wholesale Ltd' },
      ],
      [],
    ],
  },
  Magento: {
    source: 'experienceleague.adobe.com, Commerce, "Product data attributes" (catalog_product.csv)',
    table: `sku,store_view_code,attribute_set_code,product_type,categories,product_websites,name,description,short_description,weight,product_online,tax_class_name,visibility,price,special_price,url_key,base_image,additional_images,additional_attributes,qty,is_in_stock,configurable_variations
LM-W,,Default,simple,"Default Category/Lamps",base,"Desk lamp","<p>Bright</p>",,1.5,1,"Taxable Goods","Catalog, Search",24.90,19.90,desk-lamp,https://shop.example/a.jpg,"https://shop.example/b.jpg,https://shop.example/c.jpg","colour=White,gtin_note=none, kept,material=Wood|Metal",3,1,
LM-W,fr,,,,,,,,,,,,,,lampe,,,,,,
LM,,Default,configurable,,base,"Desk lamps",,,,1,"Taxable Goods","Catalog, Search",,,desk-lamps,,,,0,0,"sku=LM-W,colour=White|sku=LM-B,colour=Black"
`,
    offers: [
      {
        sku: 'LM-W',
        title: 'Desk lamp',
        category: ['Default Category', 'Lamps'],
        price: '19.90',
        availability: 'InStock',
        images: ['https://shop.example/a.jpg', 'https://shop.example/b.jpg', 'https://shop.example/c.jpg'],
      },
      { sku: 'LM', title: 'Desk lamps', category: [], availability: 'OutOfStock' },
    ],
    attributes: [
      [
        { name: 'colour', value: 'White' },
        { name: 'material', value: 'Wood|Metal' },
        { name: 'url_key', value: 'lampe' },
      ],
      [{ name: 'product_type', value: 'configurable' }],
    ],
  },
  'Google Merchant Center': {
    source: 'support.google.com/merchants/answer/7052112, "Product data specification"',
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
};

for (const [program, { source, table, offers, attributes = [], rejected = [] }] of Object.entries(exports)) {
  test(`an export of ${program} (${source})`, async () => {
    const read = await readText(table);
    assert.deepEqual(
      read.rejected.map(({ line, code }) => [line, code]),
      rejected,
    );
    assert.equal(read.listings.length, offers.length);
    for (const [at, expected] of offers.entries()) {
      const listing = read.listings[at];
      assert.ok(listing);
      for (const [field, value] of Object.entries(expected)) {
        assert.deepEqual(
          Object.entries(listing).find(([key]) => key === field)?.[1],
          value,
          `${listing.title}: ${field}`,
        );
      }
      for (const wanted of attributes[at] ?? []) {
        const isThere = listing.attributes.some(({ name, value }) => name === wanted.name && value === wanted.value);
        assert.ok(isThere, `${JSON.stringify(wanted)} in ${JSON.stringify(listing.attributes)}`);
      }
    }
  });
}

/** Names and values, or numbers and their units, in two columns. */
const pairs: [header: string, row: string, attributes: Listing['attributes']][] = [
  ['Attribute 1 name,Attribute 1 value(s)', 'Height,95 cm', [{ name: 'Height', value: '95 cm' }]],
  ['Attribute 1 value(s),Attribute 1 name', '95 cm,Height', [{ name: 'Height', value: '95 cm' }]],
  [
    'Attribute 1 name,Attribute 1 value(s),Attribute 2 name,Attribute 2 value(s)',
    'Height,95 cm,Colour,"White, Black"',
    [
      { name: 'Height', value: '95 cm' },
      { name: 'Colour', value: 'White, Black' },
    ],
  ],
  ['attribute_name_1,attribute_value_1', 'Height,95 cm', [{ name: 'Height', value: '95 cm' }]],
  ['Option1 Name,Option1 Value', 'Size,95 cm', [{ name: 'Size', value: '95 cm' }]],
  ['specification_name,specification_value', 'Height,95 cm', [{ name: 'Height', value: '95 cm' }]],
  ['Merkmal 1 Name,Merkmal 1 Wert', 'Höhe,95 cm', [{ name: 'Höhe', value: '95 cm' }]],
  ['Caractéristique 1 nom,Caractéristique 1 valeur', 'Hauteur,95 cm', [{ name: 'Hauteur', value: '95 cm' }]],
  ['Attribute 1 name,Attribute 1 value(s)', 'Height,', [{ name: 'Attribute 1 name', value: 'Height' }]],
  ['Attribute 1 name,Attribute 1 value(s)', ',95 cm', [{ name: 'Attribute 1 value(s)', value: '95 cm' }]],
  ['item_height,item_height_unit_of_measure', '95,CM', [{ name: 'height', value: '95 CM' }]],
  ['height_unit,height', 'cm,95', [{ name: 'height', value: '95 cm' }]],
  ['Weight,Weight unit', '1.5,kg', [{ name: 'Weight', value: '1.5 kg' }]],
  ['Weight,Weight unit', ',kg', [{ name: 'Weight unit', value: 'kg' }]],
  ['Weight,Weight unit', '1.5 lb,kg', [{ name: 'Weight', value: '1.5 lb' }]],
  ['Height (cm)', '95', [{ name: 'Height', value: '95 cm' }]],
  ['Height [mm]', '950', [{ name: 'Height', value: '950 mm' }]],
  ['Höhe in cm', '95', [{ name: 'Höhe', value: '95 cm' }]],
  ['height_cm', '95', [{ name: 'height', value: '95 cm' }]],
  ['Size (cm)', '95 x 20', [{ name: 'Size', value: '95 x 20 cm' }]],
  ['Height (cm)', 'about 95', [{ name: 'Height (cm)', value: 'about 95' }]],
  ['Height (see below)', '95', [{ name: 'Height (see below)', value: '95' }]],
];

for (const [header, row, attributes] of pairs) {
  test(`in two columns, one attribute: ${header} = ${row}`, async () => {
    const { listings } = await readText(`title,${header}\nDesk lamp,${row}\n`);
    assert.deepEqual(listings[0]?.attributes, attributes);
  });
}
