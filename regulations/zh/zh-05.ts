import type { Article } from '../article.ts'

export const zh05 = {
  text: `第五条 公共数据管理工作遵循以下原则:
(一)全面共享。公共数据“以共享为原则,不共享为例外”,各单位在职能范围内无偿提供公共数据共享服务。
(二)依法使用。依法依规使用公共数据资源,不得开放国家秘密、商业秘密和个人隐私的公共数据,不得侵害国家利益、社会公共利益和公民、法人及其他组织的合法权益。
(三)有序开放。遵循“以开放为原则、不开放为例外”和“需求导向、安全可控”的原则,有序推进面向公民、法人和其他组织的公共数据开放和社会化应用。
(四)安全可控。依托市、区两级信息安全保障体系,确立全区公共数据共享安全机制,确保公共数据安全管理和有效应用。`,
  duties: {
    'ZH-5': {
      kind: 'definition',
      who: 'everyone',
      quote: '公共数据管理工作遵循以下原则',
      noSoftwareDuty: '原则的引导语;各项原则见以下四项',
    },
    'ZH-5.1': {
      kind: 'obligation',
      who: 'provider',
      quote: '公共数据“以共享为原则,不共享为例外”,各单位在职能范围内无偿提供公共数据共享服务',
      steps: ['catalogEntry.submit', 'catalogEntry.resubmit', 'sharingService.start'],
      requires: [
        {
          rule: 'sharedByDefault',
          quote: '以共享为原则,不共享为例外',
          on: ['catalogEntry.submit', 'catalogEntry.resubmit'],
        },
        { rule: 'freeOfCharge', quote: '无偿提供公共数据共享服务', on: ['sharingService.start'] },
      ],
    },
    // The flag stands above the default of the next item, and no masking lifts it: the text lets masked data be shared only.
    'ZH-5.2': {
      kind: 'prohibition',
      who: 'everyone',
      quote:
        '不得开放国家秘密、商业秘密和个人隐私的公共数据,不得侵害国家利益、社会公共利益和公民、法人及其他组织的合法权益',
      steps: ['catalogEntry.submit', 'catalogEntry.resubmit'],
      requires: [{ rule: 'personalNotOpen', quote: '不得开放国家秘密、商业秘密和个人隐私的公共数据' }],
    },
    'ZH-5.3': {
      kind: 'definition',
      who: 'provider',
      quote: '遵循“以开放为原则、不开放为例外”和“需求导向、安全可控”的原则',
      steps: ['catalogEntry.submit', 'catalogEntry.resubmit'],
      requires: [{ rule: 'openByDefault', quote: '以开放为原则、不开放为例外' }],
    },
    'ZH-5.4': {
      kind: 'definition',
      who: 'everyone',
      quote: '依托市、区两级信息安全保障体系,确立全区公共数据共享安全机制',
      noSoftwareDuty: '原则性规定;具体安全义务见第二十五条、第二十六条',
    },
  },
} as const satisfies Article
