import type { Article } from '../article.ts'

export const cm04 = {
  text: '第四条  公共数据管理遵循集约共建、统一标准、分类分级、汇聚整合、共享开放、安全可控的原则。',
  duties: {
    'CM-4': {
      kind: 'definition',
      who: 'everyone',
      quote: '公共数据管理遵循集约共建、统一标准、分类分级、汇聚整合、共享开放、安全可控的原则',
      noSoftwareDuty: '原则性规定,由以下各条分别落实',
    },
  },
} as const satisfies Article
