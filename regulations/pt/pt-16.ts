import type { Article } from '../article.ts'

export const pt16 = {
  text: `第十六条 区级责任单位应当建立健全公共数据质量管理体系和公共数据异议核实与处理工作机制,加强公共数据质量管理。
对已纳入公共数据目录的数据,区级责任单位应当制定相应数据稽核处理措施,并根据目录中公共数据的更新频率进行更新,确保数据的准确性、及时性和完整性。
区大数据中心应当依托区大数据资源分平台开展全链路数据质量监测,定期与区级责任单位开展数据对账,一经发现问题,及时转送相关区级责任单位按照公共数据异议核实与处理工作机制进行处理。`,
  duties: {
    'PT-16.1': {
      kind: 'obligation',
      who: 'provider',
      quote: '区级责任单位应当建立健全公共数据质量管理体系和公共数据异议核实与处理工作机制,加强公共数据质量管理',
      steps: ['dataIssue.report', 'dataIssue.verify', 'dataIssue.fix', 'dataIssue.reject', 'dataIssue.close'],
    },
    'PT-16.2': {
      kind: 'obligation',
      who: 'provider',
      quote:
        '区级责任单位应当制定相应数据稽核处理措施,并根据目录中公共数据的更新频率进行更新,确保数据的准确性、及时性和完整性',
      // reading: the checks that 稽核 asks for are the rules which the unit sets up for each of its entries.
      steps: ['qualityRules.draft', 'qualityRules.revise', 'qualityRules.submit'],
      recurs: { every: 'entryFrequency', quote: '根据目录中公共数据的更新频率进行更新' },
    },
    'PT-16.3': {
      kind: 'obligation',
      who: 'operator',
      quote:
        '区大数据中心应当依托区大数据资源分平台开展全链路数据质量监测,定期与区级责任单位开展数据对账,一经发现问题,及时转送相关区级责任单位按照公共数据异议核实与处理工作机制进行处理',
      steps: [
        'dataIssue.forward',
        'collection.reconcile',
        'qualityRules.approve',
        'qualityRules.return',
        'qualityRules.apply',
        'scoringScheme.adopt',
        'scoringScheme.adjust',
      ],
      recurs: { every: 'regularly', quote: '定期与区级责任单位开展数据对账' },
      requires: [{ report: 'reconciliation', quote: '定期与区级责任单位开展数据对账' }],
    },
  },
} as const satisfies Article
