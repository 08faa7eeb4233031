import type { Article } from '../article.ts'

export const cm20 = {
  text: `第二十条  公共数据按照开放类型分为无条件开放、有条件开放和非开放三类。
涉及商业秘密、个人隐私，或者法律、法规规定不得开放的，列入非开放类；
对数据安全和处理能力要求较高、时效性较强或者需要持续获取的公共数据，列入有条件开放类；
其他公共数据列入无条件开放类。`,
  duties: {
    'CM-20.1': {
      kind: 'definition',
      who: 'provider',
      quote: '公共数据按照开放类型分为无条件开放、有条件开放和非开放三类',
      steps: ['openListEntry.submit', 'openListEntry.resubmit'],
    },
    'CM-20.2': {
      kind: 'obligation',
      who: 'provider',
      quote: '涉及商业秘密、个人隐私，或者法律、法规规定不得开放的，列入非开放类',
      steps: ['openListEntry.submit', 'openListEntry.resubmit'],
      requires: [{ rule: 'personalNotOpen', quote: '涉及商业秘密、个人隐私' }],
    },
    'CM-20.3': {
      kind: 'obligation',
      who: 'provider',
      quote: '对数据安全和处理能力要求较高、时效性较强或者需要持续获取的公共数据，列入有条件开放类',
      steps: ['openListEntry.submit', 'openListEntry.resubmit'],
      requires: [{ when: 'class.conditional', quote: '列入有条件开放类' }],
    },
    'CM-20.4': {
      kind: 'obligation',
      who: 'provider',
      quote: '其他公共数据列入无条件开放类',
      steps: ['openListEntry.submit', 'openListEntry.resubmit'],
      requires: [{ when: 'class.unconditional', quote: '列入无条件开放类' }],
    },
  },
} as const satisfies Article
