import type { Article } from '../article.ts'

export const cm24 = {
  text: '第二十四条  公共数据资源授权运营涉及的公共数据资源应当进行登记，鼓励对利用被授权的公共数据资源加工形成的数据产品和服务进行登记。',
  duties: {
    // reading: the article orders registration and not when; a grant without registration could not be supervised, so it waits.
    'CM-24a': {
      kind: 'obligation',
      who: ['provider', 'authorisedOperator'],
      quote: '公共数据资源授权运营涉及的公共数据资源应当进行登记',
      steps: [
        'registration.apply',
        'registration.register',
        'registration.return',
        'registration.cancel',
        'authorisation.grant',
        'authorisation.end',
      ],
      requires: [{ rule: 'registeredBeforeGrant', quote: '应当进行登记', on: ['authorisation.grant'] }],
    },
    'CM-24b': {
      kind: 'right',
      who: 'authorisedOperator',
      quote: '鼓励对利用被授权的公共数据资源加工形成的数据产品和服务进行登记',
      steps: ['registration.apply', 'registration.register'],
      requires: [{ when: 'registration.product', quote: '数据产品和服务' }],
    },
  },
} as const satisfies Article
