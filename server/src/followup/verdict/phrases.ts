import { foldText } from '../../base/page/match-phrases.ts';

/*
 * What pages say, in the order fr, en, de, es, it, nl, pl, pt, zh, others. `*` leaves the end of a word open. A sentence that a platform uses and that is
 * missing here makes a check indeterminate, never removed.
 */

/** An act has ended the offer. */
export const ENDED = [
  ...['a ete retire*', 'a ete supprime*', 'a ete desactive*', 'annonce est terminee', 'annonce terminee'],
  ...['annonce expiree', 'annonce a expire', 'annonce supprimee', 'offre est terminee', 'vente terminee'],
  ...['ne peut plus etre commande*', "annonce n'est plus en ligne"],
  ...['has been removed', 'was removed', 'been taken down', 'has been deleted', 'was deleted', 'listing has ended'],
  ...['listing was ended', 'listing ended', 'listing has expired', 'ad has expired', 'listing is no longer active'],
  ...['listing is inactive', 'offer has ended', 'offer has expired', 'bidding has ended', 'can no longer be ordered'],
  ...['wurde entfernt', 'wurde geloscht', 'wurde beendet', 'wurde deaktiviert', 'anzeige ist abgelaufen'],
  ...['angebot ist beendet', 'angebot ist abgelaufen', 'kann nicht mehr bestellt werden'],
  ...['ha sido retirad*', 'ha sido eliminad*', 'ha sido borrad*', 'anuncio ha finalizado', 'anuncio ha caducado'],
  ...['publicacion finalizada', 'publicacion pausada', 'ya no se puede pedir'],
  ...['e stato rimosso', 'e stata rimossa', 'e stato eliminato', 'e stata eliminata', 'inserzione e terminata'],
  ...['inserzione e scaduta', 'annuncio e scaduto', 'annuncio scaduto', 'non puo piu essere ordinat*'],
  ...[
    'is verwijderd',
    'is beeindigd',
    'advertentie is verlopen',
    'is niet meer actief',
    'kan niet meer worden besteld',
  ],
  ...['zostal usuniet*', 'zostala usuniet*', 'zostalo usuniet*', 'oferta zakonczona', 'zostala zakonczona'],
  ...['ogloszenie wygaslo', 'ogloszenie nieaktualne', 'nie mozna juz zamowic'],
  ...['foi retirad*', 'foi removid*', 'foi eliminad*', 'foi excluid*', 'anuncio terminou', 'anuncio encerrado'],
  ...['anuncio finalizado', 'anuncio expirado', 'ja nao pode ser encomendad*'],
  ...['已移除', '被移除', '已从本站移除', '已删除', '已被删除', '已下架', '已结束销售', '从本站移除'],
  ...[
    '削除されました',
    '出品は終了',
    '販売を終了',
    '삭제되었*',
    '판매가 종료*',
    'было удалено',
    'был удален',
    'снят с продажи',
  ],
  ...['снято с публикации', 'har tagits bort', 'er blevet fjernet', 'byl odstranen', 'byla odstranena', 'kaldirildi'],
].map(foldText);

/** It is not to be had any more; of an offer, or of one of its colours. */
export const GONE = [
  ...[
    "n'est plus disponible",
    'ne sont plus disponibles',
    "n'est plus en vente",
    'plus commercialise*',
    "n'existe plus",
  ],
  ...[
    'no longer available',
    'no longer for sale',
    'no longer exists',
    "isn't available anymore",
    'not available anymore',
  ],
  ...[
    'no longer sold',
    'has been discontinued',
    'nicht mehr verfugbar',
    'nicht mehr erhaltlich',
    'nicht mehr vorhanden',
  ],
  ...[
    'existiert nicht mehr',
    'nicht langer verfugbar',
    'ya no esta disponible',
    'ya no esta a la venta',
    'ya no existe',
  ],
  ...['non e piu disponibile', 'non piu disponibile', 'non e piu in vendita', 'non esiste piu'],
  ...['niet meer beschikbaar', 'niet langer beschikbaar', 'niet meer te koop', 'bestaat niet meer'],
  ...[
    'nie jest juz dostepn*',
    'juz niedostepn*',
    'ja nao esta disponivel',
    'nao esta mais disponivel',
    'ja nao existe',
  ],
  ...[
    'nao existe mais',
    '不再销售',
    '已失效',
    '不存在',
    '取り扱いを終了',
    '더 이상 판매',
    'больше не доступ*',
    'больше не продается',
  ],
  ...[
    'finns inte langre',
    'findes ikke længere',
    'jiz neni k dispozici',
    'mar nem elerheto',
    'nu mai este disponibil*',
  ],
  ...['artik mevcut degil', 'artik satista degil'],
].map(foldText);

/** What stands over a page that is not there. */
export const NOT_FOUND = [
  ...[
    'introuvable',
    'page non trouvee',
    "n'existe pas",
    'page not found',
    'not found',
    'does not exist',
    "doesn't exist",
  ],
  ...["can't find", 'cannot find', "couldn't find", 'error 404', 'erreur 404', '404 error', '404', 'nicht gefunden'],
  ...['existiert nicht', 'no encontrad*', 'no existe', 'non trovat*', 'non esiste', 'niet gevonden', 'bestaat niet'],
  ...[
    'nie znaleziono',
    'nie istnieje',
    'nao encontrad*',
    'nao existe',
    '页面不存在',
    '未找到',
    '找不到',
    '見つかりません',
  ],
  ...['찾을 수 없', 'не найден*', 'hittades inte', 'ikke fundet', 'nenalezena', 'bulunamadi', 'nem talalhato'],
].map(foldText);

/** Still offered, none there for now. */
export const OUT_OF_STOCK = [
  ...['rupture de stock', 'actuellement indisponible', 'epuise*', 'bientot de retour', 'out of stock', 'sold out'],
  ...[
    'currently unavailable',
    'back in stock',
    'ausverkauft',
    'nicht auf lager',
    'nicht vorratig',
    'derzeit nicht verfugbar',
  ],
  ...['agotado', 'agotada', 'sin existencias', 'sin stock', 'esaurito', 'esaurita', 'momentaneamente non disponibile'],
  ...[
    'uitverkocht',
    'niet op voorraad',
    'brak w magazynie',
    'wyprzedan*',
    'chwilowo niedostepn*',
    'esgotado',
    'sem stock',
  ],
  ...[
    'sem estoque',
    '缺货',
    '售罄',
    '在庫切れ',
    '売り切れ',
    '품절',
    'нет в наличии',
    'распродан*',
    'slutsald',
    'udsolgt',
    'vyprodano',
  ],
].map(foldText);

/** A person is asked for, or the visit is refused. */
export const BLOCKED = [
  ...['etes un humain', 'pas un robot', 'trafic inhabituel', 'saisissez les caracteres', 'acces refuse'],
  ...[
    'you are a human',
    'you are human',
    'are you human',
    "i'm not a robot",
    'not a robot',
    'unusual traffic',
    'checking your browser',
  ],
  ...['just a moment', 'attention required', 'press & hold', 'slide to', 'security check', 'access denied', 'captcha'],
  ...[
    'pardon our interruption',
    'characters you see',
    'request blocked',
    'ein mensch sind',
    'kein roboter',
    'zugriff verweigert',
  ],
  ...['ungewohnlicher datenverkehr', 'que es humano', 'no soy un robot', 'trafico inusual', 'acceso denegado'],
  ...['di essere umano', 'non sono un robot', 'traffico insolito', 'accesso negato', 'een mens bent', 'geen robot'],
  ...['ongewoon verkeer', 'toegang geweigerd', 'jestes czlowiekiem', 'nie jestem robotem', 'nietypowy ruch'],
  ...[
    'que e humano',
    'nao sou um robo',
    'trafego invulgar',
    'trafego incomum',
    'acesso negado',
    '您是真人',
    '人机验证',
    '拖动滑块',
  ],
  ...['异常流量', '验证码', '访问被拒绝', 'ロボットではありません', '로봇이 아닙니다', 'не робот'],
].map(foldText);

/** What challenges leave in a page's source; telling only on a page without much else, since shops load some of them for their forms. */
export const CHALLENGE_MARKS = [
  ...['captcha-delivery.com', '/cdn-cgi/challenge-platform', 'cf-chl-', 'px-captcha', '_incapsula_resource'],
  ...['sec-if-cpt-container', '_____tmd_____', 'nocaptcha', 'hcaptcha.com/1/api', 'recaptcha/api', 'aws-waf-token'],
];

/** In place of the page: say who you are first. */
export const SIGN_IN = [
  ...['connectez-vous', 'se connecter', 'sign in', 'log in', 'anmelden', 'einloggen', 'inicie sesion', 'inicia sesion'],
  ...[
    'accedi',
    'inloggen',
    'log in om',
    'zaloguj sie',
    'inicie sessao',
    'faca login',
    '请登录',
    'ログイン',
    '로그인',
    'войдите',
  ],
].map(foldText);

/** Out of order for now: what such a page says of the service is not about the offer. */
export const OUT_OF_ORDER = [
  ...['momentanement indisponible', 'reessayez plus tard', 'maintenance', 'temporarily unavailable', 'try again later'],
  ...[
    'something went wrong',
    'vorubergehend nicht',
    'spater erneut',
    'wartungsarbeiten',
    'no esta disponible temporalmente',
  ],
  ...['intentelo mas tarde', 'temporaneamente non disponibile', 'riprova piu tardi', 'manutenzione', 'tijdelijk niet'],
  ...['probeer het later', 'onderhoud', 'chwilowo niedostepn*', 'sprobuj pozniej', 'temporariamente indisponivel'],
  ...[
    'tente mais tarde',
    'manutencao',
    '暂时不可用',
    '稍后再试',
    'メンテナンス',
    '점검',
    'попробуйте позже',
    'технические работы',
  ],
].map(foldText);

/** By it one orders. */
export const ORDER = [
  ...[
    'ajouter au panier',
    'au panier',
    'acheter',
    'commander',
    'encherir',
    'add to cart',
    'add to basket',
    'add to bag',
  ],
  ...[
    'buy now',
    'buy it now',
    'buy',
    'order now',
    'place bid',
    'pre-order',
    'in den warenkorb',
    'in den einkaufswagen',
  ],
  ...[
    'jetzt kaufen',
    'sofort kaufen',
    'kaufen',
    'bestellen',
    'anadir al carrito',
    'anadir a la cesta',
    'agregar al carrito',
  ],
  ...[
    'comprar',
    'comprar ahora',
    'aggiungi al carrello',
    'acquista',
    'compra subito',
    'compralo subito',
    'in winkelwagen',
  ],
  ...['in winkelmand', 'in mijn winkelwagen', 'nu kopen', 'koop nu', 'kopen', 'do koszyka', 'kup teraz', 'kup'],
  ...[
    'adicionar ao carrinho',
    'adicionar ao cesto',
    '加入购物车',
    '立即购买',
    '购买',
    'カートに入れる',
    '今すぐ買う',
    '購入',
  ],
  ...[
    '장바구니',
    '구매하기',
    'в корзину',
    'купить',
    'varukorg',
    'kop nu',
    'læg i kurv',
    'do kosiku',
    'koupit',
    'sepete ekle',
  ],
  ...['hemen al', 'kosarba', 'adauga in cos'],
].map(foldText);

/** Not in this place, or not by this law. Sentences with a gap, so patterns; the gaps are bounded. */
export const NOT_HERE = [
  /(n'est pas|ne sont pas|indisponible|non disponible)[^.]{0,40} (dans|depuis|pour) votre (pays|region|zone|territoire)/,
  /(not|isn't|aren't|un)[ ]?(available|accessible|offered|sold)[^.]{0,30} (in|from|to) your (country|region|location|area)/,
  /in (ihrem|deinem) land [^.]{0,20}nicht|in (ihrer|deiner) region [^.]{0,20}nicht|nicht [^.]{0,20}in (ihrem|deinem) land/,
  /no (esta|estan|se encuentra) disponibles?[^.]{0,20} en (su|tu) (pais|region|zona)/,
  /non (e|sono) (disponibil|accessibil)[ie][^.]{0,20} n(el|ella) (tuo|tua|suo|sua) (paese|regione)/,
  /niet (beschikbaar|verkrijgbaar)[^.]{0,20} in (uw|je|jouw) (land|regio)/,
  /(nie jest dostepn|niedostepn)[a-z]*[^.]{0,20} w (twoim|panstwa) (kraju|regionie)/,
  /nao (esta|se encontra) disponivel[^.]{0,20} n[oa] (seu|sua|teu) (pais|regiao)/,
  /(所在|您)的?(国家|地区)[^。]{0,12}(不可用|不提供|无法)|お住まいの(国|地域)[^。]{0,12}(ません|ない)/,
  /(raisons|motifs) leg|for legal reasons|rechtlichen grunden|(razones|motivos) legales|motivi legali/,
  /(juridische|wettelijke) redenen|przyczyn prawnych|razoes legais|motivos legais|法律原因/,
];
