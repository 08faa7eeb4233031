import type { Article } from '../article.ts'

export const sh36 = {
  text: `第三十六条  【资金保障】
行政事业单位开展公共数据开放所涉及的信息系统建设、改造、运维以及考核评估等相关经费,按照有关规定纳入市、区两级财政资金预算。
鼓励支持公共数据开放的示范项目和优秀成果申报数字化转型专项。`,
  duties: {
    'SH-36.1': {
      kind: 'definition',
      who: 'finance',
      quote: '按照有关规定纳入市、区两级财政资金预算',
      noSoftwareDuty: '经费纳入财政预算,在预算管理中办理',
    },
    'SH-36.2': {
      kind: 'right',
      who: 'applicant',
      quote: '鼓励支持公共数据开放的示范项目和优秀成果申报数字化转型专项',
      noSoftwareDuty: '专项资金由申报单位按有关规定另行申报',
    },
  },
} as const satisfies Article
