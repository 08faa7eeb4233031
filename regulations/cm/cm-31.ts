import type { Article } from '../article.ts'

export const cm31 = {
  text: '第三十一条  委托第三方服务机构开展数字化项目建设以及运行维护的，应当对受托方进行安全审查，签订公共数据安全保密协议，并监督受托方履行公共数据安全保护义务，不得擅自留存、使用、泄露或者向他人提供公共数据。',
  duties: {
    'CM-31': {
      kind: 'obligation',
      who: ['provider', 'processor'],
      quote:
        '应当对受托方进行安全审查，签订公共数据安全保密协议，并监督受托方履行公共数据安全保护义务，不得擅自留存、使用、泄露或者向他人提供公共数据',
      steps: ['contractor.propose', 'contractor.review', 'contractor.sign', 'contractor.inspect', 'contractor.end'],
      requires: [
        { rule: 'reviewedBeforeSigning', quote: '应当对受托方进行安全审查', on: ['contractor.sign'] },
        { signature: 'secrecyAgreement', quote: '签订公共数据安全保密协议', on: ['contractor.sign'] },
        { rule: 'contractorAccess', quote: '不得擅自留存、使用、泄露或者向他人提供公共数据', on: ['contractor.end'] },
      ],
    },
  },
} as const satisfies Article
