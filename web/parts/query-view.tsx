import { ApiError } from '@gongshu/client'
import type { UseQueryResult } from '@tanstack/react-query'
import { Alert, Button, Spin } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from '../ui/words.tsx'
import { ArticleLink } from './article-link.tsx'

/** What a question to the server shows while it is asked, when it fails, and when it is answered. */
export function QueryView<T>({ query, children }: { query: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  const { t } = useWords()
  if (query.data !== undefined) return children(query.data)
  if (query.isError) return <ErrorNote error={query.error} onRetry={() => query.refetch()} />
  return (
    <div className="empty" role="status">
      <Spin /> {t('work.loading')}
    </div>
  )
}

export function ErrorNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useWords()
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={<ErrorWords error={error} />}
      action={onRetry ? <Button onClick={onRetry}>{t('work.retry')}</Button> : undefined}
    />
  )
}

/** What was refused and the article that is the reason, as a link; anything else that went wrong in words. */
function ErrorWords({ error }: { error: unknown }) {
  const errorText = useErrorText()
  if (!(error instanceof ApiError && error.duty)) return errorText(error)
  return (
    <>
      {error.message} <ArticleLink duty={error.duty} />
    </>
  )
}

/** What went wrong, in words: what the platform said, or that it could not be reached. */
export function useErrorText(): (error: unknown) => string {
  const { t } = useWords()
  return error => {
    if (!(error instanceof ApiError)) return t('work.unexpected', { detail: String(error) })
    if (error.status === 0) return t('work.unreachable')
    return error.duty ? `${error.message} (${error.duty})` : error.message
  }
}
