import { workdays } from '@gongshu/deadlines'
import type { Article } from '../article.ts'

export const zh18 = {
  text: `第十八条 公共数据提供单位是数据质量责任主体,应当关注数据使用单位反馈的数据错误、遗漏等情形,以及存在侵犯第三方合法权益等问题。公共数据提供单位在收到问题反馈之日起5个工作日内完成问题数据的处理。
区大数据中心对公共数据的数量、质量以及更新情况进行监测、反馈和评价。`,
  duties: {
    'ZH-18.1': {
      kind: 'obligation',
      who: 'provider',
      quote: '公共数据提供单位在收到问题反馈之日起5个工作日内完成问题数据的处理',
      steps: ['dataIssue.report', 'dataIssue.forward', 'dataIssue.verify', 'dataIssue.fix', 'dataIssue.reject'],
      clock: {
        // reading: 收到 is the arrival at the provider, not the report to the platform; lateness settles nothing.
        startsOn: 'dataIssue.forwarded',
        on: 'case',
        endsOn: ['dataIssue.fixed', 'dataIssue.rejected', 'dataIssue.closed'],
        within: workdays(5),
      },
    },
    'ZH-18.2': {
      kind: 'obligation',
      who: 'operator',
      quote: '区大数据中心对公共数据的数量、质量以及更新情况进行监测、反馈和评价',
      steps: [
        'qualityRules.approve',
        'qualityRules.return',
        'qualityRules.apply',
        'scoringScheme.adopt',
        'scoringScheme.adjust',
      ],
      requires: [
        { report: 'dataMonitoring', quote: '对公共数据的数量、质量以及更新情况进行监测、反馈和评价' },
        { notice: 'dataMonitoringResult', quote: '监测、反馈和评价' },
      ],
    },
  },
} as const satisfies Article
