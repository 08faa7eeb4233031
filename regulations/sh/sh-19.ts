import { workdays } from '@gongshu/deadlines'
import type { Article } from '../article.ts'

export const sh19 = {
  text: `第十九条 【申请处理】
市大数据中心对公共数据开放申请进行审查,对申请主体材料齐全的予以受理,并以工单形式移交给数据开放主体进行处理。对不符合条件的不予受理,并一次性告知理由。
数据开放主体收到工单后,应当在5个工作日内完成审核,审核应当遵循以下原则:
(一)公平公正的原则,平等对待各类申请主体;
(二)场景驱动的原则,对民生和经济发展有益、具有较高复制推广价值的场景应当优先支持;
(三)安全稳妥的原则,对多源数据融合风险做好评估,对一次性、大规模申请数据的复杂情形,可以组织专家评审。
审核通过的,数据开放主体应当及时告知结果,;审核不通过的,应当一次性告知理由。
申请主体可以在申请不通过后对申请材料进行修改,并重新提交申请`,
  duties: {
    // reading: the operator looks at completeness and the conditions on the page; the substance is the provider's.
    'SH-19.1a': {
      kind: 'obligation',
      who: 'operator',
      quote:
        '市大数据中心对公共数据开放申请进行审查,对申请主体材料齐全的予以受理,并以工单形式移交给数据开放主体进行处理',
      steps: ['accessRequest.accept'],
      requires: [{ notice: 'accessRequestToReview', quote: '并以工单形式移交给数据开放主体进行处理' }],
    },
    'SH-19.1b': {
      kind: 'obligation',
      who: 'operator',
      quote: '对不符合条件的不予受理,并一次性告知理由',
      steps: ['accessRequest.decline'],
      requires: [
        { field: 'reasons', quote: '一次性告知理由' },
        { notice: 'accessRequestNotAccepted', quote: '并一次性告知理由' },
      ],
    },
    'SH-19.2': {
      kind: 'obligation',
      who: 'provider',
      quote: '数据开放主体收到工单后,应当在5个工作日内完成审核,审核应当遵循以下原则',
      steps: ['accessRequest.approve', 'accessRequest.reject'],
      clock: {
        // reading: 收到 is the arrival of the work order, in the act that accepts. Hearing experts does not stop the
        // limit, and lateness decides nothing: the article gives silence no effect.
        startsOn: 'accessRequest.underReview',
        on: 'case',
        endsOn: ['accessRequest.approved', 'accessRequest.rejected', 'accessRequest.withdrawn'],
        within: workdays(5),
      },
    },
    'SH-19.2.1': {
      kind: 'obligation',
      who: 'provider',
      quote: '公平公正的原则,平等对待各类申请主体',
      steps: ['accessRequest.approve', 'accessRequest.reject'],
      requires: [{ report: 'accessFairness', quote: '平等对待各类申请主体' }],
    },
    'SH-19.2.2': {
      kind: 'obligation',
      who: 'provider',
      quote: '场景驱动的原则,对民生和经济发展有益、具有较高复制推广价值的场景应当优先支持',
      steps: ['accessRequest.markPriority'],
    },
    'SH-19.2.3': {
      kind: 'obligation',
      who: 'provider',
      quote: '安全稳妥的原则,对多源数据融合风险做好评估,对一次性、大规模申请数据的复杂情形,可以组织专家评审',
      steps: ['accessRequest.consultExperts', 'accessRequest.recordOpinion', 'accessRequest.approve'],
      requires: [{ rule: 'fusionRiskAssessed', quote: '对多源数据融合风险做好评估', on: ['accessRequest.approve'] }],
    },
    'SH-19.3': {
      kind: 'obligation',
      who: 'provider',
      quote: '审核通过的,数据开放主体应当及时告知结果,;审核不通过的,应当一次性告知理由',
      steps: ['accessRequest.approve', 'accessRequest.reject'],
      requires: [
        { notice: 'accessRequestApproved', quote: '应当及时告知结果', on: ['accessRequest.approve'] },
        { field: 'reasons', quote: '应当一次性告知理由', on: ['accessRequest.reject'] },
        { notice: 'accessRequestRejected', quote: '应当一次性告知理由', on: ['accessRequest.reject'] },
      ],
    },
    'SH-19.4': {
      kind: 'right',
      who: 'applicant',
      quote: '申请主体可以在申请不通过后对申请材料进行修改,并重新提交申请',
      steps: ['accessRequest.resubmit'],
    },
  },
} as const satisfies Article
