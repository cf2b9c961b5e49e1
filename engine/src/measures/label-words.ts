import type { MeasureKind } from './measure.ts';

/** Words that say what a length is of; case and marks do not count. */
export const labels: [kind: MeasureKind, words: string][] = [
  [
    'blade',
    'blade blades lame lames klinge klingen klingenlange hoja hojas lama lame lemmet lemmetlengte ostrze ostrza lamina laminas blad klinga cepel cepele penge λεπιδα λεπιδασ острие острието лезвие лезвия лезо лезво клинок клинка شفرة الشفرة نصل النصل تيغه להב הלהב ब्लेड',
  ],
  [
    'girth',
    'bust chest waist waistline hip hips girth tour poitrine hanches hanche buste busto cintura pecho cadera caderas fianchi torace taillenumfang brustumfang huftumfang umfang tailleomtrek omtrek obwod biust talia biodra peito quadril circumference circonference perimetro обиколка обхват талия бюст бедра окръжност محيط الخصر الصدر היקף',
  ],
  [
    'height',
    'height high tall stature hauteur haut haute taille stature hohe hoch grosse gross korpergrosse altura alto alta estatura altezza hoogte hoog wysokosc wysoka wysoki wzrost wzrostu hojd hoyde vyska visina inaltime inaltimea magassag magas korkeus korgus hojde hojden wys wysokosci yukseklik yuksekligi cao gesamthohe produkthohe airde gholi augstums augums aukstis ugis boyu υψοσ υψουσ височина височината высота высотой высоты висота висотою висина ръст рост ростом зріст ارتفاع الارتفاع قامة גובה הגובה ऊंचाई ऊँचाई h',
  ],
  [
    'width',
    'width wide largeur larg large breite breit ancho ancha anchura larghezza largo breedte breed szerokosc largura bredd bredde sirka sirina latime latimea szelesseg szer bredden genislik rong gesamtbreite leithead leveys laius platums plotis πλατοσ ширина шириной ширини عرض العرض רוחב चौड़ाई w',
  ],
  [
    'depth',
    'depth deep profondeur prof tiefe tief profundidad profondita diepte diep glebokosc gleb dybde dybden derinlik sau gesamttiefe profundidade djup hloubka hlbka dubina adancime melyseg syvyys sugavus dzilums gylis βαθοσ дълбочина глубина глибина عمق العمق עומק गहराई d',
  ],
  [
    'diameter',
    'diameter diametre durchmesser diametro srednica prumer priemer promjer diametru atmero halkaisija διαμετροσ диаметър диаметр диаметром діаметр قطر القطر קוטר व्यास diam',
  ],
  [
    'length',
    'length long longueur longue lange lang longitud lunghezza lungo lengte dlugosc comprimento langd laengde langde dl uzunluk gesamtlange fad delka dlzka duljina dolzina lungime lungimea hossz hosszusag pituus pikkus garums ilgis μηκοσ дължина длина длиной довжина дужина طول الطول אורך लंबाई l',
  ],
];

/** The same in scripts without spaces, in Hangul, and as signs: the nearest before a number counts. */
export const aloneLabels: [kind: MeasureKind, texts: string][] = [
  ['blade', '刀刃 刃长 刃長 刀身 刃渡り 刃渡 ใบมีด 칼날 날길이'],
  ['girth', '胸围 腰围 臀围 胸圍 腰圍 臀圍 围 圍 胸囲 バスト ウエスト ヒップ รอบอก รอบเอว 둘레 허리 가슴'],
  ['height', '身高 高度 身長 高 丈 ความสูง ส่วนสูง สูง 높이 키 신장'],
  ['width', '宽 寬 幅 宽度 กว้าง 너비 폭 가로'],
  ['depth', '深 奥行 ลึก 깊이'],
  ['diameter', '直径 直徑 Ø ⌀ ศูนย์กลาง 지름 직경'],
  ['length', '长 長 ยาว 길이'],
];

/** Words that make a quantity of time a term, not an age. */
export const durationWords =
  'warranty guarantee guaranteed garantie garantien garanzia garantia gwarancja gwarancji support service life lifetime lifespan lasts lasting durable durability replacement refund return returns retour retours experience since shelf storage expiry haltbar haltbarkeit lebensdauer nutzung rechnung delivery livraison livre lieferung envio consegna battery batterie akku credit maintenance used usage subscription abonnement garanti garantii garantija garantijos garantijas garanzija jamstvo jamstva jamstvom garancija garancije zaruka zaruky zarukou takuu takuuaika jotallas jotallassal garancia garanciaval rathaiocht гаранция гаранции гарантия гарантии гарантией гарантія гарантії εγγυηση ضمان الضمان אחריות 보증';
export const ageWords =
  'age aged ages ab des from vanaf od desde da dai dalle dagli edad edades eta idade idades wiek wieku alter leeftijd vek veku alder ika vanus amzius vecums eletkor varsta starost yas yasi aois ηλικια 나이 연령 recommended recommande old alt oud anni+ enfant enfants child children kids kinder bambini ninos criancas dzieci kinderen fran barn deti copii gyermek lapset kortol alkaen απο παιδια възраст возраст вік деца детей дітей от від عمر العمر سن السن גיל';
export const openWords =
  'ab des from vanaf od desde da dai dalle over uber plus partir mindestens almeno fran fra απο alkaen kortol от от над старше від нагоре فوق';
/** Right after a quantity of time these make it a least value. */
export const OPEN_AFTER = /^\s?(?:以上|이상|ขึ้นไป|и старше|и нагоре|и повече|και άνω|فأكثر|فما فوق|וכלפי)/u;

/** What a length of a few centimetres is when these words stand by it: how far the real size may be off. */
export const toleranceWords =
  'tolerance tolerances error errors deviation deviations difference differences variance toleranz abweichung abweichungen massabweichung ecart erreur tolerancia desviacion diferencia tolleranza scarto differenza tolerancia diferenca erro errore afwijking tolerantie odchylenie odchylka tolerancja отклонение погрешность допуск разлика ανοχη ανοχεσ تفاوت خطأ 오차';
export const TOLERANCE_BEFORE = /(?:误差|誤差|公差|偏差|ค่าความคลาดเคลื่อน)\D{0,4}$/u;
export const TOLERANCE_AFTER = /^\s?(?:的?(?:误差|誤差|公差|偏差)|오차)/u;
