import type { Article } from '../article.ts'

export const pt07 = {
  text: '第七条 本区公共数据坚持以共享为原则,不共享为例外。除法律、法规另有规定外,公共数据应当全量上链、上云,充分共享。',
  duties: {
    'PT-7': {
      kind: 'obligation',
      who: 'provider',
      quote: '除法律、法规另有规定外,公共数据应当全量上链、上云,充分共享',
      // reading: the text names no classes of sharing; an entry is shared, shared on conditions, or not shared on a ground.
      steps: ['catalogEntry.submit', 'catalogEntry.resubmit'],
      // reading: 法规 without more means administrative and local regulations; rules of departments are no ground here.
      grounds: ['法律', '行政法规', '地方性法规'],
    },
  },
} as const satisfies Article
