/** The plan under which an entry in use is to change, and what each unit concerned says of it. */
export const adjustmentWords = {
  'case.planConsent': '目录调整方案征询',
  'case.planConsent.many': '目录调整方案征询',
  'state.planConsent.asked': '待答复',
  'state.planConsent.agreed': '已同意',
  'state.planConsent.objected': '不同意',
  'state.planConsent.withdrawn': '已停止征询',
  'step.planConsent.ask': '征询意见（系统）',
  'step.planConsent.agree': '同意调整方案',
  'step.planConsent.object': '不同意调整方案',
  'step.planConsent.withdraw': '停止征询（系统）',
  'field.askedUnit': '征询的单位',
  'field.side': '以何身份',
  'side.provider': '数据提供单位',
  'side.consumer': '数据使用单位',
  'field.changeOccasion': '调整缘由',
  'notice.planToAgree':
    '公共数据目录“{title}”拟调整，{operator}已提出目录调整方案（{number}），请贵单位答复是否同意；各方同意前目录不作调整。',
  'notice.planAgreedByOne': '有关单位已同意公共数据目录“{title}”的调整方案（{number}）。',
  'notice.planObjected':
    '有关单位不同意公共数据目录“{title}”（{number}）的调整方案，请会同商定后重新提出。理由：{reason}',
} as const
