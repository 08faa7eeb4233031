import type { Article } from '../article.ts'

export const cm19 = {
  text: '第十九条  数据需求单位通过共享获取的公共数据，共享目的已实现、无法实现或者为实现共享目的不再必要的，应当按照数据提供单位的要求妥善处置。',
  duties: {
    'CM-19': {
      kind: 'obligation',
      who: ['consumer', 'provider'],
      quote: '共享目的已实现、无法实现或者为实现共享目的不再必要的，应当按照数据提供单位的要求妥善处置',
      steps: [
        'sharingService.end',
        'disposal.declare',
        'disposal.setRequirement',
        'disposal.fileProof',
        'disposal.returnProof',
        'disposal.confirm',
      ],
      requires: [
        {
          field: 'disposalReason',
          quote: '共享目的已实现、无法实现或者为实现共享目的不再必要的',
          on: ['disposal.declare'],
        },
        { field: 'disposalRequirement', quote: '应当按照数据提供单位的要求妥善处置', on: ['disposal.setRequirement'] },
        { attachment: 'disposalProof', quote: '应当按照数据提供单位的要求妥善处置', on: ['disposal.fileProof'] },
      ],
    },
  },
} as const satisfies Article
