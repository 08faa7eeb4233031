import type { Article } from '../article.ts'

export const pt28 = {
  text: '第二十八条 区大数据中心和各相关单位应当建立健全本单位公共数据安全管理制度,明确本单位公共数据安全管理工作机构和责任人,建立健全公共数据分类分级保护、风险评估、监测预警等安全保障制度,在公共数据上链、上云和使用等环节落实安全管理责任。',
  duties: {
    'PT-28': {
      kind: 'obligation',
      who: 'everyone',
      quote:
        '明确本单位公共数据安全管理工作机构和责任人,建立健全公共数据分类分级保护、风险评估、监测预警等安全保障制度',
      requires: [{ report: 'securityFileGaps', quote: '明确本单位公共数据安全管理工作机构和责任人' }],
    },
  },
} as const satisfies Article
