import type { Article } from '../article.ts'

export const pt25 = {
  text: '第二十五条 区级需求单位应当限于共享需求申请时所承诺的应用场景范围,依法依规使用共享数据,不得用于其他应用场景和目的。',
  duties: {
    'PT-25': {
      kind: 'prohibition',
      who: 'consumer',
      quote: '区级需求单位应当限于共享需求申请时所承诺的应用场景范围,依法依规使用共享数据,不得用于其他应用场景和目的',
      steps: ['sharingService.use'],
      requires: [{ rule: 'scenarioBound', quote: '应当限于共享需求申请时所承诺的应用场景范围' }],
    },
  },
} as const satisfies Article
