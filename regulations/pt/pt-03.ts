import type { Article } from '../article.ts'

export const pt03 = {
  text: `第三条 本区各级党政机关、人民团体,以及其他各级由财政资金保障运行的单位,根据履职需要使用其他单位公共数据和为其他单位提供公共数据的行为及其相关管理活动,适用本实施办法。
涉及国家秘密的公共数据管理,或者法律、法规另有规定的,按照相关规定执行。`,
  duties: {
    // reading: providers and consumers are narrower words in articles 5 and 17; every unit of this scope may take part.
    'PT-3.1': {
      kind: 'definition',
      who: ['provider', 'consumer'],
      quote:
        '本区各级党政机关、人民团体,以及其他各级由财政资金保障运行的单位,根据履职需要使用其他单位公共数据和为其他单位提供公共数据的行为及其相关管理活动,适用本实施办法',
      steps: ['unit.register'],
      requires: [{ rule: 'unitInScope', quote: '以及其他各级由财政资金保障运行的单位' }],
    },
    // reading: what other rules govern stays outside this procedure, so a state secret never enters the platform.
    'PT-3.2': {
      kind: 'definition',
      who: ['provider', 'operator'],
      quote: '涉及国家秘密的公共数据管理,或者法律、法规另有规定的,按照相关规定执行',
      // reading: silence approves, but lifts no law: what is kept from sharing on a ground of law is not served by silence.
      steps: ['catalogEntry.submit', 'catalogEntry.resubmit', 'demandPart.lapse', 'demand.refuseBarred'],
      requires: [
        {
          rule: 'noStateSecret',
          quote: '涉及国家秘密的公共数据管理',
          on: ['catalogEntry.submit', 'catalogEntry.resubmit'],
        },
        { when: 'barred', quote: '法律、法规另有规定的,按照相关规定执行', on: ['demandPart.lapse'] },
      ],
    },
  },
} as const satisfies Article
