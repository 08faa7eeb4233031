import type { ListLine, ThreeListsAnswer } from '@gongshu/client'
import { Button } from 'antd'
import { useState } from 'react'
import { ChecksField } from '../forms/check-fields.tsx'
import { SelectField } from '../ui/form-field.tsx'
import { useWords } from '../ui/words.tsx'

type Props = { readonly found: ThreeListsAnswer; readonly onAdd: (lines: readonly ListLine[]) => void }

/** One duty, one system and any number of entries: as many lines, or one without an entry. */
export function ListLineForm({ found, onAdd }: Props) {
  const { t } = useWords()
  const [dutyCode, setDuty] = useState('')
  const [systemName, setSystem] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const loose = new Set(found.gaps.entriesWithoutLine.map(one => one.id))
  // What is not linked yet comes first: that is what one comes here for.
  const entries = [...found.entries].sort((a, b) => Number(loose.has(b.id)) - Number(loose.has(a.id)))
  const add = () => {
    const lines = chosen.map(entryId => ({ dutyCode, systemName, entryId }))
    onAdd(lines.length ? lines : [{ dutyCode, systemName, entryId: null }])
    setChosen([])
  }
  return (
    <form
      className="form"
      onSubmit={event => {
        event.preventDefault()
        add()
      }}
    >
      <SelectField
        id="line-duty"
        label={t('work.threeLists.duty')}
        value={dutyCode}
        onChange={setDuty}
        choices={found.duties.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
      />
      <SelectField
        id="line-system"
        label={t('work.threeLists.system')}
        value={systemName}
        onChange={setSystem}
        choices={found.systems.map(({ name }) => ({ value: name, label: name }))}
      />
      <ChecksField
        id="line-entries"
        label={t('work.threeLists.entriesToAdd')}
        value={chosen}
        onChange={setChosen}
        choices={entries.map(({ id, number, title }) => ({ value: id, label: `${title}（${number}）` }))}
      />
      <div className="form-foot">
        <Button htmlType="submit" disabled={!dutyCode || !systemName}>
          {t('work.threeLists.add')}
        </Button>
      </div>
    </form>
  )
}
