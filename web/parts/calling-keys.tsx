import type { CallingSystem } from '@gongshu/client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Card } from '../ui/page-head.tsx'
import { useWords } from '../ui/words.tsx'
import { api, queries } from './api.ts'
import { ErrorNote, QueryView } from './query-view.tsx'

/** The keys of the unit's calling systems; a secret is shown only when it is asked for, and the look is recorded. */
export function CallingKeys({ only }: { only?: string }) {
  const { t } = useWords()
  const systems = useQuery(queries.systems)
  return (
    <Card title={t('work.keys.title')}>
      <p className="faint">{t('work.keys.about')}</p>
      <QueryView query={systems}>
        {answer => {
          const shown = answer.systems.filter(system => !only || system.id === only)
          if (!shown.length) return <p className="empty">{t('work.keys.none')}</p>
          return (
            <ul className="list">
              {shown.map(system => (
                <Key key={system.id} system={system} />
              ))}
            </ul>
          )
        }}
      </QueryView>
    </Card>
  )
}

function Key({ system }: { system: CallingSystem }) {
  const { t } = useWords()
  // Held by this component only, so it is gone from memory when the page is left.
  const secret = useMutation({ mutationFn: () => api.systemSecret(system.id), gcTime: 0 })
  return (
    <li className="task">
      <div>
        <strong>{system.name}</strong>
        <div>
          {t('work.keys.key')} <span className="secret">{system.appKey}</span>
        </div>
        {secret.data && (
          <div>
            {t('work.keys.secret')} <span className="secret">{secret.data.appSecret}</span>
          </div>
        )}
        {secret.isError && <ErrorNote error={secret.error} />}
      </div>
      <div>
        <Button
          loading={secret.isPending}
          aria-label={`${t(secret.data ? 'work.keys.hide' : 'work.keys.show')}: ${system.name}`}
          onClick={() => (secret.data ? secret.reset() : secret.mutate())}
        >
          {t(secret.data ? 'work.keys.hide' : 'work.keys.show')}
        </Button>
      </div>
    </li>
  )
}
