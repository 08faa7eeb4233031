import { workdays } from '@gongshu/deadlines'
import type { Article } from '@gongshu/regulations'

export const xg06 = {
  text: '第六条 数据使用单位申请共享公共数据的,由县数据服务站转至数据提供单位。数据提供单位应当自收到申请之日起7个工作日内完成审核。逾期未审核的,不视为同意。',
  duties: {
    'XG-6a': {
      kind: 'obligation',
      who: 'operator',
      quote: '数据使用单位申请共享公共数据的,由县数据服务站转至数据提供单位',
      steps: ['demand.submit', 'demand.forward', 'demandPart.open'],
    },
    'XG-6b': {
      kind: 'obligation',
      who: 'provider',
      quote: '数据提供单位应当自收到申请之日起7个工作日内完成审核',
      steps: ['demandPart.decide', 'demand.settle'],
      clock: {
        startsOn: 'demandPart.forwarded',
        on: 'part',
        endsOn: ['demandPart.approved', 'demandPart.rejected', 'demandPart.withdrawn'],
        within: workdays(7),
      },
    },
    'XG-6c': {
      kind: 'definition',
      who: 'provider',
      quote: '逾期未审核的,不视为同意',
      noSoftwareDuty: '逾期不产生结果:平台不代为作出任何决定',
    },
  },
} as const satisfies Article
