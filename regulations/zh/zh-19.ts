import type { Article } from '../article.ts'

export const zh19 = {
  text: `第十九条 公共数据按照共享属性分为三类:无条件共享类、受限共享类和非共享类。可提供给所有行政机关共享使用的公共数据属于无条件共享类。可提供给相关行政机关共享使用或仅能够部分提供给所有行政机关共享使用的公共数据属于受限共享类。不宜提供给其他行政机关共享使用的公共数据属于非共享类。
“最多跑一次”办事类所需的公共数据,优先考虑纳入无条件共享类;属于受限共享类和非共享类的公共数据,可以经脱敏等处理后向行政机关和公共服务单位提供。法律、法规另有规定的除外。
列入受限共享类和非共享类公共数据范围的,应当说明理由,并提供法律、法规和规章依据。`,
  duties: {
    // reading: the classes name administrative organs only; a public service unit receives data by a grant of its own.
    'ZH-19.1': {
      kind: 'definition',
      who: 'provider',
      quote: '公共数据按照共享属性分为三类:无条件共享类、受限共享类和非共享类',
      steps: ['catalogEntry.submit', 'catalogEntry.resubmit'],
      requires: [
        {
          rule: 'restrictedRecipients',
          quote: '可提供给相关行政机关共享使用或仅能够部分提供给所有行政机关共享使用的公共数据属于受限共享类',
        },
      ],
    },
    'ZH-19.2': {
      kind: 'obligation',
      who: 'provider',
      quote:
        '“最多跑一次”办事类所需的公共数据,优先考虑纳入无条件共享类;属于受限共享类和非共享类的公共数据,可以经脱敏等处理后向行政机关和公共服务单位提供',
      steps: ['catalogEntry.submit', 'catalogEntry.resubmit'],
      requires: [
        { rule: 'oneVisitUnconditional', quote: '优先考虑纳入无条件共享类' },
        { rule: 'maskedMayBeShared', quote: '可以经脱敏等处理后向行政机关和公共服务单位提供' },
      ],
    },
    'ZH-19.3': {
      kind: 'obligation',
      who: 'provider',
      quote: '列入受限共享类和非共享类公共数据范围的,应当说明理由,并提供法律、法规和规章依据',
      steps: ['catalogEntry.submit', 'catalogEntry.resubmit'],
      // reading: 法规 without more means administrative and local regulations.
      grounds: ['法律', '行政法规', '地方性法规', '规章'],
      requires: [{ rule: 'limitedNeedsReason', quote: '应当说明理由' }],
    },
  },
} as const satisfies Article
