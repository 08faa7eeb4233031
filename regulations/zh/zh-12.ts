import type { Article } from '../article.ts'

export const zh12 = {
  text: '第十二条 政府投资信息化项目在建设方案中应当编制项目所涉及的公共数据资源目录。项目竣工时,应将项目资源目录更新至市公共数据管理工作平台,并实施数据归集和共享工作,作为项目验收依据。',
  duties: {
    'ZH-12a': {
      kind: 'obligation',
      who: 'provider',
      quote: '政府投资信息化项目在建设方案中应当编制项目所涉及的公共数据资源目录',
      steps: ['project.plan'],
      requires: [{ field: 'plannedCatalog', quote: '应当编制项目所涉及的公共数据资源目录' }],
    },
    'ZH-12b': {
      kind: 'obligation',
      who: 'provider',
      quote: '项目竣工时,应将项目资源目录更新至市公共数据管理工作平台,并实施数据归集和共享工作,作为项目验收依据',
      steps: ['project.checkAcceptance', 'project.accept'],
      requires: [
        {
          rule: 'cityCatalogBeforeAcceptance',
          quote: '应将项目资源目录更新至市公共数据管理工作平台',
          on: ['project.accept'],
        },
        { rule: 'dataBeforeAcceptance', quote: '并实施数据归集和共享工作,作为项目验收依据', on: ['project.accept'] },
      ],
    },
  },
} as const satisfies Article
