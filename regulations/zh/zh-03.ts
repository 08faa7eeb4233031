import type { Article } from '../article.ts'

export const zh03 = {
  text: `第三条 本办法所称公共数据,是指本区各级行政机关和公共服务单位在履职和提供服务过程中获得或产生的,以电子化形式记录和保存的数据。
本办法所称公共服务单位,包括法律法规授权具有公共管理和服务职能的事业单位和社会组织以及水务、电力、燃气、供热、公共交通等承担公共服务职能的企业单位。`,
  duties: {
    // reading: what is not yet recorded electronically is no public data; it waits as a digitisation task of article 16.
    'ZH-3.1': {
      kind: 'definition',
      who: 'provider',
      quote: '本区各级行政机关和公共服务单位在履职和提供服务过程中获得或产生的,以电子化形式记录和保存的数据',
      steps: ['catalogEntry.submit', 'catalogEntry.resubmit', 'digitisation.register'],
      requires: [
        {
          rule: 'electronicRecord',
          quote: '以电子化形式记录和保存的数据',
          on: ['catalogEntry.submit', 'catalogEntry.resubmit'],
        },
      ],
    },
    'ZH-3.2': {
      kind: 'definition',
      who: ['provider', 'consumer'],
      quote:
        '包括法律法规授权具有公共管理和服务职能的事业单位和社会组织以及水务、电力、燃气、供热、公共交通等承担公共服务职能的企业单位',
      steps: ['unit.register'],
      requires: [
        { rule: 'unitInScope', quote: '承担公共服务职能的企业单位' },
        { rule: 'publicServiceInScope', quote: '水务、电力、燃气、供热、公共交通等承担公共服务职能的企业单位' },
      ],
    },
  },
} as const satisfies Article
