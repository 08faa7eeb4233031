import type { Article } from '../article.ts'

export const cm13 = {
  text: '第十三条  公共数据质量遵循“谁收集、谁负责”“谁校核、谁负责”的原则。数据责任单位是公共数据质量的责任主体，应当组织开展数据治理工作，对公共数据进行电子化、结构化、标准化处理，建立公共数据质量检查和问题数据追溯纠错机制，保障数据的完整性、准确性、时效性和可用性。',
  duties: {
    // Found data problems have no limit here: the time of each step is recorded and nothing falls due.
    'CM-13': {
      kind: 'obligation',
      who: 'provider',
      quote:
        '对公共数据进行电子化、结构化、标准化处理，建立公共数据质量检查和问题数据追溯纠错机制，保障数据的完整性、准确性、时效性和可用性',
      steps: [
        'dataIssue.report',
        'dataIssue.forward',
        'dataIssue.verify',
        'dataIssue.fix',
        'dataIssue.reject',
        'dataIssue.close',
        'qualityRules.draft',
        'qualityRules.revise',
        'qualityRules.submit',
      ],
      requires: [
        // reading: to trace is to name the record at the source and who collected and who verified it.
        { field: 'sourceRecord', quote: '问题数据追溯纠错机制', on: ['dataIssue.verify'] },
        { field: 'issueCollector', quote: '问题数据追溯纠错机制', on: ['dataIssue.verify'] },
        { field: 'issueVerifier', quote: '问题数据追溯纠错机制', on: ['dataIssue.verify'] },
        { report: 'qualityChecks', quote: '保障数据的完整性、准确性、时效性和可用性' },
      ],
    },
  },
} as const satisfies Article
