import { completeSketches } from './sample.ts';

const ordinary = completeSketches('zh', 'ordinary', [
  {
    id: '90101',
    trader: 'shili',
    category: 'lighting',
    brand: 'lumelle',
    title: '北欧风格台灯',
    description: '台灯,高度40厘米,E27灯头。',
    price: '33.00',
    attributes: [['高度', '40厘米']],
  },
  {
    id: '90102',
    trader: 'shili',
    category: 'kitchen',
    brand: 'cuisto',
    title: '不锈钢保温杯 500毫升',
    description: '双层真空保温杯,500毫升。',
    price: '18.00',
    attributes: [['容量', '500毫升']],
  },
  {
    id: '90103',
    trader: 'shili',
    category: 'phones',
    packs: ['eu-gpsr-information'],
    title: '透明手机壳',
    description: '适用于6.1英寸屏幕的软壳。',
    price: '4.50',
    gpsr: 'none',
  },
  {
    id: '90104',
    trader: 'shili',
    category: 'clothing',
    packs: ['eu-gpsr-information'],
    title: '纯棉短袖T恤',
    description: '纯棉面料,尺码S至XXL。',
    price: '9.90',
    gpsr: 'none',
  },
  {
    id: '90105',
    trader: 'shili',
    category: 'garden',
    brand: 'jardin',
    title: '园艺手套 两双',
    description: '耐磨园艺手套,均码。',
    price: '7.50',
    markup: 'opengraph',
  },
  {
    id: '90106',
    trader: 'shili',
    category: 'sport',
    brand: 'rando',
    title: '折叠露营椅',
    description: '承重120公斤,附收纳袋。',
    price: '29.00',
    attributes: [['承重', '120公斤']],
    markup: 'microdata',
  },
]);

const lookAlikes = completeSketches('zh', 'look-alike', [
  {
    id: '90201',
    trader: 'shili',
    category: 'toys',
    brand: 'ludik',
    title: '儿童布娃娃 30厘米',
    description: '毛绒玩具娃娃,适合3岁以上儿童,高30厘米。',
    price: '15.00',
    attributes: [
      ['高度', '30厘米'],
      ['年龄', '3岁以上'],
    ],
  },
  {
    id: '90202',
    trader: 'shili',
    category: 'party',
    title: '舞台道具剑 塑料',
    description: '塑料舞台道具,长60厘米,不开刃。',
    price: '8.00',
    attributes: [['长度', '60厘米']],
  },
]);

const prohibited = completeSketches('zh', 'prohibited', [
  {
    id: '90301',
    trader: 'yangben',
    category: 'adult',
    packs: ['fr-prohibited-dolls', 'fr-adult-goods-age-gate'],
    title: '成人娃娃 100厘米',
    description: '成人用品。娃娃,高度100厘米,可寄往法国。',
    price: '268.00',
    attributes: [['高度', '100厘米']],
    ageGate: 'none',
  },
  {
    id: '90302',
    trader: 'yangben',
    category: 'tools',
    packs: ['fr-weapons'],
    title: '金属指虎 四指',
    description: '金属指虎,四指,可寄往法国。',
    price: '12.00',
    attributes: [['材质', '金属']],
  },
]);

/** The Chinese offers. */
export const chinese = [...ordinary, ...lookAlikes, ...prohibited];
