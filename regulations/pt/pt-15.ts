import { workdays } from '@gongshu/deadlines'
import type { Article } from '../article.ts'

export const pt15 = {
  text: '第十五条 区级责任单位应当在完成公共数据目录编制后10个工作日内,完成数据归集上云工作。',
  duties: {
    'PT-15': {
      kind: 'obligation',
      who: 'provider',
      quote: '区级责任单位应当在完成公共数据目录编制后10个工作日内,完成数据归集上云工作',
      steps: ['collection.open', 'collection.load'],
      clock: {
        // reading: cataloging is complete when the entry has passed review, that is on the day it is published.
        startsOn: 'catalogEntry.published',
        on: 'linkedCase',
        endsOn: ['collection.collected', 'collection.exempt'],
        within: workdays(10),
      },
    },
  },
} as const satisfies Article
