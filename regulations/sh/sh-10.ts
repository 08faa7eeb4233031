import { years } from '@gongshu/deadlines'
import type { Article } from '../article.ts'

export const sh10 = {
  text: `第十条     【开放清单动态调整】
数据开放主体应当每年定期组织对公共数据开放清单定期进行综合评估评价,经必要性、安全性审查后,开展下列动态调整:
(一)社会迫切需要但尚未开放的公共数据,可以新增开放清单纳入开放范围;有必要的,可以进行脱敏脱密处理后开放;
(二)对已经开放的数据集,因业务系统变更等原因无法继续开放的,应当删除该开放清单,但已开放的历史数据应转为不再更新的静态数据继续开放;
(三)对开放主体日常工作中形成的、无信息系统支撑的数据,可以纳入开放清单;
(四)信息公开中涉及的数据,可以纳入开放清单。`,
  duties: {
    'SH-10': {
      kind: 'obligation',
      who: 'provider',
      quote:
        '数据开放主体应当每年定期组织对公共数据开放清单定期进行综合评估评价,经必要性、安全性审查后,开展下列动态调整',
      steps: ['openListReview.open', 'openListReview.assess', 'openListReview.decide', 'openListReview.complete'],
      // reading: the year is the calendar year; the article names no day.
      recurs: {
        every: years(1),
        quote: '每年定期组织对公共数据开放清单定期进行综合评估评价',
        doneBy: 'openListReview.done',
      },
    },
    'SH-10.1': {
      kind: 'right',
      who: 'provider',
      quote: '社会迫切需要但尚未开放的公共数据,可以新增开放清单纳入开放范围;有必要的,可以进行脱敏脱密处理后开放',
      steps: ['openListReview.decide', 'openListEntry.submit'],
      requires: [{ when: 'added.wanted', quote: '社会迫切需要但尚未开放的公共数据' }],
    },
    'SH-10.2': {
      kind: 'obligation',
      who: 'provider',
      quote:
        '对已经开放的数据集,因业务系统变更等原因无法继续开放的,应当删除该开放清单,但已开放的历史数据应转为不再更新的静态数据继续开放',
      steps: ['openListEntry.freeze'],
    },
    'SH-10.3': {
      kind: 'right',
      who: 'provider',
      quote: '对开放主体日常工作中形成的、无信息系统支撑的数据,可以纳入开放清单',
      steps: ['openListEntry.submit'],
      requires: [{ when: 'added.withoutSystem', quote: '无信息系统支撑的数据' }],
    },
    'SH-10.4': {
      kind: 'right',
      who: 'provider',
      quote: '信息公开中涉及的数据,可以纳入开放清单',
      steps: ['openListEntry.submit'],
      requires: [{ when: 'added.disclosed', quote: '信息公开中涉及的数据' }],
    },
  },
} as const satisfies Article
