export type GroundValues = { readonly level: string; readonly title: string; readonly article: string }

export const noGround: GroundValues = { level: '', title: '', article: '' }

/** Every level of legal instrument, highest first; which of them a decision accepts is for the law to say. */
export const groundLevels = ['法律', '行政法规', '国务院决定', '地方性法规', '规章', '规范性文件'] as const

export function isGround(value: unknown): value is GroundValues {
  return typeof value === 'object' && value !== null && 'level' in value && 'article' in value
}
