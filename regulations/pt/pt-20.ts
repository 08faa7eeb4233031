import { workdays } from '@gongshu/deadlines'
import type { Article } from '../article.ts'

export const pt20 = {
  text: '第二十条 对不属于第十九条规定情形的公共数据共享需求申请,由区大数据中心转至相关区级责任单位。相关区级责任单位应当在收到共享需求申请之日起5个工作日内,完成审核并反馈审核结果。审核通过的,由区大数据中心提供数据共享服务;审核不通过的,除因共享需求申请不规范外,区级责任单位应当提供明确的法律、法规等依据。逾期未反馈的,视作审核通过。',
  duties: {
    'PT-20a': {
      kind: 'obligation',
      who: 'operator',
      quote: '由区大数据中心转至相关区级责任单位',
      steps: ['demand.forward', 'demandPart.open'],
    },
    'PT-20b': {
      kind: 'obligation',
      who: 'provider',
      quote: '应当在收到共享需求申请之日起5个工作日内,完成审核并反馈审核结果',
      steps: ['demandPart.decide', 'demandPart.lapse', 'demand.settle'],
      clock: {
        // reading: 收到 is the arrival of the forwarded demand at each provider; every provider's part runs by itself.
        startsOn: 'demandPart.forwarded',
        on: 'part',
        endsOn: ['demandPart.approved', 'demandPart.rejected', 'demandPart.withdrawn'],
        within: workdays(5),
        ifMissed: { outcome: 'demandPart.deemedApproved', quote: '逾期未反馈的,视作审核通过' },
      },
    },
    'PT-20c': {
      kind: 'obligation',
      who: 'provider',
      quote: '审核不通过的,除因共享需求申请不规范外,区级责任单位应当提供明确的法律、法规等依据',
      steps: ['demandPart.decide'],
      // Only a rejection needs the ground; an application against the norm is rejected with its list of defects.
      // reading: 等 leaves the list open; lower instruments are accepted for a rejection and marked for the operator.
      grounds: ['法律', '行政法规', '地方性法规', '规章'],
      requires: [
        { when: 'rejected', quote: '审核不通过的' },
        { field: 'ground', quote: '应当提供明确的法律、法规等依据' },
      ],
    },
    'PT-20d': {
      kind: 'obligation',
      who: 'operator',
      quote: '审核通过的,由区大数据中心提供数据共享服务',
      steps: ['demand.provision', 'sharingService.start'],
    },
  },
} as const satisfies Article
