/** What a bar chart shows, apart from how it is drawn. */

/** Variables of colors.css, without their prefix. */
export type ChartColor = 'step-1' | 'step-2' | 'step-3' | 'step-4' | 'step-5' | 'few';

/** Where a bar ends, or where it begins and ends; null for none. */
type BarValue = number | readonly [number, number] | null;

export type Series = {
  readonly title: string;
  readonly values: readonly BarValue[];
  /** One for all bars, or one for each. */
  readonly color: ChartColor | readonly ChartColor[];
  /** Of the room that a category has, 0 to 1: what is narrower is drawn over what is wider. */
  readonly width: number;
};

/** A line across the bars. `at`: a value of the axis; of standing bars, after how many of them. */
export type Mark = { readonly at: number; readonly title: string };

export type BarChartSpec = {
  /** Each in one line or more, shortened where there is no room. */
  readonly categories: readonly (readonly string[])[];
  readonly series: readonly Series[];
  /** Names by the side and bars from left to right, or names below and bars from the ground up. */
  readonly lying: boolean;
  readonly axis: {
    readonly title: string;
    /** Leads from 0 on, or seconds by their magnitude. */
    readonly scale: 'count' | 'duration';
  };
  readonly marks?: readonly Mark[];
  /** What is said of a category when it is pointed at. */
  readonly details: readonly { readonly title: string; readonly lines: readonly string[] }[];
};
