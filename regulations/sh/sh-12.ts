import type { Article } from '../article.ts'

export const sh12 = {
  text: `第十二条 【开放范围扩大】
数据开放主体应当按照国家和本市相关要求,公共数据开放年度计划和市场主体利用需求,合理调整公共数据的开放范围。支持将尚未开放的公共数据进行脱敏脱密等技术处理后予以开放,组织做好相应的数据准备、分级分类和服务对接。`,
  duties: {
    // reading: 合理 asks for a reason where a candidate is not opened; what could be opened after masking is a candidate.
    'SH-12': {
      kind: 'obligation',
      who: 'provider',
      quote:
        '数据开放主体应当按照国家和本市相关要求,公共数据开放年度计划和市场主体利用需求,合理调整公共数据的开放范围。支持将尚未开放的公共数据进行脱敏脱密等技术处理后予以开放,组织做好相应的数据准备、分级分类和服务对接',
      steps: ['openingDemand.plan', 'openingDemand.defer', 'openListReview.decide'],
      requires: [
        { report: 'openingCandidates', quote: '支持将尚未开放的公共数据进行脱敏脱密等技术处理后予以开放' },
        { field: 'reason', quote: '合理调整公共数据的开放范围', on: ['openingDemand.defer'] },
      ],
    },
  },
} as const satisfies Article
