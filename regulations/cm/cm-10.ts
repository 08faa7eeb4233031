import type { Article } from '../article.ts'

export const cm10 = {
  text: '第十条  数据责任单位收集数据应当遵循目的正当、需求必要、方式合法、最小够用、安全可控原则。除法律、法规另有规定外，数据责任单位不得重复收集、多头收集可以通过共享方式获取的公共数据。',
  duties: {
    'CM-10a': {
      kind: 'obligation',
      who: 'provider',
      quote: '数据责任单位收集数据应当遵循目的正当、需求必要、方式合法、最小够用、安全可控原则',
      steps: ['capturePlan.submit'],
      requires: [
        { field: 'capturePurpose', quote: '目的正当' },
        { field: 'captureNeed', quote: '需求必要' },
        { field: 'captureMethod', quote: '方式合法' },
        { field: 'captureItems', quote: '最小够用' },
        { field: 'safeguards', quote: '安全可控' },
      ],
    },
    'CM-10b': {
      kind: 'prohibition',
      who: 'provider',
      quote: '除法律、法规另有规定外，数据责任单位不得重复收集、多头收集可以通过共享方式获取的公共数据',
      steps: ['capturePlan.submit', 'capturePlan.justify', 'capturePlan.confirm'],
      // reading: 法规 without more means administrative and local regulations.
      grounds: ['法律', '行政法规', '地方性法规'],
      requires: [{ rule: 'noDuplicateCapture', quote: '不得重复收集、多头收集可以通过共享方式获取的公共数据' }],
    },
  },
} as const satisfies Article
