import './year-months.css'
import { useWords } from './words.tsx'

export type SpecialDay = { readonly date: string; readonly name: string | null }

type Props = {
  readonly year: number
  readonly today: string
  /** Days off with the name of their holiday; without a name, worked days of a weekend. */
  readonly days: readonly SpecialDay[]
}

/** The twelve months of a year with days off, make-up days and weekends; each mark is a letter too, not a colour alone. */
export function YearMonths({ year, today, days }: Props) {
  const special = new Map(days.map(day => [day.date, day]))
  return (
    <>
      <Legend />
      <div className="months">
        {Array.from({ length: 12 }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a month is its position in the year
          <Month key={index} year={year} month={index + 1} special={special} today={today} />
        ))}
      </div>
    </>
  )
}

function Legend() {
  const { t } = useWords()
  return (
    <div className="months-legend">
      {(['rest', 'makeUp'] as const).map(kind => (
        <span key={kind}>
          <span className={`day ${kind}`}>{t(`work.calendar.mark.${kind}`)}</span> {t(`work.calendar.legend.${kind}`)}
        </span>
      ))}
    </div>
  )
}

type MonthProps = {
  readonly year: number
  readonly month: number
  readonly special: ReadonlyMap<string, SpecialDay>
  readonly today: string
}

function Month({ year, month, special, today }: MonthProps) {
  const { t } = useWords()
  return (
    <table>
      <caption>{t('work.calendar.month', { year, month })}</caption>
      <thead>
        <tr>
          {t('work.calendar.weekdays')
            .split(' ')
            .map(weekday => (
              <th key={weekday} scope="col">
                {weekday}
              </th>
            ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map(week => (
          <tr key={week.join()}>
            {week.map((date, weekday) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its weekday
              <td key={weekday}>{date && <DayCell date={date} special={special.get(date)} today={today} />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DayCell({ date, special, today }: { date: string; special: SpecialDay | undefined; today: string }) {
  const { t } = useWords()
  const kind = special ? (special.name ? 'rest' : 'makeUp') : isWeekend(date) ? 'weekend' : ''
  return (
    <span className={`day ${kind}${date === today ? ' today' : ''}`} title={special?.name ?? undefined}>
      {Number(date.slice(8))}
      {special && (
        <span className="mark">{special.name ? t('work.calendar.mark.rest') : t('work.calendar.mark.makeUp')}</span>
      )}
    </span>
  )
}

/** The weeks of a month from Monday to Sunday; null where the month has not begun or is over. */
function weeksOf(year: number, month: number): (string | null)[][] {
  const lead = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const weeks = Math.ceil((lead + length) / 7)
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => {
      const date = week * 7 + weekday - lead + 1
      return date < 1 || date > length ? null : `${year}-${twoDigits(month)}-${twoDigits(date)}`
    }),
  )
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

function isWeekend(date: string): boolean {
  return [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())
}
