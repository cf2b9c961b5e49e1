/** What a quantity is of, as its unit tells. */
export type Dimension = 'length' | 'mass' | 'time' | 'voltage' | 'volume' | 'count' | 'size';

/**
 * A unit's dimension, its size in the dimension's own unit (cm, kg, year, V, ml, piece), and the languages' spellings.
 */
export interface Unit {
  dimension: Dimension;
  factor: number;
  /**
   * The greatest size where one name is of several units, so that a quantity is a range: 尺 is 1/3 m in the People's
   * Republic (State Council, 25 June 1959), 10/33 m in Taiwan and Japan.
   */
  most?: number;
  /** Spellings, of which case and marks do not count. A trailing `*` takes any ending. */
  names: string;
  /** Says by itself that an age is meant. */
  age?: true;
}

/** The unit that a dimension's values are given in. */
export const canonicalUnits: Record<Dimension, string> = {
  length: 'cm',
  mass: 'kg',
  time: 'year',
  voltage: 'V',
  volume: 'ml',
  count: 'piece',
  size: 'size',
};

/** Spellings by unit. What is written in a script without spaces, or in Hangul, may be followed by anything. */
export const units: Unit[] = [
  {
    dimension: 'length',
    factor: 0.1,
    names:
      'mm millimetre* millimeter* milimetro* millimetri millimetro milimetr* milimet* mmm мм милиметър* милиметр* миллиметр* міліметр* χιλ χιλιοστ* ملم مم مليمتر* ملليمتر* ميليمتر* میلیمتر* מ"מ מ״מ ממ מילימטר* मिमी मिलीमीटर มม มิลลิเมตร มิล 毫米 毫 公厘 公釐 粍 ミリメートル ミリ 밀리미터 밀리 մմ მმ',
  },
  {
    dimension: 'length',
    factor: 1,
    names:
      'cm cms centimetre* centimeter* zentimeter* centimetro* centimetri centimetr* centymetr* senttimetr* sentti centimetru santimetr* santim sentimetr* xentimet* см сантиметър* сантиметр* сантим центиметар* центиметр* εκ εκατοστ* سم سنتيمتر* سنتمتر* سانتيمتر* سانتیمتر* سانت سانتی سنتي ס"מ ס״מ סמ סנטימטר* सेमी सेंमी सेंटीमीटर सेन्टीमीटर ซม เซนติเมตร เซ็นติเมตร เซนต์ 厘米 釐米 公分 糎 センチメートル センチ 센티미터 센티메터 센티 센치 սմ სმ',
  },
  {
    dimension: 'length',
    factor: 10,
    names: 'dm decimetre* dezimeter decimetro* decimetr* дм дециметър* дециметр* 分米 公寸',
  },
  {
    dimension: 'length',
    factor: 100,
    names:
      'm mt mtr metre metres meter meters metro metros metri metr metry metrow metra metru metrii metrin met м метър метъра метра метри метров метр метрів метар μ. μετρα μετρο μετρων م متر مترا امتار מטר מטרים मीटर เมตร ม. 米 公尺 メートル メーター 米突 미터 메터 მეტრი մետր',
  },
  {
    dimension: 'length',
    factor: 2.54,
    names:
      'in inch inches zoll pouce pouces pulgada pulgadas pollice pollici polegada polegadas cal cali duim tommer tum tuumaa inç дюйм* инч* цол цола ιντσ* بوصة بوصات انش اينش اینچ אינץ* אינצ* इंच นิ้ว 英寸 英吋 吋 インチ 인치',
  },
  {
    dimension: 'length',
    factor: 30.48,
    names:
      'ft foot feet pied pieds fuss piede piedi voet фут* ποδια قدم اقدام רגל फुट फीट ฟุต 英尺 英呎 呎 フィート 피트',
  },
  { dimension: 'length', factor: 91.44, names: 'yd yds yard yards ярд* หลา 码 碼 ヤード 야드' },
  { dimension: 'length', factor: 100 / 3, names: '市尺' },
  { dimension: 'length', factor: 10 / 3, names: '市寸' },
  { dimension: 'length', factor: 1000 / 3, names: '市丈' },
  { dimension: 'length', factor: 1000 / 33, names: '台尺' },
  { dimension: 'length', factor: 100 / 33, names: '台寸' },
  { dimension: 'length', factor: 1000 / 33, most: 100 / 3, names: '尺' },
  { dimension: 'length', factor: 2.54, most: 10 / 3, names: '寸' },
  {
    dimension: 'mass',
    factor: 0.000000001,
    names:
      'mcg µg μg ug microgram* mikrogram* microgramo* micrograma* microgrammi мкг микрограм* мікрограм* 微克 マイクログラム 마이크로그램',
  },
  {
    dimension: 'mass',
    factor: 0.000001,
    names:
      'mg milligram* milligramm* miligramo* мг милиграм* миллиграмм* ملغ ملغم ملجم مجم มก 毫克 ミリグラム 밀리그램',
  },
  {
    dimension: 'mass',
    factor: 0.001,
    names:
      'g gr gram grams gramm gramme grammes gramo gramos grammo grammi grama gramas gramow г гр грам* γρ γραμμαρι* غ غرام* جرام* جم گرم גרם גרמים ग्राम กรัม 克 公克 グラム 그램 그람',
  },
  {
    dimension: 'mass',
    factor: 1,
    names:
      'kg kgs kilo kilos kilogram* kilogramm* kilogramo* chilo chili chilogramm* quilo quilos кг кило килограм* кілограм* κιλ* كجم كغ كغم كيلو كيلوغرام* كيلوجرام* کیلو کیلوگرم ק"ג ק״ג קג קילו किग्रा किलो किलोग्राम กก กิโลกรัม กิโล 公斤 千克 キログラム キロ 킬로그램 킬로 키로',
  },
  { dimension: 'mass', factor: 0.5, names: '市斤' },
  { dimension: 'mass', factor: 0.6, names: '台斤' },
  { dimension: 'mass', factor: 0.05, names: '市两 市兩' },
  { dimension: 'mass', factor: 0.5, most: 0.60478982, names: '斤' },
  {
    dimension: 'mass',
    factor: 0.45359237,
    names: 'lb lbs pound pounds pfund libra libras libbra libbre funt funtow фунт* رطل ปอนด์ 磅 ポンド 파운드',
  },
  {
    dimension: 'mass',
    factor: 0.028349523,
    names: 'oz ounce ounces onces unze unzen onza onzas oncia once унци* ουγγι* اونصة أوقية ออนซ์ 盎司 安士 オンス 온스',
  },
  {
    dimension: 'time',
    factor: 1,
    names:
      'year years yr yrs an ans annee annees jahr jahre jahren ano anos anni anno jaar jaren rok roku lat lata let leta leti roky rokov ar ani vuotta aasta aastat godina godine godinu metai metu gads gadi gadu bliain bliana mbliana sena snin yil год года лет година години годин годинки рік роки років χρονια χρονο سنة سنوات سنين عام اعوام سال שנה שנים वर्ष साल ปี 年 년',
  },
  {
    dimension: 'time',
    factor: 1,
    names:
      'yo jahrig* jarig* letni* rocn* eves vuotias vuotiaa* aastane aastase* gadig* yas yasinda* yaslar* χρονων ετων ans+ годишн* летн* річн* ขวบ 岁 周岁 歲 週歲 歳 才 세 살',
    age: true,
  },
  {
    dimension: 'time',
    factor: 1 / 12,
    names:
      'month months mois monat monate monaten mes meses mese mesi maand maanden miesiac miesiace miesiecy mesic mesice mesicu manad manader luna luni honap honapos kuukautta месец месеца месеци месяц* місяц* μηνων μηνεσ μηνα شهر اشهر شهور ماه חודש חודשים महीने माह เดือน 个月 個月 か月 ヶ月 ケ月 カ月 ヵ月 개월',
  },
  {
    dimension: 'time',
    factor: 1 / 52,
    names:
      'week weeks semaine semaines woche wochen semana semanas settimana settimane week weken tydzien tygodni седмиц* недел* тижн* εβδομαδ* اسبوع สัปดาห์ 周 週 週間',
  },
  {
    dimension: 'time',
    factor: 1 / 365,
    names:
      'day days jour jours tag tage tagen dia dias giorno giorni dag dagen dzien dni ден дни дней день дня днів ημερ* يوم ايام วัน 天 日間',
  },
  {
    dimension: 'voltage',
    factor: 1,
    names: 'v volt volts voltios volt* в волт* вольт* βολτ فولت וולט โวลต์ โวลท์ 伏 伏特 ボルト 볼트',
  },
  { dimension: 'voltage', factor: 1000, names: 'kv kilovolt* кв' },
  {
    dimension: 'volume',
    factor: 1,
    names:
      'ml millilitre* milliliter* mililitro* millilitri mililitr* мл милилитър* милилитр* миллилитр* مل ملل مليلتر* מ"ל מ״ל มล มิลลิลิตร 毫升 公撮 ミリリットル 밀리리터',
  },
  { dimension: 'volume', factor: 10, names: 'cl centilitre* zentiliter centilitro* сл' },
  { dimension: 'volume', factor: 100, names: 'dl decilitre* deziliter decilitro* дл' },
  {
    dimension: 'volume',
    factor: 1000,
    names:
      'l litre litres liter liters litro litros litri litr litry litrow litru litrov litraa л литър литра литри литр литров літр* λιτρα λιτρο λτ لتر لترات ليتر لیتر ליטר ליטרים लीटर ลิตร 升 公升 リットル 리터',
  },
  { dimension: 'volume', factor: 29.5735, names: 'floz' },
  {
    dimension: 'count',
    factor: 1,
    names:
      'er pack packs pk ks buc kpl pc pcs piece pieces stuck piece* pieza* pezzi pezzo stuk stuks sztuk* szt peca pecas unite unites шт штук* бр броя брой броїв τεμ τεμαχι* قطعة قطع عدد ชิ้น 件 个 個 只 片 粒 枚 개 세트',
  },
];

/** What begins as a unit does and is none: off-white, a grade, an anniversary, a size, a carat. */
export const notUnits: string[] =
  '米白 米色 米黄 米黃 米粉 米饭 米其 克拉 年级 年級 年代 周年 週年 尺码 尺碼 尺寸 寸照 码数 碼數 个性 세대 세기 ปีก'.split(
    ' ',
  );
