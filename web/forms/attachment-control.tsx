import type { AttachmentAnswer } from '@gongshu/client'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../parts/api.ts'
import { useErrorText } from '../parts/query-view.tsx'
import { type FieldFrame, FormField } from '../ui/form-field.tsx'
import { useWords } from '../ui/words.tsx'
import { ChosenList } from './chosen-list.tsx'

type Props = FieldFrame & {
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
}

/** Files that are handed in with the step: sent when they are chosen, named by the step when it is taken. */
export function AttachmentControl({ value, onChange, ...frame }: Props) {
  const { t } = useWords()
  const errorText = useErrorText()
  const [sent, setSent] = useState<readonly AttachmentAnswer[]>([])
  const send = useMutation({
    mutationFn: (files: readonly File[]) => Promise.all(files.map(file => api.sendAttachment(file.name, file))),
    onSuccess: answers => {
      setSent([...sent, ...answers])
      onChange([...value, ...answers.map(answer => answer.id)])
    },
  })
  const nameOf = (id: string) => sent.find(file => file.id === id)?.name ?? id
  const error = send.error ? errorText(send.error) : frame.error
  return (
    <FormField {...frame} note={frame.note ?? t('work.form.attachNote')} error={error}>
      {control => (
        <div className="case-choice">
          <ChosenList ids={value} nameOf={nameOf} onDrop={id => onChange(value.filter(one => one !== id))} />
          <input
            {...control}
            type="file"
            multiple
            disabled={send.isPending}
            onChange={event => {
              send.mutate([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
          {send.isPending && <span className="faint">{t('work.form.uploading')}</span>}
        </div>
      )}
    </FormField>
  )
}
