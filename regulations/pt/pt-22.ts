import { workdays } from '@gongshu/deadlines'
import type { Article } from '../article.ts'

export const pt22 = {
  text: `第二十二条 对共享需求中涉及公共数据尚未完成目录编制或者归集的,由区大数据中心提请相关区级责任单位开展公共数据目录编制或者归集工作。相关区级责任单位原则上应当在收到区大数据中心提请之日起15个工作日内,完成目录编制、归集和需求审核工作。
区级需求单位提出涉及跨部门数据融合需求申请的,应当同步提交数据融合治理方案。区大数据中心应当会同相关区级责任单位在收到融合治理方案之日起5个工作日内,完成审核。审核通过的,由区大数据中心在通过之日起10个工作日内,完成融合治理并提供数据共享服务,融合治理情况特别复杂的除外;审核不通过的,由区大数据中心对融合需求申请和融合治理方案予以退回并附退回原因,相关区级需求单位可以修改后重新提交申请。`,
  duties: {
    'PT-22.1a': {
      kind: 'obligation',
      who: 'operator',
      quote:
        '对共享需求中涉及公共数据尚未完成目录编制或者归集的,由区大数据中心提请相关区级责任单位开展公共数据目录编制或者归集工作',
      steps: ['demand.requestData', 'dataRequest.open'],
    },
    'PT-22.1b': {
      kind: 'obligation',
      who: 'provider',
      quote: '相关区级责任单位原则上应当在收到区大数据中心提请之日起15个工作日内,完成目录编制、归集和需求审核工作',
      steps: ['dataRequest.complete'],
      clock: {
        // reading: one limit for all three works; deemed approval stands only in article 20 and does not reach here.
        startsOn: 'dataRequest.open',
        on: 'case',
        endsOn: ['dataRequest.done', 'dataRequest.cancelled'],
        within: workdays(15),
      },
    },
    'PT-22.2a': {
      kind: 'obligation',
      who: 'consumer',
      quote: '区级需求单位提出涉及跨部门数据融合需求申请的,应当同步提交数据融合治理方案',
      steps: ['fusionPlan.submit'],
      requires: [{ rule: 'fusionPlanWithDemand', quote: '应当同步提交数据融合治理方案' }],
    },
    'PT-22.2b': {
      kind: 'obligation',
      who: ['operator', 'provider'],
      quote: '区大数据中心应当会同相关区级责任单位在收到融合治理方案之日起5个工作日内,完成审核',
      steps: ['demand.reviewFusion', 'fusionOpinion.give', 'fusionPlan.pass', 'fusionPlan.return'],
      clock: {
        // reading: the joint review stands in for the review of article 20; lateness passes nothing.
        startsOn: 'fusionPlan.jointReview',
        on: 'case',
        endsOn: ['fusionPlan.passed', 'fusionPlan.returned', 'fusionPlan.withdrawn'],
        within: workdays(5),
      },
      requires: [{ field: 'reason', quote: '予以退回并附退回原因', on: ['fusionPlan.return'] }],
    },
    'PT-22.2c': {
      kind: 'obligation',
      who: 'operator',
      quote: '由区大数据中心在通过之日起10个工作日内,完成融合治理并提供数据共享服务,融合治理情况特别复杂的除外',
      steps: ['fusionPlan.deliver', 'fusionPlan.grantException'],
      clock: {
        // reading: the operator finds 特别复杂 with a reason and a planned day, which then stands in for the limit.
        startsOn: 'fusionPlan.passed',
        on: 'case',
        endsOn: ['fusionPlan.delivered', 'fusionPlan.exceptionComplex', 'fusionPlan.withdrawn'],
        within: workdays(10),
      },
    },
  },
} as const satisfies Article
