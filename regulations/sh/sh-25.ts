import type { Article } from '../article.ts'

export const sh25 = {
  text: `第二十五条  【平台规范】
市大数据中心应当制定并公布开放平台管理制度,明确数据开放主体和数据利用主体在开放平台上的行为规范和安全责任,对开放平台上开放数据的存储、传输、利用等环节建立透明化、可审计、可追溯的全过程管理机制。`,
  duties: {
    'SH-25': {
      kind: 'obligation',
      who: 'operator',
      quote:
        '市大数据中心应当制定并公布开放平台管理制度,明确数据开放主体和数据利用主体在开放平台上的行为规范和安全责任,对开放平台上开放数据的存储、传输、利用等环节建立透明化、可审计、可追溯的全过程管理机制',
      steps: [
        'platformRules.draft',
        'platformRules.edit',
        'platformRules.publish',
        'platformRules.supersede',
        'platformRules.acknowledge',
      ],
      requires: [{ report: 'openDataTrace', quote: '透明化、可审计、可追溯的全过程管理机制' }],
    },
  },
} as const satisfies Article
