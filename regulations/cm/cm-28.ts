import type { Article } from '../article.ts'

export const cm28 = {
  text: `第二十八条  公共数据安全责任按照“谁收集谁负责、谁持有谁负责、谁管理谁负责、谁使用谁负责”的原则确定。
数据责任单位应当按照分类分级保护要求，结合公共数据应用场景，采用身份认证、数据加密、数据脱敏、隐私计算等措施，提高公共数据安全保障能力。`,
  duties: {
    'CM-28.1': {
      kind: 'definition',
      who: 'everyone',
      quote: '公共数据安全责任按照“谁收集谁负责、谁持有谁负责、谁管理谁负责、谁使用谁负责”的原则确定',
      steps: ['incident.open'],
      requires: [{ report: 'responsibleUnits', quote: '谁收集谁负责、谁持有谁负责、谁管理谁负责、谁使用谁负责' }],
    },
    'CM-28.2': {
      kind: 'obligation',
      who: 'provider',
      quote:
        '数据责任单位应当按照分类分级保护要求，结合公共数据应用场景，采用身份认证、数据加密、数据脱敏、隐私计算等措施，提高公共数据安全保障能力',
      steps: ['sharingService.start'],
      requires: [{ rule: 'measuresByGrade', quote: '按照分类分级保护要求' }],
    },
  },
} as const satisfies Article
