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
    { dimension: 'person', level: 'A1', meaning: '不涉及个人' },
    {
      dimension: 'person',
      level: 'A2',
      meaning: '涉及个人，但已汇总或者经脱敏处理，结合其他数据仍有识别的可能',
      safeguards: '约定不得重新识别；发现可以识别的，立即中止开放',
    },
    {
      dimension: 'person',
      level: 'A3',
      meaning: '个人信息，可以识别特定自然人',
      safeguards: '不开放；仅在脱密、脱敏处理或者取得同意后重新判断',
    },
    { dimension: 'person', level: 'A4', meaning: '个人隐私', safeguards: '不开放，访问全程留痕' },
    { dimension: 'organisation', level: 'B1', meaning: '不涉及组织，或者涉及组织依法应当公开的信息' },
    {
      dimension: 'organisation',
      level: 'B2',
      meaning: '涉及组织的经营、用工等未公开信息，泄露会影响其一般权益',
      safeguards: '协议约定用途，抽查利用情况',
    },
    {
      dimension: 'organisation',
      level: 'B3',
      meaning: '商业秘密、保密商务信息',
      safeguards: '不开放；仅在脱密处理或者权利人同意后重新判断',
    },
    { dimension: 'object', level: 'C1', meaning: '一般的物、设施、环境和活动，开放不影响公共安全和公共秩序' },
    {
      dimension: 'object',
      level: 'C2',
      meaning: '数据安全和处理能力要求较高、时效性较强或者需要持续获取的客体数据',
      safeguards: '限定调用频率，监测异常调用',
    },
    {
      dimension: 'object',
      level: 'C3',
      meaning: '重要设施、应急和安全防范等法律法规规定不得开放的客体数据',
      safeguards: '不开放',
    },
  ],
  classesOfLevels: [
    { level: 'A1', openingClass: 'unconditional' },
    { level: 'A2', openingClass: 'conditional' },
    { level: 'A3', openingClass: 'notOpen' },
    { level: 'A4', openingClass: 'notOpen' },
    { level: 'B1', openingClass: 'unconditional' },
    { level: 'B2', openingClass: 'conditional' },
    { level: 'B3', openingClass: 'notOpen' },
    { level: 'C1', openingClass: 'unconditional' },
    { level: 'C2', openingClass: 'conditional' },
    { level: 'C3', openingClass: 'notOpen' },
  ],
  conditionsOfLevels: [
    { level: 'A2', family: 'scenario', condition: '仅限申请的应用场景使用，不得用于识别特定个人' },
    { level: 'A2', family: 'security', condition: '具备个人信息保护制度，通过数据安全成熟度评估' },
    { level: 'B2', family: 'scenario', condition: '仅限申请的应用场景使用，不得用于不正当竞争' },
    { level: 'B2', family: 'feedback', condition: '利用成果注明数据来源，定期提交数据利用报告' },
    { level: 'C2', family: 'security', condition: '具备与数据风险相匹配的数据安全保护体系' },
    { level: 'C2', family: 'ability', condition: '具备持续、稳定获取和处理数据的设施与人员' },
  ],
  gradingExamples: [
    { example: '公园绿地名录', levels: 'A1 B1 C1', openingClass: 'unconditional' },
    { example: '分时段公共停车场剩余泊位', levels: 'A1 B1 C2', openingClass: 'conditional' },
    { example: '按街道汇总的就业人数', levels: 'A2 B1 C1', openingClass: 'conditional' },
    { example: '婚姻登记明细', levels: 'A4 B1 C1', openingClass: 'notOpen' },
  ],
} as const satisfies ShippedGuide
