import type { CSSProperties, ReactNode } from 'react'

type Props = {
  readonly name: string
  readonly className?: string
  readonly style?: CSSProperties
  readonly children: ReactNode
}

/** What scrolls inside a page: named, and reached by keyboard. */
export function ScrollRegion({ name, className = 'table-wrap', style, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <section className={className} aria-label={name} tabIndex={0} style={style}>
      {children}
    </section>
  )
}
