import type { Article } from '../article.ts'

export const cm18 = {
  text: '第十八条  数据需求单位提出共享需求应当遵循“最少、够用”原则，明确公共数据应用场景，承诺其真实性、安全性、合规性。通过共享获取的公共数据，应当专事专用、规范使用，不得擅自扩大使用范围，不得以任何形式提供给第三方。',
  duties: {
    // The article gives nobody a limit for an answer: a demand without answer stays open and nothing is deemed.
    'CM-18a': {
      kind: 'obligation',
      who: 'consumer',
      quote: '数据需求单位提出共享需求应当遵循“最少、够用”原则，明确公共数据应用场景，承诺其真实性、安全性、合规性',
      steps: ['demand.submit', 'demand.resubmit'],
      requires: [
        { field: 'scenario', quote: '明确公共数据应用场景' },
        { rule: 'minimalItems', quote: '应当遵循“最少、够用”原则' },
        {
          signature: 'commitment',
          promises: ['truthful', 'safe', 'compliant'],
          quote: '承诺其真实性、安全性、合规性',
        },
      ],
    },
    'CM-18b': {
      kind: 'prohibition',
      who: 'consumer',
      quote: '通过共享获取的公共数据，应当专事专用、规范使用，不得擅自扩大使用范围，不得以任何形式提供给第三方',
      steps: ['sharingService.start', 'sharingService.use'],
      requires: [
        { rule: 'scenarioBound', quote: '应当专事专用、规范使用，不得擅自扩大使用范围', on: ['sharingService.use'] },
        { rule: 'noThirdParty', quote: '不得以任何形式提供给第三方' },
      ],
    },
  },
} as const satisfies Article
