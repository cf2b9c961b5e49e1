import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readText } from '../../../testing/read-files.ts';

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
