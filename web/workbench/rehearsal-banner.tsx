import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { api } from '../parts/api.ts'
import { useSession } from '../parts/law-in-force.ts'
import { useErrorText } from '../parts/query-view.tsx'
import { dayText } from '../ui/day-text.ts'
import { type TextKey, useWords } from '../ui/words.tsx'

/** How far the day may be moved at once: a choice of the rehearsal, no limit of the law. */
const moves: readonly { readonly by: string; readonly key: TextKey }[] = [
  { by: '1d', key: 'work.clock.day' },
  { by: '1wd', key: 'work.clock.workday' },
  { by: '5wd', key: 'work.clock.workdays' },
  { by: '1mo', key: 'work.clock.month' },
]

/** Says on every page that this is no real case, and lets the offices move the day. */
export function RehearsalBanner() {
  const { t, language } = useWords()
  const { today, roles } = useSession()
  const mayMove = roles.includes('operator') || roles.includes('authority')
  return (
    <aside className="rehearsal" aria-label={t('work.rehearsal')}>
      <span>
        <strong>{t('work.rehearsal')}</strong> · {t('work.rehearsal.today', { day: dayText(today, language) })}
      </span>
      <span className="faint">{t('work.rehearsal.about')}</span>
      {mayMove && <Moves />}
    </aside>
  )
}

function Moves() {
  const { t } = useWords()
  const { message } = App.useApp()
  const errorText = useErrorText()
  const client = useQueryClient()
  const advance = useMutation({
    mutationFn: (by: string) => api.advanceClock(by),
    onSuccess: async ({ today, days }) => {
      const applied = days.reduce((sum, day) => sum + day.applied, 0)
      await client.invalidateQueries()
      message.success(t('work.clock.moved', { today, applied }))
    },
    onError: error => message.error(errorText(error)),
  })
  return (
    <span className="moves">
      {t('work.clock.move')}
      {moves.map(move => (
        <Button
          key={move.by}
          size="small"
          loading={advance.isPending && advance.variables === move.by}
          disabled={advance.isPending}
          onClick={() => advance.mutate(move.by)}
        >
          {t(move.key)}
        </Button>
      ))}
    </span>
  )
}
