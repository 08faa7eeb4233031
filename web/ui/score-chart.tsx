import { LineChart, RadarChart } from 'echarts/charts'
import { GridComponent, LegendComponent, RadarComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { colours } from './theme.ts'

use([LineChart, RadarChart, GridComponent, LegendComponent, RadarComponent, TooltipComponent, SVGRenderer])

type Named = { readonly name: string; readonly score: number | null }
type Props = {
  readonly label: string
  /** The dimensions of the last version. */
  readonly now: readonly Named[]
  /** The score of each version, oldest first. */
  readonly trend: readonly { readonly version: string; readonly scores: readonly Named[] }[]
}

/** Where the data is strong and weak now, and how that has changed. The numbers stand in the tables beside it. */
export function ScoreChart({ label, now: dimensions, trend }: Props) {
  // A dimension that no rule speaks for has no score, not the score nought; two corners are no figure.
  const now = dimensions.filter(({ score }) => score !== null)
  const isPolygon = now.length > 2
  return (
    <div className={isPolygon ? 'score-charts' : ''}>
      {isPolygon && <Chart label={`${label} 1`} option={radarOf(now)} />}
      <Chart label={`${label} 2`} option={trendOf(trend)} />
    </div>
  )
}

function Chart({ label, option }: { label: string; option: EChartsCoreOption }) {
  const key = JSON.stringify(option)
  return <div key={key} className="chart" role="img" aria-label={label} ref={node => draw(node, option)} />
}

// A ref callback that answers with its own clean-up: the chart lives exactly as long as its element.
function draw(node: HTMLDivElement | null, option: EChartsCoreOption): (() => void) | undefined {
  if (!node) return undefined
  const chart = init(node)
  chart.setOption({ animation: false, ...option })
  const watch = new ResizeObserver(() => chart.resize())
  watch.observe(node)
  return () => {
    watch.disconnect()
    chart.dispose()
  }
}

function radarOf(now: readonly Named[]): EChartsCoreOption {
  return {
    radar: {
      indicator: now.map(({ name }) => ({ name, max: 100 })),
      radius: '62%',
      axisName: { color: colours.ink },
    },
    series: [
      {
        type: 'radar',
        data: [{ value: now.map(({ score }) => score ?? 0), areaStyle: { color: colours.brand, opacity: 0.18 } }],
        itemStyle: { color: colours.brand },
      },
    ],
  }
}

const lines = [colours.brand, colours.green, colours.amber, colours.red, '#5b3a8c', '#0f7c86', colours.faint]

function trendOf(trend: Props['trend']): EChartsCoreOption {
  const names = trend.at(-1)?.scores.map(({ name }) => name) ?? []
  return {
    color: lines,
    tooltip: { trigger: 'axis' },
    legend: { top: 0, type: 'scroll' },
    grid: { left: 40, right: 16, top: 40, bottom: 32 },
    xAxis: { type: 'category', data: trend.map(({ version }) => version) },
    yAxis: { type: 'value', max: 100, min: ({ min }: { min: number }) => Math.max(0, Math.floor(min / 10) * 10 - 10) },
    series: names.map((name, index) => ({
      name,
      type: 'line',
      data: trend.map(({ scores }) => scores[index]?.score ?? null),
      lineStyle: { width: index === 0 ? 3 : 1.5 },
      connectNulls: true,
    })),
  }
}
