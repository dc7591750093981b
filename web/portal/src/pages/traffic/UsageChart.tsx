/** Usage as bars, one stack a day. Loaded when it is shown: the chart library is larger than the page. */
import { BarChart } from '@mantine/charts';
import '@mantine/charts/styles.css';

export default function UsageChart(props: {
  label: string;
  data: Record<string, string | number>[];
  series: { name: string; label: string; color: string }[];
}) {
  return (
    <div aria-hidden style={{ overflow: 'hidden' }}>
      <BarChart
        h={220}
        data={props.data}
        dataKey="day"
        type="stacked"
        series={props.series}
        withLegend={props.series.length > 1}
        legendProps={{ verticalAlign: 'bottom' }}
        tickLine="none"
        gridAxis="x"
        valueFormatter={(value) => value.toLocaleString()}
        barProps={{ isAnimationActive: false }}
        yAxisProps={{ allowDecimals: false, width: 44, interval: 0 }}
        xAxisProps={{ minTickGap: 24 }}
        // Hidden from screen readers, which have the table: so not to be reached by Tab either. The uppermost figure
        // is half above the bars.
        barChartProps={{ accessibilityLayer: false, margin: { top: 10 } }}
      />
    </div>
  );
}
