import type { Article } from '../article.ts'

export const zh26 = {
  text: `第二十六条 各单位及其工作人员对其在履职过程中知悉的个人隐私负有保密义务,不得泄露、篡改或者毁损,不得出售或者非法向他人提供。
公共数据不得跨境流通;因业务需要确需向境外提供的,应当按照相关法律、法规要求报请市大数据管理部门进行安全评估审核。`,
  duties: {
    'ZH-26.1': {
      kind: 'prohibition',
      who: 'everyone',
      quote:
        '各单位及其工作人员对其在履职过程中知悉的个人隐私负有保密义务,不得泄露、篡改或者毁损,不得出售或者非法向他人提供',
      steps: ['sharingService.use'],
      requires: [{ report: 'personalDataAccess', quote: '不得泄露、篡改或者毁损' }],
    },
    // reading: this bars delivery to a named recipient abroad; that an open page can be read abroad is weighed when data are opened.
    'ZH-26.2': {
      kind: 'prohibition',
      who: ['provider', 'municipal'],
      quote:
        '公共数据不得跨境流通;因业务需要确需向境外提供的,应当按照相关法律、法规要求报请市大数据管理部门进行安全评估审核',
      steps: [
        'transferAssessment.request',
        'transferAssessment.report',
        'transferAssessment.recordResult',
        'sharingService.start',
        'cooperation.activate',
      ],
      requires: [
        {
          rule: 'noTransferAbroad',
          quote: '公共数据不得跨境流通',
          on: ['sharingService.start', 'cooperation.activate'],
        },
        { attachment: 'assessmentResult', quote: '进行安全评估审核', on: ['transferAssessment.recordResult'] },
      ],
    },
  },
} as const satisfies Article
