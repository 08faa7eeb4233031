import type { Article } from '../article.ts'

export const cm03 = {
  text: `第三条  本办法适用于公共数据的收集、归集、治理、登记、共享、开放、应用、授权运营及安全保障等全生命周期管理工作。
涉及国家秘密的，或法律、法规另有规定的，按照有关规定执行。`,
  duties: {
    'CM-3.1': {
      kind: 'definition',
      who: 'everyone',
      quote: '本办法适用于公共数据的收集、归集、治理、登记、共享、开放、应用、授权运营及安全保障等全生命周期管理工作',
    },
    // reading: what other rules govern stays outside this procedure, so a state secret never enters the platform.
    'CM-3.2': {
      kind: 'definition',
      who: ['provider', 'operator'],
      quote: '涉及国家秘密的，或法律、法规另有规定的，按照有关规定执行',
      steps: ['catalogEntry.submit', 'catalogEntry.resubmit'],
      requires: [{ rule: 'noStateSecret', quote: '涉及国家秘密的' }],
    },
  },
} as const satisfies Article
