/** What stands in the rendered pictures: ordinary goods, in ten languages of five scripts, and fonts of Debian. */
export interface Tongue {
  language: string;
  script: 'Latin' | 'Cyrillic' | 'Greek' | 'Arabic' | 'Chinese';
  lines: string[];
}

export const TONGUES: Tongue[] = [
  {
    language: 'en',
    script: 'Latin',
    lines: [
      'Wooden desk lamp',
      'Garden hose 20 metres',
      'Not for children under 3 years',
      'Kitchen scale with battery',
      'Folding chair blue',
      'Travel pillow washable cotton',
      'Free shipping today only',
      'Cordless drill 18V',
      'Stainless steel bottle 750 ml',
      'Warning small parts',
    ],
  },
  {
    language: 'fr',
    script: 'Latin',
    lines: [
      'Lampe de bureau en bois',
      'Tuyau de jardin',
      'Livraison gratuite en France',
      'Balance de cuisine',
      'Chaise pliante bleue',
      'Oreiller de voyage lavable',
      'Ne convient pas aux enfants',
      'Perceuse sans fil',
      'Bouteille en acier 750 ml',
      'Attention petits éléments',
    ],
  },
  {
    language: 'de',
    script: 'Latin',
    lines: [
      'Schreibtischlampe aus Holz',
      'Gartenschlauch 20 Meter',
      'Kostenloser Versand',
      'Küchenwaage mit Batterie',
      'Klappstuhl blau',
      'Reisekissen waschbar',
      'Nicht für Kinder geeignet',
      'Akkuschrauber 18V',
      'Flasche aus Edelstahl',
      'Achtung kleine Teile',
    ],
  },
  {
    language: 'es',
    script: 'Latin',
    lines: [
      'Lámpara de escritorio',
      'Manguera de jardín',
      'Envío gratis hoy',
      'Báscula de cocina',
      'Silla plegable azul',
      'Almohada de viaje lavable',
      'No apto para niños',
      'Taladro sin cable',
      'Botella de acero 750 ml',
      'Advertencia piezas pequeñas',
    ],
  },
  {
    language: 'pl',
    script: 'Latin',
    lines: [
      'Drewniana lampa biurkowa',
      'Wąż ogrodowy 20 metrów',
      'Darmowa dostawa dzisiaj',
      'Waga kuchenna z baterią',
      'Krzesło składane',
      'Poduszka podróżna',
      'Nie dla dzieci poniżej lat',
      'Wiertarka bezprzewodowa',
      'Butelka ze stali',
      'Uwaga małe elementy',
    ],
  },
  {
    language: 'ru',
    script: 'Cyrillic',
    lines: [
      'Деревянная настольная лампа',
      'Садовый шланг 20 метров',
      'Бесплатная доставка сегодня',
      'Кухонные весы с батареей',
      'Складной стул синий',
      'Подушка для путешествий',
      'Не для детей младше лет',
      'Электрический перфоратор',
      'Бутылка из нержавеющей стали',
      'Внимание мелкие детали',
    ],
  },
  {
    language: 'bg',
    script: 'Cyrillic',
    lines: [
      'Дървена настолна лампа',
      'Градински маркуч',
      'Безплатна доставка днес',
      'Кухненска везна с батерия',
      'Сгъваем стол син',
      'Възглавница за пътуване',
      'Не е подходящо за деца',
      'Безжична бормашина',
      'Бутилка от стомана',
      'Внимание малки части',
    ],
  },
  {
    language: 'el',
    script: 'Greek',
    lines: [
      'Ξύλινο φωτιστικό γραφείου',
      'Λάστιχο κήπου',
      'Δωρεάν αποστολή σήμερα',
      'Ζυγαριά κουζίνας με μπαταρία',
      'Πτυσσόμενη καρέκλα',
      'Μαξιλάρι ταξιδιού',
      'Ακατάλληλο για παιδιά',
      'Ασύρματο δράπανο',
      'Μπουκάλι από ατσάλι',
      'Προσοχή μικρά μέρη',
    ],
  },
  {
    language: 'ar',
    script: 'Arabic',
    lines: [
      'مصباح مكتب خشبي',
      'خرطوم حديقة',
      'شحن مجاني اليوم',
      'ميزان مطبخ مع بطارية',
      'كرسي قابل للطي',
      'وسادة سفر قابلة للغسل',
      'غير مناسب للأطفال',
      'مثقاب لاسلكي',
      'زجاجة من الفولاذ',
      'تحذير أجزاء صغيرة',
    ],
  },
  {
    language: 'zh',
    script: 'Chinese',
    lines: [
      '木制台灯',
      '花园水管',
      '今天免费送货',
      '厨房电子秤',
      '折叠椅蓝色',
      '可洗旅行枕',
      '不适合三岁以下儿童',
      '无线电钻',
      '不锈钢水瓶',
      '注意小零件',
    ],
  },
];

const EUROPEAN = ['DejaVu Sans', 'Liberation Serif', 'Open Sans', 'FreeSerif', 'Comfortaa', 'PT Sans Caption'];

/** Six fonts a script. */
export const FONTS: Record<Tongue['script'], string[]> = {
  Latin: ['DejaVu Sans', 'Liberation Serif', 'Roboto', 'Lato', 'Linux Libertine O', 'Comfortaa'],
  Cyrillic: EUROPEAN,
  Greek: ['DejaVu Sans', 'Liberation Serif', 'Open Sans', 'FreeSerif', 'Comfortaa', 'GFS Didot'],
  Arabic: ['DejaVu Sans', 'Amiri', 'Noto Sans Arabic', 'Noto Naskh Arabic', 'Scheherazade', 'KacstBook'],
  Chinese: [
    'Noto Sans CJK SC',
    'Noto Serif CJK SC',
    'WenQuanYi Zen Hei',
    'WenQuanYi Micro Hei',
    'AR PL UMing CN',
    'AR PL UKai CN',
  ],
};

/** Debian's packages that bring them. */
export const FONT_PACKAGES =
  'fonts-dejavu-core fonts-liberation fonts-roboto-unhinted fonts-lato fonts-linuxlibertine fonts-open-sans fonts-freefont-ttf fonts-comfortaa fonts-paratype fonts-gfs-didot fonts-hosny-amiri fonts-noto-core fonts-sil-scheherazade fonts-kacst fonts-noto-cjk fonts-wqy-zenhei fonts-wqy-microhei fonts-arphic-uming fonts-arphic-ukai';
