import { useState } from 'react'

/** A draft that has been cleared stays cleared: what was refused as a state secret must not come back. */
export type Draft<T> = {
  readonly value: T
  readonly change: (value: T) => void
  readonly clear: () => void
  /** When it was last kept in this browser; null while nothing has been typed. */
  readonly keptAt: Date | null
  /** Whether the form was filled from a draft kept earlier. */
  readonly restored: boolean
}

/**
 * A form's values, kept in this browser while they are typed. A draft is private to the account and never reaches the
 * server. `isWhole` guards against a draft of an older form.
 */
export function useDraft<T extends object>(key: string, initial: T, isWhole: (draft: object) => draft is T): Draft<T> {
  const name = `gongshu.draft.${key}`
  const [kept] = useState(() => readDraft(name, isWhole))
  const [value, setValue] = useState<T>(kept ?? initial)
  const [keptAt, setKeptAt] = useState<Date | null>(null)
  return {
    value,
    keptAt,
    restored: kept !== null,
    change: next => {
      setValue(next)
      if (writeDraft(name, next)) setKeptAt(new Date())
    },
    clear: () => {
      localStorage.removeItem(name)
      setKeptAt(null)
    },
  }
}

function readDraft<T extends object>(name: string, isWhole: (draft: object) => draft is T): T | null {
  try {
    const draft: unknown = JSON.parse(localStorage.getItem(name) ?? 'null')
    return typeof draft === 'object' && draft !== null && isWhole(draft) ? draft : null
  } catch {
    return null
  }
}

/** Whether it could be kept: a full store costs the convenience of the draft, not the form. */
function writeDraft(name: string, value: object): boolean {
  try {
    localStorage.setItem(name, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}
