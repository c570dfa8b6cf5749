import classes from './legend.module.css';
import type { ChartColor, Series } from './spec.ts';

/** What the colours are. A screen reader hears the chart's summary instead. */
export const Legend = ({ of }: { readonly of: readonly Pick<Series, 'title' | 'color'>[] }) => (
  <ul className={classes['legend']} aria-hidden>
    {of.map(({ title, color }) => (
      <li key={title}>
        <span className={classes['swatch']} style={{ background: `var(--chart-${colorOf(color)})` }} />
        {title}
      </li>
    ))}
  </ul>
);

const colorOf = (color: Series['color']): ChartColor | undefined =>
  typeof color === 'string' ? color : color[0];
