import type { Article } from '../article.ts'

export const sh14 = {
  text: `第十四条 【分级分类机制】
本市公共数据采取分级分类开放机制。对公共数据根据个人、组织、客体等不同维度分为多个级别,并根据级别的组合划入三类开放:
(一)对涉及个人隐私、个人信息、商业秘密和保密商务信息,或者法律法规规定不得开放的公共数据,列入非开放类。非开放类公共数据依法进行脱密、脱敏处理,或者相关权利人同意开放的,可以列入无条件开放类或者有条件开放类。
(二)对数据安全和处理能力要求较高、时效性较强或者需要持续获取的公共数据,列入有条件开放类。
(三)其他公共数据列入无条件开放类。`,
  duties: {
    'SH-14': {
      kind: 'definition',
      who: 'provider',
      quote: '对公共数据根据个人、组织、客体等不同维度分为多个级别,并根据级别的组合划入三类开放',
      steps: ['openListEntry.submit', 'openListEntry.resubmit'],
      requires: [{ rule: 'levelsDecide', quote: '根据级别的组合划入三类开放' }],
    },
    'SH-14.1a': {
      kind: 'obligation',
      who: 'provider',
      quote: '对涉及个人隐私、个人信息、商业秘密和保密商务信息,或者法律法规规定不得开放的公共数据,列入非开放类',
      steps: ['openListEntry.submit', 'openListEntry.resubmit'],
      requires: [{ rule: 'personalNotOpen', quote: '对涉及个人隐私、个人信息、商业秘密和保密商务信息' }],
    },
    'SH-14.1b': {
      kind: 'right',
      who: 'provider',
      quote: '非开放类公共数据依法进行脱密、脱敏处理,或者相关权利人同意开放的,可以列入无条件开放类或者有条件开放类',
      steps: ['openListEntry.submit', 'openListEntry.resubmit'],
      requires: [{ when: 'unlocked', quote: '依法进行脱密、脱敏处理,或者相关权利人同意开放的' }],
    },
    'SH-14.2': {
      kind: 'obligation',
      who: 'provider',
      quote: '对数据安全和处理能力要求较高、时效性较强或者需要持续获取的公共数据,列入有条件开放类',
      steps: ['openListEntry.submit', 'openListEntry.resubmit'],
      requires: [{ when: 'class.conditional', quote: '列入有条件开放类' }],
    },
    'SH-14.3': {
      kind: 'obligation',
      who: 'provider',
      quote: '其他公共数据列入无条件开放类',
      steps: ['openListEntry.submit', 'openListEntry.resubmit'],
      requires: [{ when: 'class.unconditional', quote: '列入无条件开放类' }],
    },
  },
} as const satisfies Article
