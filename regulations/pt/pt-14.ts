import { workdays } from '@gongshu/deadlines'
import type { Article } from '../article.ts'

export const pt14 = {
  text: '第十四条 因业务、信息系统等发生变更需要调整公共数据目录的,相关区级责任单位可以通过区大数据资源分平台提出目录变更或者删除申请。区大数据中心应当在收到目录变更或者删除申请之日起1个工作日内,对目录变更或者删除申请进行评估。评估通过后,相关区级责任单位可以对公共数据目录进行相应变更或者删除。区大数据中心在评估过程中发现调整公共数据目录将影响数据共享应用服务的,应当会同相关区级责任单位、数据使用单位就历史数据处理、共享应用服务衔接等形成目录调整方案后予以实施。',
  duties: {
    'PT-14a': {
      kind: 'right',
      who: 'provider',
      quote:
        '因业务、信息系统等发生变更需要调整公共数据目录的,相关区级责任单位可以通过区大数据资源分平台提出目录变更或者删除申请',
      steps: ['catalogEntry.requestChange'],
    },
    'PT-14b': {
      kind: 'obligation',
      who: 'operator',
      quote: '区大数据中心应当在收到目录变更或者删除申请之日起1个工作日内,对目录变更或者删除申请进行评估',
      steps: ['catalogEntry.evaluateChange'],
      clock: {
        // reading: the limit is for the evaluation alone; an adjustment plan that follows has no number.
        startsOn: 'catalogEntry.changeEvaluating',
        on: 'case',
        endsOn: ['catalogEntry.changeAuthorised', 'catalogEntry.adjustmentPlanning', 'catalogEntry.published'],
        within: workdays(1),
      },
    },
    'PT-14c': {
      kind: 'right',
      who: 'provider',
      quote: '评估通过后,相关区级责任单位可以对公共数据目录进行相应变更或者删除',
      steps: ['catalogEntry.executeChange', 'catalogEntry.executeDeletion'],
    },
    'PT-14d': {
      kind: 'obligation',
      who: 'operator',
      quote:
        '区大数据中心在评估过程中发现调整公共数据目录将影响数据共享应用服务的,应当会同相关区级责任单位、数据使用单位就历史数据处理、共享应用服务衔接等形成目录调整方案后予以实施',
      // reading: 会同 is more than to be told: each of them says itself that it agrees, or why not.
      steps: ['catalogEntry.proposePlan', 'planConsent.agree', 'planConsent.object', 'catalogEntry.agreePlan'],
    },
  },
} as const satisfies Article
