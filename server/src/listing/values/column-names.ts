/**
 * What a column of a table (or a key of a JSON object) can say of an offer: the fields of a listing, in parts where
 * exports give parts.
 */
export type Field = keyof typeof synonyms;

/**
 * Names that marketplaces and shops give to columns, without case, accents, spaces and signs, the most telling first:
 * Google Merchant, schema.org, Amazon, Shopify, Mirakl, public data sets, and the words of shops in the languages of the
 * European Union and of the larger markets beside it.
 */
const synonyms = {
  platform:
    'platform marketplace domain site website sitename marketplacename plateforme plattform plataforma piattaforma platforma',
  id: `asin asin1 productid itemid listingid id offerid offreid handle urlhandle handleid uuid productcode itemnumber articleid artikelid adid annonceid goodsid spuid
    idproduit idproduct idproducto idprodotto idproduto idproduktu produktid productnumber itemnr angebotsid
    idoferty varenummer produktkod`,
  url: `url producturl link productlink itemurl listingurl canonicallink canonicalurl offerurl pageurl adurl weburl permalink href mobilelink detailurl
    viewitemurl lien urlproduit lienproduit urlproducto enlace collegamento linkprodotto urlproduto ligacao produktlink produkturl linkdoproduto adres adresurl
    urldelproducto deeplink awdeeplink itemwebsite itemlink
    lankki produktlank produktlenke produktlinkki odkaz urladresa hivatkozas adresurlprodusa σύνδεσμος връзка линк ссылка посилання 链接 連結 商品链接 商品連結 linkkidotuotteeseen productpage`,
  title: `title producttitle productname itemname itemtitle listingtitle offertitle name displayname adtitle awproductname producttitel
    titre titreproduit titreannonce intitule libelle nomproduit nomduproduit designation nom titel produkttitel produktname artikelname artikelbezeichnung
    bezeichnung produktbezeichnung angebotstitel titulo tituloproducto titulodelproducto nombre nombreproducto nombredelproducto titolo titoloprodotto
    nomeprodotto nomedelprodotto nome productnaam naam omschrijvingkort artikelnaam tytul tytuloferty nazwa nazwaproduktu nomeproduto nomedoproduto tituloproduto
    titulodoproduto headline goodsname goodstitle subject producto produit product produkt prodotto produto item artikel article annonce
    libellecourt libellelong produktnamn varenavn produktnavn tuotenimi tuotteennimi nimi navn namn nazev nazevproduktu nazevzbozi nazov nazovproduktu nazovtovaru megnevezes termeknev termekneve denumire denumireprodus numeprodus naziv nazivproizvoda nazivizdelka nimetus tootenimi nosaukums pavadinimas prekespavadinimas hoofdtitel urunadi urun όνομα ονομασία τίτλος наименование название заглавие име назва 标题 標題 商品名称 商品名稱 产品名称 商品标题 商品名 상품명`,
  description: `description productdescription itemdescription descriptionhtml bodyhtml body longdescription fulldescription details detaileddescription
    descriptif descriptionproduit descriptionlongue beschreibung produktbeschreibung artikelbeschreibung langbeschreibung descripcion descripcionproducto
    descripciondelproducto descrizione descrizioneprodotto beschrijving productbeschrijving omschrijving productomschrijving opis opisproduktu opisoferty
    descricao descricaoproduto descricaodoproduto descriptiontext plaindescription text shortdescription summary shortdesc desc body1
    beskrivning beskrivelse varebeskrivelse produktbeskrivning produktbeskrivelse kuvaus tuotekuvaus popis popisproduktu leiras termekleiras descriere descriereprodus opisproizvoda opisizdelka kirjeldus apraksts aprasymas aciklama περιγραφή описание опис 描述 商品描述 商品説明 상품설명`,
  category: `categorytree categorypath categorypaths breadcrumbs breadcrumb categoryhierarchy categoryfullpath fullcategory producttype categories googleproductcategory
    productcategory category categoryname itemcategory merchantcategory cheminCategorie cheminkategorie arborescence filariane categorie categorieproduit
    kategorie produktkategorie kategoriepfad warengruppe kategorien categoria rutacategoria categoriaproducto categoriaprodotto categorieen productcategorie
    categoriepad kategoria sciezkakategorii kategorieproduktu categoriaproduto rayon type department browsenode itemtypekeyword
    ebaycategory1name
    kategori varekategori luokka tuoteryhma kategoriazbozi kategorija categorieprodus kategooria κατηγορία категория категорія 分类 分類 类目 カテゴリ 카테고리 categorydetails`,
  'category.root':
    'rootcategory maincategory primarycategory topcategory category1 categoryl1 l1category categorylevel1 hauptkategorie hoofdcategorie categoriaprincipal',
  'category.sub': `subcategory subcategoryname category2 categoryl2 l2category categorylevel2 secondarycategory souscategorie unterkategorie subcategoria
    sottocategoria subcategorie podkategoria leafcategory`,
  'category.leaf': 'subsubcategory category3 categoryl3 l3category categorylevel3',
  brand: `brand brands brandname marque marke marca merk merknaam marka productbrand itembrand
    varemerke varumarke maerke merke tuotemerkki brandi znacka brandprodus blagovnaznamka zamksznak robnamarka kaubamark zimols prekeszenklas μάρκα марка бренд 品牌 ブランド 브랜드`,
  sku: `sku sellersku itemsku variantsku merchantsku skuid stockkeepingunit reference productsku ref itemref referencia riferimento referentie artikelnummer
    artikelnr articlenumber articleno codearticle referenceproduit codigo codice codiceprodotto codigoproducto codigoproduto kod indeks symbol partno
    customlabel customlabelsku contributionsku ugs
    varenr varenummer tuotekoodi tuotenumero kodproduktu kodzbozi kodtovaru cikkszam codprodus sifra sifraproizvoda κωδικός код артикул 货号 貨號 商品番号`,
  gtin: `gtin gtinupceanorisbn gtinupceanouisbn gtin13 gtin14 gtin12 gtin8 ean ean13 eancode upc upccode barcode variantbarcode externalproductid isbn isbn13 codebarres codebarre strichcode codigodebarras
    codigobarras codiceabarre streepjescode kodkreskowy kodean codigoean jan
    externallyassignedproductidentifier amzn1voltcaproductidvalue
    strekkode stregkode streckkod viivakoodi carovykod ciarovykod vonalkod codeane coddebare barkod crtnikod productupcean upcean gpsglobaltradeitemnumber globaltradeitemnumber γραμμωτόςκώδικας баркод штрихкод 条码 條碼 条形码 バーコード 바코드`,
  mpn: `mpn manufacturerpartnumber partnumber modelnumber mfrpartnumber mfgpartnumber modelno herstellernummer herstellerartikelnummer referencefabricant
    referenciafabricante codiceproduttore modelname model
    gpsmanufacturerpartnumber`,
  price: `finalprice saleprice tarifpromo currentprice pricecurrent discountedprice discountprice specialprice price pricetaxincluded pricetaxincl variantprice unitprice offerprice buyboxprice pricevalue
    priceamount itemprice sellingprice productprice prix prixttc prixvente prixdevente prixactuel prixunitaire preis verkaufspreis endpreis bruttopreis
    aktuellerpreis precio precioventa precioactual preciofinal prezzo prezzovendita prezzofinale prijs verkoopprijs cena cenabrutto cenaoferty preco precovenda
    precofinal precoatual offersprice offerslowprice lowprice minprice standardprice pricelow searchprice amount
    ourprice purchasableofferourpriceschedulevaluewithtax buyitnowprice auctionbuyitnowprice startprice
    initialprice regularprice tarifregulier originalprice listprice retailprice oldprice msrp rrp pricetaxexcluded pricetaxexcl
    cenapl pris salgspris forsaljningspris hinta myyntihinta cenasdph cenadph bruttoar termekar eladasiar pret pretvanzare cijena hind kaina fiyat τιμή цена ціна 价格 價格 售价 售價 単価 価格 가격`,
  currency: `currency pricecurrency currencycode currencybuyer curr currencyid devise monnaie wahrung waehrung moneda valuta waluta moeda offerspricecurrency
    currencyiso isocurrency
    valuuta valuutta penznem deviza mena meneda νόμισμα валута валюта 货币 貨幣 通貨`,
  availability: `availability instock isinstock stockstatus isavailable available availabilitystatus disponibilite disponible verfugbarkeit verfuegbarkeit verfugbar disponibilidad
    disponibilita beschikbaarheid beschikbaar dostepnosc disponibilidade offersavailability enstock lagerstatus stock stocklevel availablequantity quantity qty variantinventoryqty
    inventory inventoryquantity fulfillmentavailabilityquantity quantite menge lagerbestand bestand cantidad quantita voorraad ilosc stanmagazynowy quantidade estoque
    lagersaldo lagerantal lagerbeholdning paalager varastosaldo saatavuus varasto dostupnost dostupnostskladem skladem sklad stavskladu keszlet raktarkeszlet elerhetoseg stoc stocdisponibil disponibilitate zaliha stanjezaliha zaloga laoseis laosvaru pieejamiba likutis prieinamumas liczbasztuk stokadedi διαθεσιμότητα απόθεμα наличност наличие остаток наявність 库存 庫存 在庫 재고`,
  images: `images imageurls imageurl image imagelinks imagelink baseimage mainproductimagelocatormedialocation additionalimagelink additionalimagelinks mainimage mainimageurl otherimageurl imagesrc picture
    pictures pictureurl pictureurls productpicture photo photos photourl photourls thumbnail thumbnailurl thumbnails imagesurl img imgurl imgsrc galleryurl imagegallery galleryimages gallery
    otherimages additionalimages imageslinks urlimage urlimages urlphoto lienimage bild bilder bildurl bildlink produktbild imagen imagenes urlimagen immagine immagini
    urlimmagine afbeelding afbeeldingen afbeeldingurl zdjecie zdjecia imagem imagens urlimagem swatchimage variantimage awimageurl merchantimageurl screenshots foto fotos
    bilde billede kuva obrazek obrazky obrazok kep kepek imagine imagini slika slike pilt attels nuotrauka εικόνα изображение снимка картинка фото зображення 图片 圖片 画像 이미지 productimageurl`,
  'trader.id': `sellerid merchantid shopid storeid traderid vendorid sellerhash merchanthash shophash storehash supplierid idvendeur verkauferid verkaeuferid sellernumber
    sellerusername sellertoken`,
  'trader.name': `sellername merchantname shopname storename tradername vendorname seller merchant shop store trader vendor buyboxseller soldby suppliername supplier
    merchanttitle sellertitle vendeur nomvendeur nomduvendeur marchand boutique verkaufer verkaeufer verkaufername handler haendler anbieter vendedor
    nombrevendedor tienda venditore nomevenditore negozio verkoper winkel sprzedawca nazwasprzedawcy sklep nomevendedor loja offersseller offerssellername sellerbusinessname`,
  'trader.address': `selleraddress merchantaddress shopaddress storeaddress traderaddress vendoraddress adressevendeur verkauferadresse sellerlocation businessaddress
    direccionvendedor indirizzovenditore enderecovendedor`,
  'trader.email':
    'selleremail merchantemail shopemail storeemail traderemail vendoremail emailvendeur verkauferemail sellercontact selleremailaddress',
  'trader.url':
    'sellerurl merchanturl shopurl storeurl traderurl vendorurl sellerlink storelink shoplink sellerprofile sellerpage urlvendeur',
  territory: `shipsto shipto shippingcountries countriesshippedto shipstocountries shippingcountry deliverycountries deliveryto deliversto targetcountry targetcountries
    sitecountry countrycode marketcountry salescountry territory territories paysdelivraison livraisonvers lieferlander lieferland paisesdeenvio paisenvio
    paesidispedizione verzendlanden krajewysylki paisesdeentrega`,
  language: 'language contentlanguage lang locale langue sprache idioma lingua taal jezyk inlanguage',
  attributes: `attributes additionalattributes otherattributes productattributes additionalproperty additionalproperties itemspecifics specifications specification specs
    productspecifications technicaldetails productdetails productdetail properties producthighlight producthighlights bulletpoint bulletpoints features characteristics caracteristiques
    attributs merkmale eigenschaften produktmerkmale caracteristicas atributos caratteristiche attributi kenmerken eigenschappen cechy parametry atrybuty variations options`,
  manufacturer: `manufacturer manufacturername maker producer fabricant nomfabricant hersteller herstellername fabricante fabbricante produttore fabrikant producent
    tillverkare valmistaja vyrobce vyrobca gyarto producator proizvodac proizvajalec tootja razotajs gamintojas κατασκευαστής производител производитель виробник 制造商 製造商 メーカー 제조사
    gpsrmanufacturer gpsrmanufacturername manufacturerinfo manufacturerdetails mfr`,
  'manufacturer.address':
    'manufactureraddress gpsrmanufactureraddress manufacturerpostaladdress adressefabricant herstelleradresse direccionfabricante indirizzoproduttore adresproducenta',
  'manufacturer.contact': `manufactureremail manufacturercontact manufacturerurl gpsrmanufactureremail gpsrmanufacturerreference gpsrmanufactureremailaddress emailfabricant
    herstelleremail herstellerkontakt`,
  responsiblePerson: `responsibleperson euresponsibleperson responsiblepersonname eurepresentative authorisedrepresentative authorizedrepresentative gpsrresponsibleperson responsibleoperator
    euresponsiblepersonname personneresponsable responsableue verantwortlicheperson euverantwortlicheperson verantwortlicherwirtschaftsakteur personaresponsable responsableeu
    personaresponsabile verantwoordelijkepersoon osobaodpowiedzialna pessoaresponsavel dsaresponsibleparty`,
  'responsiblePerson.address':
    'responsiblepersonaddress euresponsiblepersonaddress gpsrresponsiblepersonaddress dsaresponsiblepartyaddress adressepersonneresponsable',
  'responsiblePerson.contact':
    'responsiblepersonemail responsiblepersoncontact euresponsiblepersonemail gpsrresponsiblepersonemail',
  warnings: `warnings warning safetywarning safetywarnings safetyinformation safetyinfo productsafety cpsiawarning cpsiacautionarystatement choking avertissement avertissements
    consignesdesecurite miseengarde warnhinweis warnhinweise sicherheitshinweise sicherheitshinweis advertencia advertencias avvertenza avvertenze waarschuwing waarschuwingen
    ostrzezenie ostrzezenia advertenciasdeseguridad aviso avisos gpsrwarnings`,
  ageGate: 'agegate ageverification agecheck ageprotection',
  structured: 'structured',
} as const;

/** Names of columns with what buyers wrote or who they are: never read, since no buyers' data is held. */
const buyers =
  /^(top|customer|product|buyer|latest)?reviews?$|^(review|reviewer|buyer|customer)(s|author|authors|name|names|id|ids|email|emails|text|texts|address|phone|comments?)$|^reviews?(text|content|body|author|json|data|list)s?$|^(customer|buyer)questions$/;

const known = new Map<string, { field: Field; rank: number }>();
for (const [field, names] of Object.entries(synonyms)) {
  names.split(/\s+/).forEach((name, rank) => {
    const key = name.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
    if (isField(field) && !known.has(key)) known.set(key, { field, rank });
  });
}

/** Every field that a column can be mapped to. */
export const fields: readonly Field[] = Object.keys(synonyms).filter(isField);

function isField(name: string): name is Field {
  return Object.hasOwn(synonyms, name);
}

/**
 * A column's name without case, accents, spaces and signs, nor the prefix of Google's feeds and of eBay's item specifics
 * (`C:Brand`), nor what Amazon's templates add (`item_name[language_tag=en_GB]#1.value`).
 */
export function foldName(name: string): string {
  const plain = name
    .slice(0, 200)
    .trim()
    .toLowerCase()
    .replace(/^\*?(g:|@|schema:|c:|p:|cd:)/, '')
    .replace(/(#\d+\b.*)\.value$/, '$1')
    .replace(/\[[^\]]*=[^\]]*\]|#\d+/g, '')
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('đ', 'd')
    .replaceAll('ı', 'i');
  return plain.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '');
}

const prefix =
  /^(product|item|listing|offers?|variant|article|produit|artikel|producto|prodotto|produto|produkt|goods|node)(?=..)/;

/** What a column of this name says, and how telling the name is (less is more); null when the name is not known. */
export function recogniseName(name: string): { field: Field; rank: number } | null {
  const folded = foldName(name);
  const exact = known.get(folded);
  if (exact) return exact;
  const numbered = /^(.*?\D)(?:url)?\d{1,2}$/.exec(folded)?.[1];
  const image = numbered && known.get(numbered);
  if (image && (image.field === 'images' || image.field === 'attributes'))
    return { field: image.field, rank: image.rank + 100 };
  // What stands in brackets says of what form it is: "Image URLs (x,y,z...)", "Price (EUR)".
  const outside = foldName(name.replace(/\s*[([][^)\]]*[)\]]/g, ''));
  const main = outside === folded ? undefined : known.get(outside);
  if (main) return { field: main.field, rank: main.rank + 150 };
  const bare = known.get(folded.replace(prefix, ''));
  if (bare) return { field: bare.field, rank: bare.rank + 200 };
  // "Product title (EN)", "Titre de l'annonce": the word for the title with more around it, but not the title of
  // something else.
  if (
    /title|titre|titel|titulo|titolo|tytul/.test(folded) &&
    !/sub|seo|meta|seller|shop|store|image|page|brand|category|url|orig/.test(folded)
  ) {
    return { field: 'title', rank: 300 };
  }
  return null;
}

/** How many of some cells are names of columns that are known: what tells a header. */
export function countKnown(cells: readonly string[]): number {
  return cells.filter((cell) => cell.length < 100 && recogniseName(cell) !== null).length;
}

/** True for a column that may hold buyers' data. */
export function isAboutBuyers(name: string): boolean {
  return buyers.test(foldName(name));
}

/** Words for fields that people use with `map`. */
const aliases: Record<string, Field> = {
  name: 'title',
  image: 'images',
  seller: 'trader.name',
  trader: 'trader.name',
  shop: 'trader.name',
  link: 'url',
  ean: 'gtin',
  countries: 'territory',
};

/** The field that a person means by a name. */
export function fieldNamed(name: string): Field | undefined {
  return isField(name) ? name : aliases[name.toLowerCase()];
}
