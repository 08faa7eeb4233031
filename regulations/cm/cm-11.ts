import type { Article } from '../article.ts'

export const cm11 = {
  text: '第十一条  按照“应归尽归”原则，数据责任单位应当将本单位的公共数据归集至区大数据平台；不归集的，应当提供法律、法规依据。',
  duties: {
    'CM-11': {
      kind: 'obligation',
      who: 'provider',
      quote: '数据责任单位应当将本单位的公共数据归集至区大数据平台；不归集的，应当提供法律、法规依据',
      steps: ['collection.open', 'collection.load', 'collection.claimRefusal', 'collection.judgeRefusal'],
      // reading: a closed list; 法规 without more means administrative and local regulations.
      grounds: ['法律', '行政法规', '地方性法规'],
      requires: [{ report: 'collectionCompleteness', quote: '将本单位的公共数据归集至区大数据平台' }],
    },
  },
} as const satisfies Article
