/** The drawing of charts, loaded beside the figures and not before them. */
import { Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { BarChartSpec } from './spec.ts';

export type BarChartProps = {
  readonly spec: BarChartSpec;
  /** Pixels. */
  readonly height: number;
  /** The chart in a sentence or two. */
  readonly summary: string;
};

const Unavailable = () => (
  <Text size="sm">The chart could not be loaded. The table has the same figures.</Text>
);

// Begun with the page, so that a chart need not wait for the figures before it asks for what draws it.
const drawing = import('./bar-chart.tsx').catch(() => ({ default: Unavailable }));
const BarChart = lazy(() => drawing);

export const LazyBarChart = (props: BarChartProps) => (
  <Suspense fallback={<div style={{ height: props.height }} aria-busy />}>
    <BarChart {...props} />
  </Suspense>
);
