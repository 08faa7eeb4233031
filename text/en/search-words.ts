/** What the search, the resource graph and the cart say. */
export const searchWords = {
  'search.sort': 'Order',
  'search.sort.relevance': 'most relevant',
  'search.sort.newest': 'newest',
  'search.sort.used': 'most used',
  'search.sort.quality': 'best quality',
  'search.facet.unit': 'Unit',
  'search.facet.sharing': 'Sharing class',
  'search.facet.opening': 'Opening class',
  'search.facet.frequency': 'Updates',
  'search.facet.grade': 'Grade',
  'search.facet.domain': 'Domain',
  'search.facet.format': 'Format',
  'search.facet.open': 'Open list',
  'search.open.yes': 'has an open set',
  'search.open.no': 'not open yet',
  'search.corrected': 'Nothing matches “{typed}”; this is what matches “{meant}”.',
} as const
