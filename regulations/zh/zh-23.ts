import type { Article } from '../article.ts'

export const zh23 = {
  text: '第二十三条 各单位应当开发经济调节、市场监管、社会管理、公共服务、生态环境等领域的公共数据应用,提升政府大数据管理和服务水平。',
  duties: {
    'ZH-23': {
      kind: 'obligation',
      who: 'provider',
      quote:
        '各单位应当开发经济调节、市场监管、社会管理、公共服务、生态环境等领域的公共数据应用,提升政府大数据管理和服务水平',
      steps: ['scenario.propose'],
      requires: [
        {
          field: 'applicationField',
          quote: '经济调节、市场监管、社会管理、公共服务、生态环境等领域',
          on: ['scenario.propose'],
        },
        { report: 'applicationsByField', quote: '公共数据应用' },
      ],
    },
  },
} as const satisfies Article
