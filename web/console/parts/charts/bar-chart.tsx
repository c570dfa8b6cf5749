/** Bars on a canvas. The figures are in the table beside; a screen reader hears the summary. */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LogarithmicScale,
  Tooltip,
} from 'chart.js';
import { useEffect, useRef } from 'react';
import { configurationOf } from './configuration.ts';
import type { BarChartProps } from './lazy-bar-chart.tsx';
import { readTheme, useScheme } from './theme.ts';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, LogarithmicScale, Tooltip);

/** Another scheme has other colours: the canvas is drawn anew. */
export default function BarChart(props: BarChartProps) {
  return <Drawing key={useScheme()} {...props} />;
}

function Drawing({ spec, height, summary }: BarChartProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!canvas.current) return;
    const chart = new Chart(canvas.current, configurationOf(spec, readTheme()));
    return () => chart.destroy();
  }, [spec]);
  return (
    <div style={{ height, position: 'relative' }}>
      <canvas ref={canvas} role="img" aria-label={summary} />
    </div>
  );
}
