import type { Article } from '../article.ts'

export const sh29 = {
  text: `第二十九条  【数据利用反馈】
对有条件开放类公共数据,数据利用主体应当按照数据利用协议的约定,通过开放平台向数据开放主体反馈数据利用情况。综合性应用场景和示范项目,应当形成数据利用报告报送。
数据利用报告应当包括:
(一)数据调用的主要场景、服务对象、商业模式;
(二)数据调用的次数、主要利用的字段,使用的相关算法;
(三)产生的成本降低、管理优化等经济和社会效益;
(四)数据质量、数据供给模式等方面提升建议;
(五)已采取的安全保障措施等。
数据利用主体利用公共数据形成数据产品、研究报告、学术论文等成果的,应当在成果中注明数据来源。`,
  duties: {
    // The days of the feedback are written in each agreement; the article names none, so no limit of the law runs.
    'SH-29.1a': {
      kind: 'obligation',
      who: 'applicant',
      quote: '对有条件开放类公共数据,数据利用主体应当按照数据利用协议的约定,通过开放平台向数据开放主体反馈数据利用情况',
      steps: ['useFeedback.open', 'useFeedback.file'],
      requires: [{ report: 'useFeedbackOverdue', quote: '应当按照数据利用协议的约定' }],
    },
    'SH-29.1b': {
      kind: 'obligation',
      who: 'applicant',
      quote: '综合性应用场景和示范项目,应当形成数据利用报告报送',
      steps: ['useReport.open', 'useReport.submit'],
    },
    'SH-29.2': {
      kind: 'obligation',
      who: 'applicant',
      quote: '数据利用报告应当包括',
      steps: ['useReport.submit', 'useReport.return', 'useReport.receive'],
    },
    'SH-29.2.1': {
      kind: 'obligation',
      who: 'applicant',
      quote: '数据调用的主要场景、服务对象、商业模式',
      steps: ['useReport.submit'],
      requires: [
        { field: 'mainScenarios', quote: '主要场景' },
        { field: 'servedGroups', quote: '服务对象' },
        { field: 'businessModel', quote: '商业模式' },
      ],
    },
    'SH-29.2.2': {
      kind: 'obligation',
      who: 'applicant',
      quote: '数据调用的次数、主要利用的字段,使用的相关算法',
      steps: ['useReport.submit'],
      requires: [
        { field: 'callCount', quote: '数据调用的次数' },
        { field: 'usedColumns', quote: '主要利用的字段' },
        { field: 'algorithms', quote: '使用的相关算法' },
      ],
    },
    'SH-29.2.3': {
      kind: 'obligation',
      who: 'applicant',
      quote: '产生的成本降低、管理优化等经济和社会效益',
      steps: ['useReport.submit'],
      requires: [{ field: 'benefits', quote: '经济和社会效益' }],
    },
    'SH-29.2.4': {
      kind: 'obligation',
      who: 'applicant',
      quote: '数据质量、数据供给模式等方面提升建议',
      steps: ['useReport.submit'],
      requires: [{ field: 'suggestions', quote: '提升建议' }],
    },
    'SH-29.2.5': {
      kind: 'obligation',
      who: 'applicant',
      quote: '已采取的安全保障措施等',
      steps: ['useReport.submit'],
      requires: [{ field: 'safeguardsTaken', quote: '已采取的安全保障措施' }],
    },
    'SH-29.3': {
      kind: 'obligation',
      who: 'applicant',
      quote: '数据利用主体利用公共数据形成数据产品、研究报告、学术论文等成果的,应当在成果中注明数据来源',
      steps: ['reuseResult.register'],
      requires: [{ rule: 'sourceStated', quote: '应当在成果中注明数据来源' }],
    },
  },
} as const satisfies Article
