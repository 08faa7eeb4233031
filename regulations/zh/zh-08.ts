import type { Article } from '../article.ts'

export const zh08 = {
  text: '第八条 区级行政机关、镇(街道)、开发园区管委会不得单独建设政务云平台(含信息系统机房)和独立的数据中心;已经建设的,不再新建、扩建和改建,并逐步做好迁移工作。',
  duties: {
    // 逐步 names no limit: the register shows what is still to move, and nothing falls due.
    'ZH-8': {
      kind: 'prohibition',
      who: 'everyone',
      quote:
        '不得单独建设政务云平台(含信息系统机房)和独立的数据中心;已经建设的,不再新建、扩建和改建,并逐步做好迁移工作',
      steps: ['project.giveOpinion', 'channel.register', 'channel.planIntegration', 'channel.integrate'],
      requires: [
        {
          rule: 'noOwnPlatform',
          quote: '不得单独建设政务云平台(含信息系统机房)和独立的数据中心',
          on: ['project.giveOpinion'],
        },
        { report: 'channelsToIntegrate', quote: '并逐步做好迁移工作' },
      ],
    },
  },
} as const satisfies Article
