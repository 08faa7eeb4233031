/** The page that opens the first three accounts of a live platform. */
export const setUpWords = {
  'setUp.title': '设立首批账号',
  'setUp.lead':
    '平台没有默认密码。请为系统管理、安全审计、业务操作各设一名负责人,三人不得为同一账号。本页链接只能使用一次。',
  'setUp.administration': '系统管理员(管理账号,不办业务)',
  'setUp.audit': '安全审计员(查看记录,不办业务)',
  'setUp.operation': '业务操作员(数据主管部门与大数据中心)',
  'setUp.login': '登录名(小写字母、数字、点、横线)',
  'setUp.name': '姓名',
  'setUp.password': '密码(至少十二个字符)',
  'setUp.submit': '设立三个账号',
  'setUp.done': '三个账号已设立,本链接已失效。',
  'setUp.signIn': '前往工作台登录',
} as const
