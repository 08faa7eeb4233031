import type { Article } from '../article.ts'

export const cm34 = {
  text: '第三十四条  区直属企业及在崇相关单位在履职过程中获得或产生的公共数据管理，参照本办法执行。',
  duties: {
    // reading: public service organisations stand in article 2 but not in article 5; they are taken in by reference too.
    'CM-34': {
      kind: 'definition',
      who: ['provider', 'consumer'],
      quote: '区直属企业及在崇相关单位在履职过程中获得或产生的公共数据管理，参照本办法执行',
      steps: ['unit.register'],
      requires: [
        { rule: 'byReference', quote: '参照本办法执行' },
        { rule: 'enterprisesByReference', quote: '区直属企业' },
        { when: 'byReference', quote: '区直属企业及在崇相关单位' },
        { report: 'unitsByReference', quote: '参照本办法执行' },
      ],
    },
  },
} as const satisfies Article
