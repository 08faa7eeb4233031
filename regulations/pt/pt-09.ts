import type { Article } from '../article.ts'

export const pt09 = {
  text: '第九条 公共数据目录编制、归集、共享等相关系统建设和运营费用,纳入本级财政预算。',
  duties: {
    'PT-9': {
      kind: 'obligation',
      who: 'finance',
      quote: '公共数据目录编制、归集、共享等相关系统建设和运营费用,纳入本级财政预算',
      noSoftwareDuty: '经费纳入财政预算,由财政部门在预算管理中落实,不在本平台办理',
    },
  },
} as const satisfies Article
