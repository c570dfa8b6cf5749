/** The page's colours, for a canvas that no style sheet reaches. */
import './colors.css';
import { useSyncExternalStore } from 'react';

const SCHEME = 'data-mantine-color-scheme';

const subscribe = (changed: () => void): (() => void) => {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: [SCHEME] });
  return () => observer.disconnect();
};

/** Light or dark, as it is once the page's variables have changed. */
export const useScheme = (): string =>
  useSyncExternalStore(subscribe, () => document.documentElement.getAttribute(SCHEME) ?? 'light');

/** Reads variables of the style sheets as they are now. */
export function readTheme() {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  return {
    color: (name: string) => read(`--chart-${name}`),
    text: read('--mantine-color-text'),
    dimmed: read('--mantine-color-dimmed'),
    paper: read('--paper'),
    line: read('--line'),
    font: getComputedStyle(document.body).fontFamily,
  };
}
export type ChartTheme = ReturnType<typeof readTheme>;
