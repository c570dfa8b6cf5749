/** Settings of a stage or route; undefined means no limit. */
export type ThrottleSettings = { readonly burst: number; readonly perSecond: number };

/** Takes a token: 0 when there was one, else the seconds, rounded up, until there is one again. */
export type Throttle = (now: number) => number;

/**
 * A token bucket as API Gateway has one per route.
 * @param now epoch milliseconds
 */
export const createThrottle = ({ burst, perSecond }: ThrottleSettings, now: number): Throttle => {
  let tokens = burst;
  let filledAt = now;
  return (at) => {
    tokens = Math.min(burst, tokens + (Math.max(0, at - filledAt) / 1000) * perSecond);
    filledAt = at;
    if (tokens >= 1) {
      tokens -= 1;
      return 0;
    }
    return perSecond > 0 ? Math.max(1, Math.ceil((1 - tokens) / perSecond)) : 60;
  };
};
