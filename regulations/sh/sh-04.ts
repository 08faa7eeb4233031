import type { Article } from '../article.ts'

export const sh04 = {
  text: `第四条     【工作原则】
本市公共数据开放利用工作坚持创新驱动、需求导向、公平公开、安全可控、分级分类、统一标准、便捷高效、流程规范的原则。`,
  duties: {
    'SH-4': {
      kind: 'definition',
      who: 'everyone',
      quote: '坚持创新驱动、需求导向、公平公开、安全可控、分级分类、统一标准、便捷高效、流程规范的原则',
      noSoftwareDuty: '规定工作原则,由其他各条具体落实,不设定可由系统单独办理的事项',
    },
  },
} as const satisfies Article
