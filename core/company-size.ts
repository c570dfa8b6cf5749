/** How many people a company has, as forms ask and people answer: "51-200", "1k+", "self-employed". */

/**
 * Both ends included; `max` is Infinity where there is no upper end. JSON has no Infinity: a model keeps the text
 * of its ranges, and whoever compares parses it.
 */
export type HeadcountRange = { readonly min: number; readonly max: number };

/** No company is larger by far: what says so is not a headcount. */
const MOST_PEOPLE = 10_000_000;
const LONGEST_ANSWER = 60;

const ONE_PERSON =
  /^(self[ -]?employed|sole (trader|proprietor|proprietorship)|solo|solopreneur|freelance|freelancer|just me|only me|myself)$/;
const PEOPLE = /\b(employees?|people|persons?|staff|workers|team members|members|ftes?)\b/g;
/** "1,000", "1.000", "1'000" and "1 000" are a thousand each; "1.5k" is fifteen hundred. */
const NUMBER = String.raw`\d{1,3}(?:[,.' ]\d{3})+|\d+(?:[.,]\d(?= ?k))?`;
const COUNT = `(${NUMBER})( ?k)?`;
const shape = (text: string): RegExp => new RegExp(`^${text.replaceAll('#', COUNT)}$`);

const BETWEEN = shape('(?:from |between )?# ?(?:-|to|and) ?#');
const AT_LEAST = [
  shape(String.raw`# ?(?:\+|plus|or more|and more|and above|or above|and over)`),
  shape('(?:>=|≥|at least|from|min) ?#'),
];
const MORE_THAN = shape('(?:>|more than|over|above) ?#');
const LESS_THAN = shape('(?:<|less than|fewer than|under|below) ?#');
const AT_MOST = [shape('(?:<=|≤|up to|at most|max) ?#'), shape('# (?:or less|or fewer|and below)')];
const EXACTLY = shape('#');

/** The range somebody's answer means, or null where it says nothing certain ("enterprise", "about 300"). */
export function headcount(text: string): HeadcountRange | null {
  if (text.length > LONGEST_ANSWER) return null;
  const answer = normal(text);
  if (ONE_PERSON.test(answer)) return { min: 1, max: 1 };

  const between = BETWEEN.exec(answer);
  if (between !== null) return betweenRange(between);
  const atLeast = only(answer, ...AT_LEAST);
  if (atLeast !== null) return range(atLeast, Number.POSITIVE_INFINITY);
  const moreThan = only(answer, MORE_THAN);
  if (moreThan !== null) return range(moreThan + 1, Number.POSITIVE_INFINITY);
  const lessThan = only(answer, LESS_THAN);
  if (lessThan !== null) return range(1, lessThan - 1);
  const atMost = only(answer, ...AT_MOST);
  if (atMost !== null) return range(1, atMost);
  const exactly = only(answer, EXACTLY);
  return exactly === null || exactly === 0 ? null : range(exactly, exactly);
}

/** A range of the model, `"50-5000"` or `"1000+"`; null for any other text. */
export function parseRange(text: string): HeadcountRange | null {
  const [, min, max] = /^(\d{1,8})(?:-(\d{1,8})|\+)$/.exec(text) ?? [];
  return min === undefined
    ? null
    : range(Number(min), max === undefined ? Number.POSITIVE_INFINITY : Number(max));
}

/** Whether a company of `size` is inside `wanted`: unknown where only a part of what it may be is. */
export function within(size: HeadcountRange | null, wanted: HeadcountRange): 'met' | 'not_met' | 'unknown' {
  if (size === null) return 'unknown';
  if (size.min >= wanted.min && size.max <= wanted.max) return 'met';
  return size.max < wanted.min || size.min > wanted.max ? 'not_met' : 'unknown';
}

/** Lower case, one kind of dash, quote and space, and without the words for people. */
function normal(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Pd}\u2212~]/gu, '-')
    .replace(/[‘’]/g, "'")
    .replace(PEOPLE, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function betweenRange([, low = '', lowK, high = '', highK]: RegExpExecArray): HeadcountRange | null {
  const min = count(low, lowK);
  const max = count(high, highK);
  // "1-5k" may mean either; "500-1k" cannot.
  if (highK !== undefined && lowK === undefined && min < count(high, undefined)) return null;
  return range(min, max);
}

function only(answer: string, ...shapes: readonly RegExp[]): number | null {
  for (const it of shapes) {
    const [, number, k] = it.exec(answer) ?? [];
    if (number !== undefined) return count(number, k);
  }
  return null;
}

function count(number: string, k: string | undefined): number {
  const decimal = /^(\d+)[.,](\d)$/.exec(number);
  const value = decimal === null ? Number(number.replace(/\D/g, '')) : Number(`${decimal[1]}.${decimal[2]}`);
  return k === undefined ? value : Math.round(value * 1000);
}

function range(min: number, max: number): HeadcountRange | null {
  const isSize = min <= max && min <= MOST_PEOPLE && (max <= MOST_PEOPLE || max === Number.POSITIVE_INFINITY);
  return isSize ? { min, max } : null;
}
