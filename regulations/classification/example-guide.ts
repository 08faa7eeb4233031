import type { ShippedGuide } from './guide.ts'

/**
 * An example of a classification guide. The names of its levels, their number and their classes are not those of any
 * published guide: it shows how one is made and serves until the office that must make the guide has published its own.
 */
export const exampleGuide = {
  id: 'shipped-example',
  title: '公共数据开放分级分类指南（示例，待主管部门确认）',
  gradingMethod:
    '从个人、组织、客体三个维度分别判断数据项所处级别；同一维度内级别由宽到严排列；数据集的级别取其全部数据项的最高级别。' +
    '各维度的级别组合后就高从严，对应到无条件开放、有条件开放或者非开放。判断流程：编目时填报级别，平台据此提出类别和条件，' +
    '数据开放主体确认，审核单位复核；指南更新后，按原指南分级分类的数据重新判断。',
  levels: [
    { dimension: 'person', levelCode: 'A1', meaning: '不涉及个人' },
    {
      dimension: 'person',
      levelCode: 'A2',
      meaning: '涉及个人，但已汇总或者经脱敏处理，结合其他数据仍有识别的可能',
      safeguards: '约定不得重新识别；发现可以识别的，立即中止开放',
    },
    {
      dimension: 'person',
      levelCode: 'A3',
      meaning: '个人信息，可以识别特定自然人',
      safeguards: '不开放；仅在脱密、脱敏处理或者取得同意后重新判断',
    },
    { dimension: 'person', levelCode: 'A4', meaning: '个人隐私', safeguards: '不开放，访问全程留痕' },
    { dimension: 'organisation', levelCode: 'B1', meaning: '不涉及组织，或者涉及组织依法应当公开的信息' },
    {
      dimension: 'organisation',
      levelCode: 'B2',
      meaning: '涉及组织的经营、用工等未公开信息，泄露会影响其一般权益',
      safeguards: '协议约定用途，抽查利用情况',
    },
    {
      dimension: 'organisation',
      levelCode: 'B3',
      meaning: '商业秘密、保密商务信息',
      safeguards: '不开放；仅在脱密处理或者权利人同意后重新判断',
    },
    { dimension: 'object', levelCode: 'C1', meaning: '一般的物、设施、环境和活动，开放不影响公共安全和公共秩序' },
    {
      dimension: 'object',
      levelCode: 'C2',
      meaning: '数据安全和处理能力要求较高、时效性较强或者需要持续获取的客体数据',
      safeguards: '限定调用频率，监测异常调用',
    },
    {
      dimension: 'object',
      levelCode: 'C3',
      meaning: '重要设施、应急和安全防范等法律法规规定不得开放的客体数据',
      safeguards: '不开放',
    },
  ],
  classesOfLevels: [
    { levelCode: 'A1', openingClass: 'unconditional' },
    { levelCode: 'A2', openingClass: 'conditional' },
    { levelCode: 'A3', openingClass: 'notOpen' },
    { levelCode: 'A4', openingClass: 'notOpen' },
    { levelCode: 'B1', openingClass: 'unconditional' },
    { levelCode: 'B2', openingClass: 'conditional' },
    { levelCode: 'B3', openingClass: 'notOpen' },
    { levelCode: 'C1', openingClass: 'unconditional' },
    { levelCode: 'C2', openingClass: 'conditional' },
    { levelCode: 'C3', openingClass: 'notOpen' },
  ],
  conditionsOfLevels: [
    { levelCode: 'A2', conditionFamily: 'scenario', condition: '仅限申请的应用场景使用，不得用于识别特定个人' },
    { levelCode: 'A2', conditionFamily: 'security', condition: '具备个人信息保护制度，通过数据安全成熟度评估' },
    { levelCode: 'B2', conditionFamily: 'scenario', condition: '仅限申请的应用场景使用，不得用于不正当竞争' },
    { levelCode: 'B2', conditionFamily: 'feedback', condition: '利用成果注明数据来源，定期提交数据利用报告' },
    { levelCode: 'C2', conditionFamily: 'security', condition: '具备与数据风险相匹配的数据安全保护体系' },
    { levelCode: 'C2', conditionFamily: 'ability', condition: '具备持续、稳定获取和处理数据的设施与人员' },
  ],
  gradingExamples: [
    { example: '公园绿地名录', levelCodes: 'A1 B1 C1', openingClass: 'unconditional' },
    { example: '分时段公共停车场剩余泊位', levelCodes: 'A1 B1 C2', openingClass: 'conditional' },
    { example: '按街道汇总的就业人数', levelCodes: 'A2 B1 C1', openingClass: 'conditional' },
    { example: '婚姻登记明细', levelCodes: 'A4 B1 C1', openingClass: 'notOpen' },
  ],
} as const satisfies ShippedGuide
