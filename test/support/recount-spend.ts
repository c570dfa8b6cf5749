/** What was spent, as `GET /api/spend` lists it, given to the campaigns that leads name, and what it bought. */
import { groups, type Row, sums } from './recount-arithmetic.ts';

export type SpendItem = {
  readonly day: string;
  readonly source: string | null;
  readonly campaign: string;
  /** In major units, such as "12.50". */
  readonly amount: string;
  readonly currency: string;
};

/** Every row of these days, page by page. */
export async function spendListedBy(
  ask: (path: string) => Promise<Response>,
  from: string,
  to: string,
): Promise<SpendItem[]> {
  const items: SpendItem[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await ask(
      `/api/spend?from=${from}&to=${to}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    if (page.status !== 200) throw new Error(`spend answered ${page.status}: ${await page.text()}`);
    const answer = (await page.json()) as { items: SpendItem[]; nextCursor: string | null };
    items.push(...answer.items);
    cursor = answer.nextCursor;
  }
  return items;
}

type Touch = { readonly source: string; readonly campaign: string | null };

/** Spend with the source it belongs to, and the rest with the reason why it belongs to none. */
export function spentOn(spend: readonly SpendItem[], touches: readonly Touch[]) {
  const sourcesOf = (campaign: string): string[] => [
    ...new Set(touches.filter((touch) => touch.campaign === campaign).map(({ source }) => source)),
  ];
  const placed = spend
    .filter(({ amount }) => Number(amount) > 0)
    .map((item) => {
      const sources = sourcesOf(item.campaign);
      const fitting = sources.filter((source) => item.source === null || item.source === source);
      return { item, sources, fitting };
    });
  const unmatched = placed.filter(({ fitting }) => fitting.length !== 1);
  return {
    matched: placed.flatMap(({ item, fitting }) =>
      fitting.length === 1 ? [{ ...item, source: fitting[0] as string }] : [],
    ),
    unmatched: groups(unmatched, ({ item, fitting }) => ({
      campaign: item.campaign,
      source: item.source,
      reason: fitting.length > 1 ? 'several-sources' : 'unknown',
    })).map(([name, those]) => ({ ...name, spend: amountsOf(those.map(({ item }) => item)) })),
  };
}

/** Spend and what it bought; null throughout where nobody can tell what was spent. */
export function costsOf(
  spend: readonly SpendItem[] | null,
  bought: { captured: number; qualified: number; opportunities: number; revenue: Record<string, number> },
): Row {
  const amounts = spend && amountsOf(spend);
  const each = (costOf: (minor: number, currency: string) => number): Row | null =>
    amounts &&
    Object.fromEntries(Object.entries(amounts).map(([name, minor]) => [name, costOf(minor, name)]));
  const per = (leads: number) => (amounts && leads === 0 ? {} : each((minor) => Math.round(minor / leads)));
  return {
    spend: amounts,
    costPerLead: per(bought.captured),
    costPerQualifiedLead: per(bought.qualified),
    costPerOpportunity: per(bought.opportunities),
    returnOnSpend: each((minor, currency) => (bought.revenue[currency] ?? 0) / minor),
  };
}

/** In minor units, per currency. */
const amountsOf = (spend: readonly SpendItem[]): Record<string, number> =>
  sums(
    spend
      .filter(({ amount }) => Number(amount) > 0)
      .map(({ amount, currency }) => [currency, Math.round(Number(amount) * 10 ** decimalsOf(currency))]),
  );

const decimalsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
