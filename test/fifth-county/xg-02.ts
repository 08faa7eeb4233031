import { days } from '@gongshu/deadlines'
import type { Article } from '@gongshu/regulations'

export const xg02 = {
  text: '第二条 数据提供单位应当自公共数据目录发布之日起20日内,将数据归集至县公共数据平台。',
  duties: {
    'XG-2': {
      kind: 'obligation',
      who: 'provider',
      quote: '数据提供单位应当自公共数据目录发布之日起20日内,将数据归集至县公共数据平台',
      steps: ['collection.open', 'collection.load'],
      clock: {
        startsOn: 'catalogEntry.published',
        on: 'linkedCase',
        endsOn: ['collection.collected'],
        within: days(20),
      },
    },
  },
} as const satisfies Article
