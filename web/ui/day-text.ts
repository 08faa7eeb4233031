import type { Language } from './words.tsx'

const weekdays = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** `2026-03-09 (周一)`. */
export function dayText(day: string, language: Language): string {
  const weekday = weekdays[language][new Date(`${day}T00:00:00Z`).getUTCDay()]
  return weekday ? `${day} (${weekday})` : day
}

/** `3月9日` or `9 Mar`, for where the year is plain. */
export function shortDay(day: string, language: Language): string {
  const [, month = '', date = ''] = day.split('-')
  return language === 'zh'
    ? `${Number(month)}月${Number(date)}日`
    : `${Number(date)} ${months[Number(month) - 1] ?? ''}`
}

/** The minute of a moment, in the platform's own zone: `2026-03-09 14:05`. */
export function momentText(moment: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(moment),
  )
}
