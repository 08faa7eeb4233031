import type { Article } from '../article.ts'

export const pt10 = {
  text: `第十条 鼓励公共管理和服务机构通过公共数据共享应用,创新管理和服务方式,提升管理和服务水平。
在公共数据共享应用过程中,如因改革创新未能实现预期目标,但有关责任单位和个人严格按照有关规定开展数据共享应用工作,且勤勉尽责、未牟取私利,经综合分析,符合容错条件的,可以依规依纪依法免除相关责任,支持和保护干部干事创业的积极性。`,
  duties: {
    'PT-10.1': {
      kind: 'right',
      who: 'everyone',
      quote: '鼓励公共管理和服务机构通过公共数据共享应用,创新管理和服务方式,提升管理和服务水平',
      noSoftwareDuty: '鼓励性规定,不设定可由系统办理的事项',
    },
    'PT-10.2': {
      kind: 'right',
      who: 'everyone',
      quote: '经综合分析,符合容错条件的,可以依规依纪依法免除相关责任',
      noSoftwareDuty: '容错免责由有权机关依规依纪依法决定,不在本平台办理',
    },
  },
} as const satisfies Article
