import type { Article } from '../article.ts'

export const zh24 = {
  text: '第二十四条 鼓励公民、法人和其他组织开展大数据产业开发和创新应用。各单位与公民、法人以及其他组织开展公共数据合作时,需经区大数据中心上报,征得市大数据主管部门及数据提供单位的同意,并签订书面数据利用协议和数据安全承诺。',
  duties: {
    'ZH-24a': {
      kind: 'right',
      who: 'public',
      quote: '鼓励公民、法人和其他组织开展大数据产业开发和创新应用',
      noSoftwareDuty: '鼓励性规定,不设定可由系统办理的事项',
    },
    'ZH-24b': {
      kind: 'obligation',
      who: ['provider', 'operator', 'municipal'],
      quote:
        '各单位与公民、法人以及其他组织开展公共数据合作时,需经区大数据中心上报,征得市大数据主管部门及数据提供单位的同意,并签订书面数据利用协议和数据安全承诺',
      steps: [
        'cooperation.propose',
        'cooperation.report',
        'cooperation.recordCityAnswer',
        'cooperation.giveProviderAnswer',
        'cooperation.sign',
        'cooperation.activate',
      ],
      requires: [
        {
          rule: 'bothConsents',
          quote: '征得市大数据主管部门及数据提供单位的同意',
          on: ['cooperation.sign', 'cooperation.activate'],
        },
        { signature: 'useAgreement', quote: '并签订书面数据利用协议和数据安全承诺', on: ['cooperation.sign'] },
        { signature: 'securityCommitment', quote: '并签订书面数据利用协议和数据安全承诺', on: ['cooperation.sign'] },
      ],
    },
  },
} as const satisfies Article
