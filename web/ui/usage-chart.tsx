import { BarChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { colours } from './theme.ts'

use([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

type Day = { readonly day: string; readonly granted: number; readonly refused: number }
type Props = {
  readonly days: readonly Day[]
  readonly label: string
  readonly names: { readonly granted: string; readonly refused: string }
}

/** Calls by day, the refused ones on top. The numbers stand in the table beside it. */
export function UsageChart(props: Props) {
  return (
    <div
      key={JSON.stringify(props)}
      className="chart"
      role="img"
      aria-label={props.label}
      ref={node => draw(node, props)}
    />
  )
}

// A ref callback that answers with its own clean-up: the chart lives exactly as long as its element.
function draw(node: HTMLDivElement | null, { days, names }: Props): (() => void) | undefined {
  if (!node) return undefined
  const chart = init(node)
  const series = (name: string, values: number[], color: string) => ({
    name,
    type: 'bar' as const,
    stack: 'calls',
    data: values,
    itemStyle: { color },
    barMaxWidth: 28,
  })
  chart.setOption({
    animation: false,
    tooltip: { trigger: 'axis' },
    legend: { top: 0 },
    grid: { left: 48, right: 16, top: 40, bottom: 32 },
    xAxis: { type: 'category', data: days.map(({ day }) => day) },
    yAxis: { type: 'value', minInterval: 1 },
    series: [
      series(
        names.granted,
        days.map(({ granted }) => granted),
        colours.brand,
      ),
      series(
        names.refused,
        days.map(({ refused }) => refused),
        colours.red,
      ),
    ],
  })
  const watch = new ResizeObserver(() => chart.resize())
  watch.observe(node)
  return () => {
    watch.disconnect()
    chart.dispose()
  }
}
