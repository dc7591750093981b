/** The charts, loaded when the first of them comes into view: what draws them is larger than the rest of the portal. */
import { BarChart } from '@mantine/charts';
import { formatMoney, formatMonth } from '../../components';

export interface Series {
  name: string;
  label: string;
  color: string;
}

/** Months as stacked bars. `rows` have `month` and a number under each series' name. */
export default function MonthChart(props: {
  rows: Record<string, string | number>[];
  series: Series[];
  currency: string;
  height?: number;
}) {
  const short = (value: number) =>
    value.toLocaleString(undefined, { notation: 'compact', maximumFractionDigits: 1 });
  return (
    <BarChart
      h={props.height ?? 260}
      data={props.rows.map((row) => ({ ...row, month: formatMonth(String(row.month)) }))}
      dataKey="month"
      type="stacked"
      series={props.series}
      withLegend={props.series.length > 1}
      legendProps={{ verticalAlign: 'bottom' }}
      valueFormatter={(value) => formatMoney(value, props.currency)}
      yAxisProps={{ width: 52, tickFormatter: short }}
      xAxisProps={{ minTickGap: 28 }}
      maxBarWidth={36}
      gridAxis="x"
      tickLine="none"
      barProps={{ isAnimationActive: false }}
    />
  );
}
