import type { ReactNode } from 'react'

type Props = { readonly text: string; readonly marks: readonly (readonly [start: number, end: number])[] }

/** A text with the parts marked in which something was found; the parts follow each other and do not overlap. */
export function MarkedWords({ text, marks }: Props): ReactNode {
  const last = marks.at(-1)?.[1] ?? 0
  return (
    <>
      {marks.map(([start, end], index) => (
        <span key={start}>
          {text.slice(marks[index - 1]?.[1] ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(last)}
    </>
  )
}
