/** Forms and notices of projects, channels, security, inspection and evaluation. */
export const oversightWords = {
  'field.channelKind': '渠道类型',
  'channelKind.sharing': '共享交换渠道',
  'channelKind.opening': '开放渠道',
  'channelKind.cloud': '云平台或机房',
  'channelKind.dataCentre': '数据中心或数据平台',
  'channelKind.offlineExchange': '线下交换',
  'field.channel.description': '说明',
  'field.standing': '建设情况',
  'standing.existing': '已经建成',
  'standing.new': '拟新建',
  'field.newReason': '新建开放渠道的理由',
  'field.integrateBy': '计划完成整合的日期',
  'field.result': '办理结果',
  'notice.channelRegistered': '渠道“{title}”（{number}）已登记，请核对是否应当整合。',
  'notice.channelToIntegrate': '渠道“{title}”（{number}）已列入整合，请按计划办理。',
} as const
