import type { Chart, Plugin } from 'chart.js';
import type { Mark } from './spec.ts';
import type { ChartTheme } from './theme.ts';

/** Draws upright lines with their names on top. `positionOf` gives the value of the axis that a mark stands at. */
export const marksPlugin = (
  marks: readonly Mark[],
  positionOf: (mark: Mark) => number,
  theme: ChartTheme,
): Plugin<'bar'> => ({
  id: 'marks',
  afterDatasetsDraw(chart: Chart<'bar'>) {
    const { ctx, chartArea } = chart;
    const axis = chart.scales['x'];
    if (!axis) return;
    ctx.save();
    ctx.strokeStyle = theme.color('mark');
    ctx.fillStyle = theme.color('mark');
    ctx.setLineDash([4, 3]);
    ctx.lineWidth = 1.5;
    ctx.font = `600 12px ${theme.font}`;
    ctx.textBaseline = 'bottom';
    marks.forEach((mark, index) => {
      const x = axis.getPixelForValue(positionOf(mark));
      if (x < chartArea.left || x > chartArea.right) return;
      ctx.beginPath();
      ctx.moveTo(x, chartArea.top);
      ctx.lineTo(x, chartArea.bottom);
      ctx.stroke();
      // Marks come close on a narrow screen: the first one's name ends at its line, the others' begin there.
      ctx.textAlign = index === 0 ? 'right' : 'left';
      ctx.fillText(mark.title, x, chartArea.top - 2);
    });
    ctx.restore();
  },
});
