import type { Article } from '../article.ts'

export const cm33 = {
  text: `第三十三条  数据责任单位及其工作人员有下列行为之一的，责令改正；情节严重的，由相关单位对直接负责的主管人员和其他直接责任人员依法给予处分：
（一）未按照本办法规定收集或者使用数据的；
（二）擅自新建跨部门、跨层级的数据资源平台、共享、开放渠道，或者未按规定进行整合的；
（三）未按照本办法规定编制公共数据目录的；
（四）未按照本办法规定收集、归集、共享、开放公共数据的；
（五）未按照本办法规定履行公共数据质量管理义务的；
（六）未通过公共数据开放或者授权运营等法定渠道，擅自将公共数据提供给市场主体的；
（七）未按照本办法规定履行公共数据安全管理职责的；
（八）违反本办法规定的其他行为。`,
  duties: {
    // The platform finds candidates and orders nothing: a person records, corrects and refers.
    'CM-33': {
      kind: 'obligation',
      who: ['authority', 'provider'],
      quote: '责令改正；情节严重的，由相关单位对直接负责的主管人员和其他直接责任人员依法给予处分',
      steps: [
        'providerViolation.record',
        'providerViolation.orderCorrection',
        'providerViolation.reply',
        'providerViolation.verify',
        'providerViolation.refer',
      ],
      requires: [
        { report: 'violationCandidates', quote: '责令改正' },
        { rule: 'referredWithEvidence', quote: '情节严重的', on: ['providerViolation.refer'] },
      ],
    },
    'CM-33.1': {
      kind: 'prohibition',
      who: 'provider',
      quote: '未按照本办法规定收集或者使用数据的',
      steps: ['providerViolation.record'],
      requires: [{ when: 'violation.1', quote: '未按照本办法规定收集或者使用数据的' }],
    },
    'CM-33.2': {
      kind: 'prohibition',
      who: 'provider',
      quote: '擅自新建跨部门、跨层级的数据资源平台、共享、开放渠道，或者未按规定进行整合的',
      steps: ['providerViolation.record'],
      requires: [{ when: 'violation.2', quote: '擅自新建跨部门、跨层级的数据资源平台、共享、开放渠道' }],
    },
    'CM-33.3': {
      kind: 'prohibition',
      who: 'provider',
      quote: '未按照本办法规定编制公共数据目录的',
      steps: ['providerViolation.record'],
      requires: [{ when: 'violation.3', quote: '未按照本办法规定编制公共数据目录的' }],
    },
    'CM-33.4': {
      kind: 'prohibition',
      who: 'provider',
      quote: '未按照本办法规定收集、归集、共享、开放公共数据的',
      steps: ['providerViolation.record'],
      requires: [{ when: 'violation.4', quote: '未按照本办法规定收集、归集、共享、开放公共数据的' }],
    },
    'CM-33.5': {
      kind: 'prohibition',
      who: 'provider',
      quote: '未按照本办法规定履行公共数据质量管理义务的',
      steps: ['providerViolation.record'],
      requires: [{ when: 'violation.5', quote: '未按照本办法规定履行公共数据质量管理义务的' }],
    },
    // reading: a public service organisation in its public function is no 市场主体; the recipient's flag decides.
    'CM-33.6': {
      kind: 'prohibition',
      who: 'provider',
      quote: '未通过公共数据开放或者授权运营等法定渠道，擅自将公共数据提供给市场主体的',
      steps: ['providerViolation.record', 'sharingService.start'],
      requires: [
        { when: 'violation.6', quote: '擅自将公共数据提供给市场主体的' },
        {
          rule: 'noMarketEntity',
          quote: '未通过公共数据开放或者授权运营等法定渠道，擅自将公共数据提供给市场主体的',
          on: ['sharingService.start'],
        },
      ],
    },
    'CM-33.7': {
      kind: 'prohibition',
      who: 'provider',
      quote: '未按照本办法规定履行公共数据安全管理职责的',
      steps: ['providerViolation.record'],
      requires: [{ when: 'violation.7', quote: '未按照本办法规定履行公共数据安全管理职责的' }],
    },
    'CM-33.8': {
      kind: 'prohibition',
      who: 'provider',
      quote: '违反本办法规定的其他行为',
      steps: ['providerViolation.record'],
      requires: [
        { when: 'violation.8', quote: '违反本办法规定的其他行为' },
        { rule: 'otherNeedsText', quote: '其他行为' },
      ],
    },
  },
} as const satisfies Article
