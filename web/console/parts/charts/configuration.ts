/** How Chart.js is told to draw a chart of ours. */
import type { ChartConfiguration, ChartDataset, Scale } from 'chart.js';
import { count } from '../numbers.ts';
import { duration } from '../time/format.ts';
import { type DurationAxis, durationAxis } from './duration-axis.ts';
import { label } from './labels.ts';
import { marksPlugin } from './marks-plugin.ts';
import type { BarChartSpec, ChartColor, Series } from './spec.ts';
import type { ChartTheme } from './theme.ts';

export function configurationOf(spec: BarChartSpec, theme: ChartTheme): ChartConfiguration<'bar'> {
  const { lying, marks = [] } = spec;
  const names = nameScale(spec, theme);
  const values = valueScale(spec, theme);
  return {
    type: 'bar',
    data: {
      labels: spec.categories.map(([name]) => name),
      datasets: spec.series.map((series, index) => datasetOf(series, index, theme)),
    },
    options: {
      indexAxis: lying ? 'y' : 'x',
      maintainAspectRatio: false,
      // The page stays calm for everybody, so also for those who asked for less motion.
      animation: false,
      font: { family: theme.font },
      layout: { padding: { top: marks.length > 0 ? 18 : 0 } },
      interaction: { mode: 'index', axis: lying ? 'y' : 'x', intersect: false },
      scales: lying ? { x: values, y: names } : { x: names, y: values },
      plugins: { tooltip: tooltipOf(spec, theme) },
    } as ChartConfiguration<'bar'>['options'],
    plugins: [marksPlugin(marks, ({ at }) => (lying ? at : at - 0.5), theme)],
  };
}

function datasetOf(series: Series, index: number, theme: ChartTheme): ChartDataset<'bar'> {
  const colors: readonly ChartColor[] =
    typeof series.color === 'string' ? series.values.map(() => series.color as ChartColor) : series.color;
  return {
    label: series.title,
    data: series.values as ChartDataset<'bar'>['data'],
    backgroundColor: colors.map((color) => theme.color(color)),
    borderColor: theme.color('edge'),
    borderWidth: 1,
    grouped: false,
    // The first series lies at the bottom.
    order: -index,
    barPercentage: series.width,
    categoryPercentage: 0.9,
    maxBarThickness: 34 * series.width,
    minBarLength: 2,
  };
}

const look = (theme: ChartTheme) => ({
  ticks: { color: theme.dimmed, font: { family: theme.font, size: 12 } },
  grid: { color: theme.color('grid') },
  border: { color: theme.line },
});

/** Pixels: a chart that is narrower has room for short names only. */
const NARROW = 480;

const nameScale = ({ categories }: BarChartSpec, theme: ChartTheme) => {
  const { ticks, ...rest } = look(theme);
  return {
    ...rest,
    type: 'category',
    grid: { display: false },
    ticks: {
      ...ticks,
      callback(this: Scale, _: unknown, index: number) {
        const room = this.chart.width < NARROW ? 19 : 28;
        return categories[index]?.map((line) => label(line, room));
      },
    },
  };
};

function valueScale({ axis, series }: BarChartSpec, theme: ChartTheme) {
  const { ticks, ...rest } = look(theme);
  const title = { display: true, text: axis.title, color: theme.dimmed, font: { family: theme.font } };
  if (axis.scale === 'count')
    return {
      ...rest,
      title,
      type: 'linear',
      beginAtZero: true,
      ticks: {
        ...ticks,
        precision: 0,
        maxTicksLimit: 7,
        callback: (value: number | string) => count(Number(value)),
      },
    };
  const { min, max, steps }: DurationAxis = durationAxis(
    series.flatMap(({ values }) => values.flatMap((it) => it ?? [])),
  );
  return {
    ...rest,
    title,
    type: 'logarithmic',
    min,
    max,
    ticks: { ...ticks, maxRotation: 0, callback: (value: number | string) => duration(Number(value)) },
    afterBuildTicks: (scale: { ticks: { value: number }[] }) => {
      scale.ticks = steps.map((value) => ({ value }));
    },
  };
}

const tooltipOf = ({ details }: BarChartSpec, theme: ChartTheme) => ({
  displayColors: false,
  backgroundColor: theme.paper,
  borderColor: theme.line,
  borderWidth: 1,
  titleColor: theme.text,
  bodyColor: theme.text,
  titleFont: { family: theme.font },
  bodyFont: { family: theme.font },
  padding: 10,
  callbacks: {
    title: ([item]: { dataIndex: number }[]) => (item ? details[item.dataIndex]?.title : ''),
    // A category is one thing with several facts, told once and not once for each of its bars.
    label: ({ dataIndex }: { dataIndex: number }) => [...(details[dataIndex]?.lines ?? [])],
  },
  filter: (_: unknown, index: number) => index === 0,
});
