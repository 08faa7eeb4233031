import type { Article } from '../article.ts'

export const cm09 = {
  text: '第九条  依托区块链技术建立公共数据关键要素上链存证和数据溯源机制，实现公共数据编目上链。数据责任单位应梳理职责、系统、数据目录，建立关联关系，完成上链锁定，落实目录链常态化运营管理。',
  duties: {
    // Every act of the platform is a leaf of the log, so no single step fulfils this; only digests go there, never data.
    'CM-9a': {
      kind: 'obligation',
      who: 'authority',
      quote: '依托区块链技术建立公共数据关键要素上链存证和数据溯源机制，实现公共数据编目上链',
      requires: [{ report: 'provenance', quote: '建立公共数据关键要素上链存证和数据溯源机制' }],
    },
    'CM-9b': {
      kind: 'obligation',
      who: 'provider',
      quote: '数据责任单位应梳理职责、系统、数据目录，建立关联关系，完成上链锁定，落实目录链常态化运营管理',
      steps: [
        'unit.recordDuty',
        'unit.changeDuty',
        'unit.endDuty',
        'unit.recordSystem',
        'unit.changeSystem',
        'unit.endSystem',
        'threeLists.open',
        'threeLists.link',
        'threeLists.lock',
        'threeLists.reopen',
        'catalogEntry.lockOnChain',
      ],
      requires: [
        {
          rule: 'linkedBeforeLock',
          quote: '建立关联关系，完成上链锁定',
          on: ['threeLists.lock', 'catalogEntry.lockOnChain'],
        },
        { report: 'chainGaps', quote: '落实目录链常态化运营管理' },
      ],
    },
  },
} as const satisfies Article
