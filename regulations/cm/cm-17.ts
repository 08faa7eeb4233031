import type { Article } from '../article.ts'

export const cm17 = {
  text: `第十七条  公共数据按照共享类型分为无条件共享、有条件共享和不予共享三类。
列入有条件共享和不予共享的，应当说明理由，并提供相应的法律、法规、规章依据。`,
  duties: {
    'CM-17.1': {
      kind: 'definition',
      who: 'provider',
      quote: '公共数据按照共享类型分为无条件共享、有条件共享和不予共享三类',
      steps: ['catalogEntry.submit', 'catalogEntry.resubmit'],
    },
    'CM-17.2': {
      kind: 'obligation',
      who: 'provider',
      quote: '列入有条件共享和不予共享的，应当说明理由，并提供相应的法律、法规、规章依据',
      steps: ['catalogEntry.submit', 'catalogEntry.resubmit'],
      // reading: 法规 without more means administrative and local regulations.
      grounds: ['法律', '行政法规', '地方性法规', '规章'],
      requires: [{ rule: 'limitedNeedsReason', quote: '应当说明理由' }],
    },
  },
} as const satisfies Article
