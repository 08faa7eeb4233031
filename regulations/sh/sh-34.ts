import type { Article } from '../article.ts'

export const sh34 = {
  text: `第三十四条  【表彰机制】
市经济信息化部门应当会同市大数据中心和相关数据开放主体对在数据技术研发、数据服务提供、数据利用实践、数据合作交流等方面有突出表现的单位和个人,按照规定给予表彰。`,
  duties: {
    'SH-34': {
      kind: 'obligation',
      who: ['openingAuthority', 'operator', 'provider'],
      quote: '对在数据技术研发、数据服务提供、数据利用实践、数据合作交流等方面有突出表现的单位和个人,按照规定给予表彰',
      noSoftwareDuty: '表彰按照有关规定在平台之外办理',
    },
  },
} as const satisfies Article
