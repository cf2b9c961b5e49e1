import assert from 'node:assert/strict';

/** The columns that a program of a shop or marketplace writes, as published; a few that say nothing of an offer are left out. */
export interface ShopExport {
  /** Where they are published: the maker's page or source code; else who else writes or reads such files. */
  source: string;
  /** False where only others say so, not the maker. */
  isOfMaker: boolean;
  separator: ',' | ';' | '\t';
  /** Rows above the names of the columns. */
  before?: string[];
  columns: string[];
}

const AMAZON = '[marketplace_id=A1F83G8C2ARO7P]';

/** One for each program and form of its files. */
export const shopExports = {
  woocommerce: {
    source:
      'github.com/woocommerce/woocommerce, plugins/woocommerce/includes/export/class-wc-product-csv-exporter.php, get_default_column_names (and abstract-wc-csv-exporter.php for how values are joined)',
    isOfMaker: true,
    separator: ',',
    columns:
      'ID|Type|SKU|GTIN, UPC, EAN, or ISBN|Name|Published|Is featured?|Visibility in catalog|Short description|Description|Date sale price starts|Date sale price ends|Tax status|Tax class|In stock?|Stock|Low stock amount|Backorders allowed?|Sold individually?|Weight (kg)|Length (cm)|Width (cm)|Height (cm)|Allow customer reviews?|Purchase note|Sale price|Regular price|Categories|Tags|Shipping class|Images|Download limit|Download expiry days|Parent|Grouped products|Upsells|Cross-sells|External URL|Button text|Position|Cost of goods|Attribute 1 name|Attribute 1 value(s)|Attribute 1 visible|Attribute 1 global'.split(
        '|',
      ),
  },
  'woocommerce, before GTINs': {
    source: 'github.com/woocommerce/woocommerce/wiki/Product-CSV-Import-Schema',
    isOfMaker: true,
    separator: ',',
    columns:
      'ID|Type|SKU|Name|Published|Is featured?|Visibility in catalog|Short description|Description|Tax status|Tax class|In stock?|Stock|Backorders allowed?|Sold individually?|Weight (lbs)|Length (in)|Width (in)|Height (in)|Allow customer reviews?|Purchase note|Sale price|Regular price|Categories|Tags|Shipping class|Images|Parent|Grouped products|Upsells|Cross-sells|External URL|Button text|Attribute 1 name|Attribute 1 value(s)|Attribute 1 visible|Attribute 1 global'.split(
        '|',
      ),
  },
  'woocommerce, in French': {
    source: 'several programs of others that read it by these names (`Tarif promo`, `Nom de l’attribut 1`): unverified',
    isOfMaker: false,
    separator: ',',
    columns:
      'ID|Type|UGS|GTIN, UPC, EAN ou ISBN|Nom|Publié|Mis en avant ?|Visibilité dans le catalogue|Description courte|Description|En stock ?|Stock|Montant de stock faible|Poids (kg)|Longueur (cm)|Largeur (cm)|Hauteur (cm)|Tarif promo|Tarif régulier|Catégories|Étiquettes|Images|Parent|URL externe|Libellé du bouton|Position|Nom de l’attribut 1|Valeur(s) de l’attribut 1 |Attribut 1 visible|Attribut 1 global'.split(
        '|',
      ),
  },
  'shopify, older': {
    source:
      'help.shopify.com/manual/products/import-export/using-csv, as it was (a copy: cnblogs.com/ytkah/p/15065734.html); raw.githubusercontent.com/wix/skills/main/wix-replatform/resources/rp-source-csv/vendors/shopify.json',
    isOfMaker: true,
    separator: ',',
    columns:
      'Handle|Title|Body (HTML)|Vendor|Product Category|Type|Tags|Published|Option1 Name|Option1 Value|Option2 Name|Option2 Value|Option3 Name|Option3 Value|Variant SKU|Variant Grams|Variant Inventory Tracker|Variant Inventory Qty|Variant Inventory Policy|Variant Fulfillment Service|Variant Price|Variant Compare At Price|Variant Requires Shipping|Variant Taxable|Variant Barcode|Image Src|Image Position|Image Alt Text|Gift Card|SEO Title|SEO Description|Variant Image|Variant Weight Unit|Variant Tax Code|Cost per item|Included / International|Price / International|Compare At Price / International|Status'.split(
        '|',
      ),
  },
  'shopify, newer': {
    source:
      'help.shopify.com/en/manual/products/import-export/using-csv (`URL handle`, `Inventory quantity`, `Weight value (grams)`, `Price / International`); apify.com/bgmowl/shopify-price-update-csv-guard/api/cli (`Product image URL`, `Variant image URL`); the rest as several programs of others quote its sample file',
    isOfMaker: true,
    separator: ',',
    columns:
      'Title|URL handle|Description|Vendor|Product category|Type|Tags|Published on online store|Status|SKU|Barcode|Option1 name|Option1 value|Option1 Linked To|Option2 name|Option2 value|Option2 Linked To|Option3 name|Option3 value|Option3 Linked To|Price|Compare-at price|Cost per item|Charge tax|Tax code|Unit price total measure|Unit price total measure unit|Unit price base measure|Unit price base measure unit|Inventory tracker|Inventory quantity|Continue selling when out of stock|Weight value (grams)|Weight unit for display|Requires shipping|Fulfillment service|Product image URL|Image position|Image alt text|Variant image URL|Gift card|SEO title|SEO description|Color (product.metafields.shopify.color-pattern)|Google Shopping / Google product category|Google Shopping / Age group'.split(
        '|',
      ),
  },
  'ebay, file exchange': {
    source:
      'a template of eBay as several programs of others quote it (`*Action(SiteID=…|Version=1193|CC=UTF-8)`, `RelationshipDetails`, `C:…`): unverified by the maker',
    isOfMaker: false,
    separator: ',',
    columns: [
      '*Action(SiteID=UK|Country=GB|Currency=GBP|Version=1193|CC=UTF-8)',
      ...'CustomLabel|*Category|StoreCategory|*Title|Subtitle|Relationship|RelationshipDetails|ScheduleTime|*ConditionID|*C:Brand|C:Colour|C:Item Height|P:UPC|P:EAN|PicURL|*Description|*Format|*Duration|*StartPrice|BuyItNowPrice|*Quantity|*Location'.split(
        '|',
      ),
    ],
  },
  'ebay, drafts': {
    source:
      'the template eBay-draft-listings-template_US as others quote it: github.com/IanDarwin/eSelling, src/main/java/com/darwinsys/eselling/listing/EBayMarket.java',
    isOfMaker: false,
    separator: ',',
    before: [
      '#INFO,Version=0.0.2,Template= eBay-draft-listings-template_US,,,,,,,,',
      '#INFO Action and Category ID are required fields. 1) Set Action to Draft 2) Please find the category ID for your listings here: https://pages.ebay.com/sellerinformation/news/categorychanges.html,,,,,,,,,,',
      '"#INFO After you\'ve successfully uploaded your draft from the Seller Hub Reports tab, complete your drafts to active listings here: https://www.ebay.com/sh/lst/drafts",,,,,,,,,,',
      '#INFO,,,,,,,,,,',
    ],
    columns: [
      'Action(SiteID=US|Country=US|Currency=USD|Version=1193|CC=UTF-8)',
      ...'Custom label (SKU)|Category ID|Title|UPC|Price|Quantity|Item photo URL|Condition ID|Description|Format'.split(
        '|',
      ),
    ],
  },
  'ebay, active listings': {
    source:
      'the report "All active listings" of Seller Hub as others quote it: github.com/mthous72/FlipKit, FlipKit.Core.Tests/Helpers/EbayListingsCsvReaderTests.cs',
    isOfMaker: false,
    separator: ',',
    columns:
      'Item number|Title|Variation details|Custom label (SKU)|Available quantity|Format|Currency|Start price|Auction Buy It Now price|Reserve price|Current price|Sold quantity|Watchers|Bids|Start date|End date|eBay category 1 name|eBay category 1 number|eBay category 2 name|eBay category 2 number|Condition|CD:Professional Grader - (ID: 27501)|CD:Grade - (ID: 27502)|eBay Product ID(ePID)|Listing site|P:UPC|P:EAN|P:ISBN'.split(
        '|',
      ),
  },
  'ebay, prices and quantities': {
    source:
      'the template eBay-active-revise-price-quantity-download_US as several programs of others quote it, with rows: unverified by the maker',
    isOfMaker: false,
    separator: ',',
    before: ['#INFO,Version=1.0.0,Template= eBay-active-revise-price-quantity-download_US,,,,,,,,,'],
    columns:
      'Action|Category name|Item number|Title|Listing site|Currency|Start price|Buy It Now price|Available quantity|Relationship|Relationship details|Custom label (SKU)'.split(
        '|',
      ),
  },
  'amazon, all listings': {
    source: 'developer-docs.amazon.com/sp-api/docs/report-type-values-inventory, GET_MERCHANT_LISTINGS_ALL_DATA',
    isOfMaker: true,
    separator: '\t',
    columns:
      'item-name|item-description|listing-id|seller-sku|price|quantity|open-date|image-url|item-is-marketplace|product-id-type|zshop-shipping-fee|item-note|item-condition|zshop-category1|zshop-browse-path|zshop-storefront-feature|asin1|asin2|asin3|will-ship-internationally|expedited-shipping|zshop-boldface|product-id|bid-for-featured-placement|add-delete|pending-quantity|fulfillment-channel|merchant-shipping-group|status'.split(
        '|',
      ),
  },
  'amazon, inventory file': {
    source:
      'a template of Seller Central as several programs of others quote it (settings, labels, names of fields): unverified by the maker; `item_height` and its unit: unverified',
    isOfMaker: false,
    separator: '\t',
    before: [
      'TemplateType=fptcustom\tVersion=2026.0714\tTemplateSignature=TEFNUA==',
      'Product Type\tSeller SKU\tBrand\tProduct Name\tProduct ID\tProduct ID Type\tStandard Price\tQuantity\tMain Image URL\tParent SKU\tKey Product Features\tItem Height\tItem Height Unit Of Measure',
    ],
    columns:
      'feed_product_type|item_sku|brand_name|item_name|external_product_id|external_product_id_type|standard_price|quantity|main_image_url|parent_sku|bullet_point1|item_height|item_height_unit_of_measure'.split(
        '|',
      ),
  },
  'amazon, newer template': {
    source:
      'a template of Seller Central as several programs of others quote it (settings, labels in row 4, names of fields in row 5, offers from row 7): unverified by the maker',
    isOfMaker: false,
    separator: '\t',
    before: [
      'settings=attributeRow=5&contentLanguageTag=en_GB&dataRow=7&feedType=256&headerLanguageTag=en_GB&labelRow=4',
      '',
      'Offer Identity',
      'SKU\tProduct Type\tListing Action\tItem Name\tBrand\tProduct Id Type\tProduct Id\tBullet Point\tQuantity\tYour Price\tItem Height\tItem Height Unit\tMain Image URL',
    ],
    columns: [
      'contribution_sku#1.value',
      'product_type#1.value',
      '::record_action',
      `item_name${AMAZON}[language_tag=en_GB]#1.value`,
      `brand${AMAZON}[language_tag=en_GB]#1.value`,
      'amzn1.volt.ca.product_id_type',
      'amzn1.volt.ca.product_id_value',
      `bullet_point${AMAZON}[language_tag=en_GB]#1.value`,
      'fulfillment_availability#1.quantity',
      `purchasable_offer${AMAZON}[audience=ALL]#1.our_price#1.schedule#1.value_with_tax`,
      `item_depth_width_height${AMAZON}#1.height.value`,
      `item_depth_width_height${AMAZON}#1.height.unit`,
      `main_product_image_locator${AMAZON}#1.media_location`,
    ],
  },
  prestashop: {
    source:
      'github.com/PrestaShop/PrestaShop, docs/csv_import/products_import.csv (and classes/Category.php, searchByPath)',
    isOfMaker: true,
    separator: ';',
    columns:
      'Product ID|Active (0/1)|Name *|Categories (x,y,z...)|Price tax excluded|Tax rules ID|Wholesale price|On sale (0/1)|Discount amount|Discount percent|Discount from (yyyy-mm-dd)|Discount to (yyyy-mm-dd)|Reference #|Supplier reference #|Supplier|Manufacturer|EAN13|UPC|MPN|Ecotax|Width|Height|Depth|Weight|Delivery time of in-stock products|Delivery time of out-of-stock products with allowed orders|Quantity|Minimal quantity|Low stock level|Send me an email when the quantity is under this level|Visibility|Additional shipping cost|Unity|Unit price|Summary|Description|Tags (x,y,z...)|Meta title|Meta keywords|Meta description|URL rewritten|Text when in stock|Text when backorder allowed|Available for order (0 = No, 1 = Yes)|Product available date|Product creation date|Show price (0 = No, 1 = Yes)|Image URLs (x,y,z...)|Image alt texts (x,y,z...)|Delete existing images (0 = No, 1 = Yes)|Feature(Name:Value:Position)|Available online only (0 = No, 1 = Yes)|Condition'.split(
        '|',
      ),
  },
  'prestashop, 1.4': {
    source: 'github.com/PrestaShop/PrestaShop-1.4, docs/csv_import/products_import.csv',
    isOfMaker: true,
    separator: ';',
    columns:
      'id|Active (0/1)|Name*|Categories (x,y,z,...)|Price tax excl.|Tax rules id|Wholesale price|On sale (0/1)|Discount amount|Discount percent|Discount from (yyy-mm-dd)|Discount to (yyy-mm-dd)|Reference #|Supplier reference #|Supplier|Manufacturer|EAN13|UPC|Ecotax|Weight|Quantity|Short description|Description|Tags (x,y,z,...)|Meta-title|Meta-keywords|Meta-description|URL rewritten|Text when in-stock|Text if back-order allowed|Available for order|Date add product|Show price|Image URLs (x,y,z,...)|Only available online|Delete existing images (0 = no, 1 = yes)|Condition|Feature:Height|Feature:Battery Life'.split(
        '|',
      ),
  },
  magento: {
    source: 'github.com/magento/magento2, app/code/Magento/ImportExport/Files/Sample/catalog_product.csv',
    isOfMaker: true,
    separator: ',',
    columns:
      'sku|store_view_code|attribute_set_code|product_type|categories|product_websites|name|description|short_description|weight|product_online|tax_class_name|visibility|price|special_price|special_price_from_date|special_price_to_date|url_key|save_rewrites_history|meta_title|meta_keywords|meta_description|created_at|updated_at|new_from_date|new_to_date|display_product_options_in|map_price|msrp_price|map_enabled|gift_message_available|custom_design|country_of_manufacture|additional_attributes|qty|out_of_stock_qty|is_in_stock|notify_on_stock_below|manage_stock|website_id|related_skus|crosssell_skus|upsell_skus|hide_from_product_page|custom_options|bundle_price_type|bundle_values|associated_skus'.split(
        '|',
      ),
  },
  'google merchant center': {
    source: 'support.google.com/merchants/answer/7052112, "Product data specification"',
    isOfMaker: true,
    separator: '\t',
    columns:
      'id|title|description|link|image_link|additional_image_link|availability|price|sale_price|google_product_category|product_type|brand|gtin|mpn|identifier_exists|condition|adult|age_group|product_height|product_detail(section_name:attribute_name:attribute_value)|product_highlight|shipping(country:price)'.split(
        '|',
      ),
  },
} satisfies Record<string, ShopExport>;

/** A file as the program writes it, of offers that name what they give by column. RFC 4180 quotes. */
export function writeExport({ separator, before = [], columns }: ShopExport, rows: Record<string, string>[]): string {
  const quote = (cell: string): string =>
    /["\n\r]/.test(cell) || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const lines = rows.map((row) => {
    for (const name of Object.keys(row)) assert.ok(columns.includes(name), `no column ${name}`);
    return columns.map((name) => quote(row[name] ?? '')).join(separator);
  });
  return `${[...before, columns.map(quote).join(separator), ...lines].join('\r\n')}\r\n`;
}
