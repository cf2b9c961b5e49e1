import { shopExports } from '../../../testing/exports/shop-exports.ts';
import { type Export, testExports } from './exports-testing.ts';

const exports: Record<string, Export> = {
  WooCommerce: {
    source: shopExports.woocommerce.source,
    table: `\ufeffID,Type,SKU,"GTIN, UPC, EAN, or ISBN",Name,Published,"Is featured?","Visibility in catalog","Short description",Description,"Date sale price starts","Date sale price ends","Tax status","Tax class","In stock?",Stock,"Low stock amount","Backorders allowed?","Sold individually?","Weight (kg)","Length (cm)","Width (cm)","Height (cm)","Allow customer reviews?","Purchase note","Sale price","Regular price",Categories,Tags,"Shipping class",Images,"Download limit","Download expiry days",Parent,"Grouped products",Upsells,Cross-sells,"External URL","Button text",Position,Brands,"Attribute 1 name","Attribute 1 value(s)","Attribute 1 visible","Attribute 1 global"
44,variable,LM,,"Desk lamp",1,0,visible,,"<p>Bright &amp; small.</p>\\nFor desks.",,,taxable,,1,,,0,0,1.5,,,95,1,,,,"Home > Lamps, Sale\\, last days, Home > Sale",,,"https://shop.example/a.jpg, https://shop.example/b.jpg",,,,,,,,,0,Lumo,Colour,"White, Black",1,1
45,variation,LM-W,4006381333931,"Desk lamp - White",1,0,visible,,,,,taxable,parent,0,0,,0,0,,,,,0,,19.9,24.9,,,,https://shop.example/w.jpg,,,LM,,,,,,1,,Colour,White,,1
46,simple,LP,4006381333948,Lampshade,1,0,visible,,,,,taxable,,backorder,,,1,0,0.2,,,20,1,,,9.5,,,,,,,,,,,,,2,,,,,
`,
    offers: [
      {
        id: '44',
        title: 'Desk lamp',
        brand: 'Lumo',
        sku: 'LM',
        category: ['Home', 'Lamps', 'Sale, last days', 'Sale'],
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
    source: shopExports['shopify, older'].source,
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
    source: shopExports['shopify, newer'].source,
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
  Prestashop: {
    source: `${shopExports.prestashop.source}; "Price tax included": controllers/admin/AdminImportController.php`,
    table: `Product ID;Active (0/1);Name *;Categories (x,y,z...);Price tax excluded;Price tax included;Tax rules ID;Wholesale price;Reference #;Supplier reference #;Supplier;Manufacturer;EAN13;UPC;Width;Height;Depth;Weight;Quantity;Unit price;Summary;Description;Available for order (0 = No, 1 = Yes);Image URLs (x,y,z...);Feature (Name:Value:Position:Customized)
7;1;Desk lamp;Home/Lamps,Sale;16.58;19.90;1;8.00;LM-20;SUP-7;Wholesale Ltd;Lumo;4006381333931;;20;95;20;1.5;3;9.95;<p>Bright</p>;<p>Bright and small</p>;1;https://shop.example/a.jpg, https://shop.example/b.jpg;Height:95 cm:1:0,Colour:White:2:0
8;1;Lampshade;;7.92;9.50;1;;LS;;;;;;;;;;0;;;;1
`,
    offers: [
      {
        id: '7',
        title: 'Desk lamp',
        category: ['Home', 'Lamps', 'Sale'],
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
    source: shopExports.magento.source,
    table: `sku,store_view_code,attribute_set_code,product_type,categories,product_websites,name,description,short_description,weight,product_online,tax_class_name,visibility,price,special_price,url_key,base_image,additional_images,additional_attributes,qty,is_in_stock,configurable_variations
LM-W,,Default,simple,"Default Category/Lamps,Default Category/Sale\\/Rest",base,"Desk lamp","<p>Bright</p>",,1.5,1,"Taxable Goods","Catalog, Search",24.90,19.90,desk-lamp,https://shop.example/a.jpg,"https://shop.example/b.jpg,https://shop.example/c.jpg","colour=White,gtin_note=none, kept,material=Wood|Metal",3,1,
LM-W,fr,,,,,,,,,,,,,,lampe,,,,,,
LM,,Default,configurable,,base,"Desk lamps",,,,1,"Taxable Goods","Catalog, Search",,,desk-lamps,,,,0,0,"sku=LM-W,colour=White|sku=LM-B,colour=Black"
`,
    offers: [
      {
        sku: 'LM-W',
        title: 'Desk lamp',
        category: ['Default Category', 'Lamps', 'Sale/Rest'],
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
};

testExports(exports);
