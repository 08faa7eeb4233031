import type { Article } from '../article.ts'

export const sh30 = {
  text: `第三十条 【利用监管】
对有条件开放类数据,市大数据中心、数据开放主体、市经济信息化部门应当对利用情况进行跟踪,对恶意数据调用行为加强防范。
任何单位和个人可以对违法违规利用公共数据的行为向数据开放主体及有关部门举报。`,
  duties: {
    'SH-30.1': {
      kind: 'obligation',
      who: ['operator', 'provider', 'openingAuthority'],
      quote:
        '对有条件开放类数据,市大数据中心、数据开放主体、市经济信息化部门应当对利用情况进行跟踪,对恶意数据调用行为加强防范',
      steps: ['delivery.use', 'reuserViolation.suspect'],
      requires: [
        { report: 'openDataUse', quote: '应当对利用情况进行跟踪', on: ['delivery.use'] },
        { notice: 'maliciousCalls', quote: '对恶意数据调用行为加强防范', on: ['reuserViolation.suspect'] },
      ],
    },
    'SH-30.2': {
      kind: 'right',
      who: 'everyone',
      quote: '任何单位和个人可以对违法违规利用公共数据的行为向数据开放主体及有关部门举报',
      steps: ['violationReport.submit', 'violationReport.assign', 'violationReport.verify', 'violationReport.answer'],
    },
  },
} as const satisfies Article
