import { colours } from './theme.ts'

const WIDTH = 96
const HEIGHT = 24
const EDGE = 2

/** The last scores (0 to 100) as a small line, oldest first; what it shows stands in its name. */
export function TrendLine({ scores, label }: { scores: readonly (number | null)[]; label: string }) {
  const known = scores.filter(score => score !== null)
  if (known.length < 2) return null
  const low = Math.min(...known, 90)
  const step = (WIDTH - 2 * EDGE) / (known.length - 1)
  const points = known.map((score, index) => {
    const height = ((score - low) / Math.max(1, 100 - low)) * (HEIGHT - 2 * EDGE)
    return `${EDGE + index * step},${HEIGHT - EDGE - height}`
  })
  return (
    <svg role="img" aria-label={label} width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
      <polyline points={points.join(' ')} fill="none" stroke={colours.brand} strokeWidth="2" />
    </svg>
  )
}
