/** What the search, the resource graph and the cart say. */
export const searchWords = {
  'search.sort': '排序',
  'search.sort.relevance': '最相关',
  'search.sort.newest': '最新发布',
  'search.sort.used': '使用最多',
  'search.sort.quality': '质量最高',
  'search.facet.unit': '提供单位',
  'search.facet.sharing': '共享属性',
  'search.facet.opening': '开放属性',
  'search.facet.frequency': '更新频率',
  'search.facet.grade': '数据分级',
  'search.facet.domain': '数据领域',
  'search.facet.format': '数据格式',
  'search.facet.open': '开放清单',
  'search.open.yes': '已有开放数据集',
  'search.open.no': '尚未开放',
  'search.corrected': '没有找到“{typed}”，已按“{meant}”检索。',
} as const
