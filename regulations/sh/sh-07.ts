import type { Article } from '../article.ts'

export const sh07 = {
  text: `第七条     【需求征集】
市经济和信息化部门应当会同数据开放主体依照开放年度计划,面向全社会征集公共数据开放需求,加强场景规划和牵引,推动公共数据开放服务经济发展质量、生活体验品质、城市治理效能提升。征集需求范围包括但不仅限于:
(一)生产制造、科技研发、金融服务、商贸流通、航运物流、农业等经济领域;
(二)公共卫生、医疗、教育、养老、就业、商业、文旅等民生领域;
(三)交通运行、应急管理、环境保护等城市治理领域。
开放需求可以通过线上线下问卷调查、座谈会、开放平台反馈等形式多渠道广泛征集。对于社会迫切需要、行业增值潜力显著和产业战略意义重大、与民生紧密相关等公共数据,应当优先纳入公共数据开放重点。`,
  duties: {
    'SH-7.1': {
      kind: 'obligation',
      who: ['openingAuthority', 'provider'],
      quote: '市经济和信息化部门应当会同数据开放主体依照开放年度计划,面向全社会征集公共数据开放需求,加强场景规划和牵引',
      steps: [
        'demandCall.open',
        'demandCall.close',
        'openingDemand.submit',
        'openingDemand.triage',
        'openingDemand.assign',
        'openingDemand.answer',
      ],
      requires: [{ field: 'category', quote: '征集需求范围包括但不仅限于', on: ['openingDemand.submit'] }],
    },
    'SH-7.1.1': {
      kind: 'definition',
      who: ['openingAuthority', 'provider'],
      quote: '生产制造、科技研发、金融服务、商贸流通、航运物流、农业等经济领域',
      steps: ['openingDemand.submit'],
      requires: [{ when: 'category.economy', quote: '等经济领域' }],
    },
    'SH-7.1.2': {
      kind: 'definition',
      who: ['openingAuthority', 'provider'],
      quote: '公共卫生、医疗、教育、养老、就业、商业、文旅等民生领域',
      steps: ['openingDemand.submit'],
      requires: [{ when: 'category.livelihood', quote: '等民生领域' }],
    },
    'SH-7.1.3': {
      kind: 'definition',
      who: ['openingAuthority', 'provider'],
      quote: '交通运行、应急管理、环境保护等城市治理领域',
      steps: ['openingDemand.submit'],
      requires: [{ when: 'category.governance', quote: '等城市治理领域' }],
    },
    'SH-7.2a': {
      kind: 'right',
      who: ['openingAuthority', 'provider'],
      quote: '开放需求可以通过线上线下问卷调查、座谈会、开放平台反馈等形式多渠道广泛征集',
      steps: ['openingDemand.submit'],
      requires: [{ field: 'collectedThrough', quote: '通过线上线下问卷调查、座谈会、开放平台反馈等形式' }],
    },
    'SH-7.2b': {
      kind: 'obligation',
      who: ['openingAuthority', 'provider'],
      quote:
        '对于社会迫切需要、行业增值潜力显著和产业战略意义重大、与民生紧密相关等公共数据,应当优先纳入公共数据开放重点',
      steps: ['openingDemand.triage', 'openingPlan.draft'],
      requires: [{ report: 'priorityDemands', quote: '应当优先纳入公共数据开放重点', on: ['openingPlan.draft'] }],
    },
  },
} as const satisfies Article
