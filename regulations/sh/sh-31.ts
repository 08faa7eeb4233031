import type { Article } from '../article.ts'

export const sh31 = {
  text: `第三十一条  【违法违规行为处理】
数据利用主体在利用公共数据的过程中有下列行为之一,市经济信息化部门应当会同市大数据中心和数据开放主体对其予以记录:
(一)违反开放平台管理制度;
(二)采用非法手段获取公共数据;
(三)侵犯商业秘密、个人隐私等他人合法权益;
(四)超出数据利用协议限制的应用场景使用公共数据;
(五)违反法律、法规、规章和数据利用协议的其他行为。
对存在前款行为的数据利用主体,市大数据中心和数据开放主体应当按照各自职责,采取限制或者关闭其数据获取权限等措施,并可以在开放平台对违法违规行为和处理措施予以公示。`,
  duties: {
    // reading: the text knows no hearing of the re-user; a suspicion may be dismissed before anything is recorded.
    'SH-31.1': {
      kind: 'obligation',
      who: ['openingAuthority', 'operator', 'provider'],
      quote:
        '数据利用主体在利用公共数据的过程中有下列行为之一,市经济信息化部门应当会同市大数据中心和数据开放主体对其予以记录',
      steps: ['reuserViolation.record', 'reuserViolation.dismiss'],
      requires: [{ field: 'violationKind', quote: '有下列行为之一', on: ['reuserViolation.record'] }],
    },
    'SH-31.1.1': {
      kind: 'prohibition',
      who: 'applicant',
      quote: '违反开放平台管理制度',
      steps: ['reuserViolation.record'],
      requires: [
        { when: 'violation.platformRules', quote: '违反开放平台管理制度' },
        { rule: 'brokenClauseNamed', quote: '违反开放平台管理制度' },
      ],
    },
    'SH-31.1.2': {
      kind: 'prohibition',
      who: 'applicant',
      quote: '采用非法手段获取公共数据',
      steps: ['reuserViolation.record'],
      requires: [
        { when: 'violation.illegalMeans', quote: '采用非法手段获取公共数据' },
        { rule: 'illegalMeansProven', quote: '采用非法手段获取公共数据' },
      ],
    },
    'SH-31.1.3': {
      kind: 'prohibition',
      who: 'applicant',
      quote: '侵犯商业秘密、个人隐私等他人合法权益',
      steps: ['reuserViolation.record'],
      requires: [{ when: 'violation.rights', quote: '侵犯商业秘密、个人隐私等他人合法权益' }],
    },
    'SH-31.1.4': {
      kind: 'prohibition',
      who: 'applicant',
      quote: '超出数据利用协议限制的应用场景使用公共数据',
      steps: ['reuserViolation.record'],
      requires: [{ when: 'violation.scenario', quote: '超出数据利用协议限制的应用场景' }],
    },
    'SH-31.1.5': {
      kind: 'prohibition',
      who: 'applicant',
      quote: '违反法律、法规、规章和数据利用协议的其他行为',
      steps: ['reuserViolation.record'],
      requires: [
        { when: 'violation.other', quote: '其他行为' },
        { rule: 'otherViolationDescribed', quote: '违反法律、法规、规章和数据利用协议的其他行为' },
      ],
    },
    'SH-31.2': {
      kind: 'obligation',
      who: ['operator', 'provider'],
      quote:
        '市大数据中心和数据开放主体应当按照各自职责,采取限制或者关闭其数据获取权限等措施,并可以在开放平台对违法违规行为和处理措施予以公示',
      steps: [
        'reuserViolation.limit',
        'reuserViolation.closeAccess',
        'reuserViolation.publish',
        'reuserViolation.lift',
        'delivery.limit',
        'delivery.closeAccess',
        'delivery.restore',
      ],
    },
  },
} as const satisfies Article
