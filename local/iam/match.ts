const matchers = new Map<string, RegExp>();

/**
 * Whether a value fits an IAM pattern, where * stands for any text and ? for one character.
 * Actions are compared without regard to case, ARNs exactly.
 */
export const matchesPattern = (pattern: string, value: string, ignoreCase = false): boolean => {
  if (pattern === '*') return true;
  const key = `${ignoreCase ? 'i' : 's'}:${pattern}`;
  let matcher = matchers.get(key);
  if (!matcher) {
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.');
    matcher = new RegExp(`^${source}$`, ignoreCase ? 'is' : 's');
    matchers.set(key, matcher);
  }
  return matcher.test(value);
};
