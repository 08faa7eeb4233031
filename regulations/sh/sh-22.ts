import type { Article } from '../article.ts'

export const sh22 = {
  text: `第二十二条  【样本数据建设】
市大数据中心会同数据开放主体依托开放平台,在有条件开放类数据集的基础上建设高质量样本数据集,自然人、法人和非法人组织无需申请即可获取。
样本数据集应当从有条件类全量数据中针对性抽取,真实反映全量数据特征,符合开放数据质量管理要求,方便数据利用主体阅读与测试。`,
  duties: {
    'SH-22.1': {
      kind: 'obligation',
      who: ['operator', 'provider'],
      quote: '在有条件开放类数据集的基础上建设高质量样本数据集,自然人、法人和非法人组织无需申请即可获取',
      steps: ['sampleSet.build', 'sampleSet.publish', 'sampleSet.withdraw'],
    },
    'SH-22.2': {
      kind: 'obligation',
      who: ['operator', 'provider'],
      quote:
        '样本数据集应当从有条件类全量数据中针对性抽取,真实反映全量数据特征,符合开放数据质量管理要求,方便数据利用主体阅读与测试',
      steps: ['sampleSet.build', 'sampleSet.publish'],
      requires: [
        { field: 'samplingMethod', quote: '从有条件类全量数据中针对性抽取', on: ['sampleSet.build'] },
        { rule: 'sampleTrueToWhole', quote: '真实反映全量数据特征', on: ['sampleSet.publish'] },
      ],
    },
  },
} as const satisfies Article
