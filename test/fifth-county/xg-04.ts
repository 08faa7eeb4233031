import { workdays } from '@gongshu/deadlines'
import type { Article } from '@gongshu/regulations'

export const xg04 = {
  text: '第四条 县数据服务站应当自收到公共数据目录之日起3个工作日内完成审查,不符合编制规范的,予以退回并说明原因。逾期未审查的,视为审查通过。',
  duties: {
    'XG-4': {
      kind: 'obligation',
      who: 'operator',
      quote: '县数据服务站应当自收到公共数据目录之日起3个工作日内完成审查',
      steps: ['catalogEntry.pass', 'catalogEntry.return'],
      clock: {
        startsOn: 'catalogEntry.underReview',
        on: 'case',
        endsOn: ['catalogEntry.returned'],
        within: workdays(3),
        ifMissed: { outcome: 'catalogEntry.published', quote: '逾期未审查的,视为审查通过' },
      },
      requires: [{ field: 'reason', quote: '予以退回并说明原因', on: ['catalogEntry.return'] }],
    },
  },
} as const satisfies Article
