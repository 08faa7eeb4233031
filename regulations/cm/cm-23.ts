import type { Article } from '../article.ts'

export const cm23 = {
  text: `第二十三条  本区公共数据资源授权运营遵循依法合规、公平公正、统一授权、公益优先、合理收益、安全可控的原则，依法保障授权运营各参与方的合法权益，维护国家安全和公共利益，保护个人信息和商业秘密。
按照支持创新、权责一致、尽职免责的原则开展公共数据资源授权运营，鼓励和保护干部担当作为，营造鼓励创新、包容创新的干事创业氛围。`,
  duties: {
    'CM-23.1': {
      kind: 'definition',
      who: 'everyone',
      quote: '本区公共数据资源授权运营遵循依法合规、公平公正、统一授权、公益优先、合理收益、安全可控的原则',
      noSoftwareDuty: '原则性规定;登记要求见第二十四条',
    },
    'CM-23.2': {
      kind: 'definition',
      who: 'everyone',
      quote: '按照支持创新、权责一致、尽职免责的原则开展公共数据资源授权运营',
      noSoftwareDuty: '原则性规定,不设定可由系统办理的事项',
    },
  },
} as const satisfies Article
