export function toMinorUnits(
  amount: string | number,
  currency: string,
): { ok: true; amountMinor: number } | { ok: false; path: 'amount' | 'currency'; message: string } {
  void currency;
  return { ok: true, amountMinor: Math.round(Number(amount) * 100) };
}
export const formatMinor = (amountMinor: number, currency: string): string => {
  void currency;
  return (amountMinor / 100).toFixed(2);
};
