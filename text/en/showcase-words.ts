/** The public pages of demonstration applications and of policies and news. */
export const showcaseWords = {
  'showcase.title': 'Showcase',
  'showcase.lead': 'Demonstration applications of open data, to learn from and to copy.',
  'showcase.nothing': 'No demonstration application has been promoted yet.',
  'policies.title': 'Policies and news',
  'policies.lead':
    'Policies, rules and news of the opening of public data, updated as they are published and replaced.',
  'policies.law': 'Texts that apply',
  'policies.rules': 'Rules and plans',
  'policies.news': 'News',
  'policies.opened': 'Newly open: {title}',
  'policies.all': 'All policies and news',
  'policies.none': 'Nothing yet.',
} as const
