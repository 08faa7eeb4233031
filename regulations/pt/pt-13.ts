import { workdays } from '@gongshu/deadlines'
import type { Article } from '../article.ts'

export const pt13 = {
  text: '第十三条 区大数据中心应当在收到区级责任单位编制的公共数据目录之日起1个工作日内,对目录要素的完整性、规范性、重复性等进行审查,对不符合目录编制规范的目录予以退回并附退回原因。相关区级责任单位应当在收到退回的公共数据目录之日起3个工作日内,对目录进行完善并重新提交。',
  duties: {
    // Lateness passes nothing: the article gives no outcome for a missed review.
    'PT-13a': {
      kind: 'obligation',
      who: 'operator',
      quote:
        '区大数据中心应当在收到区级责任单位编制的公共数据目录之日起1个工作日内,对目录要素的完整性、规范性、重复性等进行审查,对不符合目录编制规范的目录予以退回并附退回原因',
      steps: ['catalogEntry.pass', 'catalogEntry.return'],
      clock: {
        startsOn: 'catalogEntry.underReview',
        on: 'case',
        endsOn: ['catalogEntry.published', 'catalogEntry.returned'],
        within: workdays(1),
      },
      requires: [{ field: 'reason', quote: '予以退回并附退回原因', on: ['catalogEntry.return'] }],
    },
    'PT-13b': {
      kind: 'obligation',
      who: 'provider',
      quote: '相关区级责任单位应当在收到退回的公共数据目录之日起3个工作日内,对目录进行完善并重新提交',
      steps: ['catalogEntry.resubmit'],
      clock: {
        startsOn: 'catalogEntry.returned',
        on: 'case',
        endsOn: ['catalogEntry.underReview'],
        within: workdays(3),
      },
    },
  },
} as const satisfies Article
