import type { Article } from '../article.ts'

export const cm14 = {
  text: '第十四条  使用财政资金建设的数字化项目，数据责任单位应当编制项目涉及的公共数据清单，纳入项目立项报批流程；项目竣工验收前应当编制公共数据目录，归集、共享、开放项目产生的公共数据，作为项目验收条件。',
  duties: {
    'CM-14a': {
      kind: 'obligation',
      who: 'provider',
      quote: '使用财政资金建设的数字化项目，数据责任单位应当编制项目涉及的公共数据清单，纳入项目立项报批流程',
      steps: ['project.plan', 'project.review'],
      requires: [{ field: 'plannedCatalog', quote: '应当编制项目涉及的公共数据清单', on: ['project.plan'] }],
    },
    // reading: shared and opened means that the attributes are decided and carried out; what may not be opened hinders nothing.
    'CM-14b': {
      kind: 'obligation',
      who: 'provider',
      quote: '项目竣工验收前应当编制公共数据目录，归集、共享、开放项目产生的公共数据，作为项目验收条件',
      steps: ['project.checkAcceptance', 'project.accept'],
      requires: [
        {
          rule: 'dataBeforeAcceptance',
          quote: '归集、共享、开放项目产生的公共数据，作为项目验收条件',
          on: ['project.accept'],
        },
        { rule: 'openBeforeAcceptance', quote: '共享、开放项目产生的公共数据', on: ['project.accept'] },
      ],
    },
  },
} as const satisfies Article
