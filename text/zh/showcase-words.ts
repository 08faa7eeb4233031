/** The public pages of demonstration applications and of policies and news. */
export const showcaseWords = {
  'showcase.title': '示范应用',
  'showcase.lead': '公共数据开放利用的示范应用，欢迎借鉴和推广。',
  'showcase.nothing': '目前还没有推广的示范应用。',
  'policies.title': '政策与动态',
  'policies.lead': '公共数据开放的有关政策、制度文件和动态，随发布、替换即时更新。',
  'policies.law': '适用的规定',
  'policies.rules': '制度文件',
  'policies.news': '动态',
  'policies.opened': '新开放：{title}',
  'policies.all': '查看全部政策与动态',
  'policies.none': '目前没有内容。',
} as const
