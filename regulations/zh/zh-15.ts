import type { Article } from '../article.ts'

export const zh15 = {
  text: `第十五条 各单位应当遵循“一数一源、一源多用”的原则,按照法定范围和程序向有关公民、法人和其他组织采集公共数据。被采集对象应当配合。
可从其他行政机关和公共服务单位通过共享方式得到的公共数据,不得重复采集。`,
  duties: {
    // reading: a second source of one item is settled by designation, the way the operator settles any unclear ownership.
    'ZH-15.1': {
      kind: 'obligation',
      who: 'provider',
      quote: '各单位应当遵循“一数一源、一源多用”的原则,按照法定范围和程序向有关公民、法人和其他组织采集公共数据',
      steps: ['catalogEntry.requestDesignation', 'catalogEntry.designate', 'capturePlan.submit'],
      requires: [{ rule: 'oneSource', quote: '一数一源、一源多用', on: ['catalogEntry.designate'] }],
    },
    'ZH-15.2': {
      kind: 'prohibition',
      who: 'provider',
      quote: '可从其他行政机关和公共服务单位通过共享方式得到的公共数据,不得重复采集',
      steps: ['capturePlan.submit', 'capturePlan.justify', 'capturePlan.confirm'],
      requires: [{ rule: 'noDuplicateCapture', quote: '不得重复采集' }],
    },
  },
} as const satisfies Article
