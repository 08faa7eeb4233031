import type { SearchQuestion } from '@gongshu/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Checkbox, Input, Modal } from 'antd'
import { useState } from 'react'
import { useWords } from '../ui/words.tsx'
import { paths } from '../workbench/paths.ts'
import { api } from './api.ts'
import { useErrorText } from './query-view.tsx'
import { searchQueries } from './search-queries.ts'

/** The searches that one keeps, with the notice that each gives, and the entries that one follows. */
export function KeptSearches() {
  const { t } = useWords()
  const saved = useQuery(searchQueries.saved)
  const followed = useQuery(searchQueries.followed)
  const keep = useKeeping()
  return (
    <section className="card" aria-label={t('search.kept')}>
      <h2>{t('search.saved')}</h2>
      {saved.data?.length === 0 && <p className="faint">{t('search.noneSaved')}</p>}
      <ul className="list kept">
        {(saved.data ?? []).map(search => (
          <li key={search.id}>
            <Link to={paths.search} search={search.question}>
              {search.name}
            </Link>
            <Checkbox
              checked={search.notify}
              aria-label={t('search.notifyOf', { name: search.name })}
              onChange={event => keep.mutate(() => api.setSearchNotify(search.id, event.target.checked))}
            >
              {t('search.notify')}
            </Checkbox>
            <Button
              size="small"
              aria-label={t('search.removeSaved', { name: search.name })}
              onClick={() => keep.mutate(() => api.removeSearch(search.id))}
            >
              {t('search.remove')}
            </Button>
          </li>
        ))}
      </ul>
      <h2>{t('search.followed')}</h2>
      {followed.data?.length === 0 && <p className="faint">{t('search.noneFollowed')}</p>}
      <ul className="list kept">
        {(followed.data ?? []).map(entry => (
          <li key={entry.id}>
            <Link to={paths.case} params={{ id: entry.id }}>
              {entry.name}
            </Link>
            <Button
              size="small"
              aria-label={t('search.unfollowOf', { name: entry.name })}
              onClick={() => keep.mutate(() => api.unfollow(entry.id))}
            >
              {t('search.unfollow')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Keeps the present search under a name. */
export function SaveSearch({ question }: { question: SearchQuestion }) {
  const { t } = useWords()
  const [name, setName] = useState<string | null>(null)
  const keep = useKeeping()
  if (!Object.values(question).some(Boolean)) return null
  const save = () =>
    keep.mutate(() => api.saveSearch({ name: name?.trim() ?? '', question, notify: true }), {
      onSuccess: () => setName(null),
    })
  return (
    <>
      <Button onClick={() => setName(question.q ?? '')}>{t('search.save')}</Button>
      <Modal
        open={name !== null}
        title={t('search.save')}
        okText={t('search.saveAs')}
        cancelText={t('search.cancel')}
        okButtonProps={{ disabled: !name?.trim(), loading: keep.isPending }}
        onOk={save}
        onCancel={() => setName(null)}
      >
        <Input
          aria-label={t('search.saveName')}
          placeholder={t('search.saveName')}
          value={name ?? ''}
          maxLength={60}
          onChange={event => setName(event.target.value)}
          onPressEnter={save}
        />
        <p className="faint">{t('search.saveAbout')}</p>
      </Modal>
    </>
  )
}

/** Runs a call that changes what one keeps, and asks for it anew. */
export function useKeeping() {
  const client = useQueryClient()
  const { message } = App.useApp()
  const errorText = useErrorText()
  return useMutation({
    mutationFn: (call: () => Promise<unknown>) => call(),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: searchQueries.saved.queryKey }),
        client.invalidateQueries({ queryKey: searchQueries.followed.queryKey }),
      ]),
    onError: error => void message.error(errorText(error)),
  })
}
