import type { Article } from '@gongshu/regulations'

export const xg05 = {
  text: '第五条 公共数据按照共享属性分为通享类、问享类和留存类,按照开放属性分为敞开类、约开类和不开类。本县不另设开放清单。',
  duties: {
    'XG-5': {
      kind: 'definition',
      who: 'provider',
      quote: '公共数据按照共享属性分为通享类、问享类和留存类,按照开放属性分为敞开类、约开类和不开类',
      steps: ['catalogEntry.submit', 'catalogEntry.resubmit'],
    },
  },
} as const satisfies Article
