import type { Article } from '../article.ts'

export const zh28 = {
  text: '第二十八条 区政府办对本级行政机关和公共服务单位的公共数据资源编目、数据采集归集、共享开放以及社会化利用情况进行监督检查、督促整改、评估通报。',
  duties: {
    'ZH-28': {
      kind: 'obligation',
      who: 'authority',
      quote:
        '区政府办对本级行政机关和公共服务单位的公共数据资源编目、数据采集归集、共享开放以及社会化利用情况进行监督检查、督促整改、评估通报',
      steps: [
        'inspection.plan',
        'inspection.carryOut',
        'inspection.issueFinding',
        'inspection.rectify',
        'inspection.reply',
        'inspection.verify',
        'evaluation.design',
        'evaluation.score',
        'evaluation.publish',
        'circular.draft',
        'circular.circulate',
      ],
      requires: [
        {
          report: 'supervisionEvaluation',
          quote: '公共数据资源编目、数据采集归集、共享开放以及社会化利用情况',
          on: ['evaluation.score'],
        },
      ],
    },
  },
} as const satisfies Article
