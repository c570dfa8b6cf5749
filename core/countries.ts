/**
 * Countries by ISO 3166-1 alpha-2 code, and what people write into a form's country field. The names come from the
 * runtime's own tables; only what those do not know is listed here.
 */

/** Regions the runtime has names for that are no countries: unions, outlying islands with a reserved code, tests. */
const NOT_COUNTRIES = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ'.split(' '));
/** Withdrawn codes of what is several countries now. Other withdrawn codes mean their successor. */
const SPLIT_UP = new Set('AN CS NT PC SU YU'.split(' '));

/** Beside the runtime's English names: abbreviations, ISO's long forms, former names, own names. */
const ALSO_CALLED: Readonly<Record<string, readonly string[]>> = {
  AE: ['U.A.E.', 'Emirates'],
  AT: ['Österreich', 'Oesterreich'],
  BE: ['België', 'Belgique', 'Belgien'],
  BN: ['Brunei Darussalam'],
  BO: ['Bolivia, Plurinational State of'],
  BR: ['Brasil'],
  CD: ['Democratic Republic of the Congo', 'DR Congo', 'DRC', 'Congo Kinshasa'],
  CG: ['Republic of the Congo', 'Congo Brazzaville'],
  CH: ['Schweiz', 'Suisse', 'Svizzera'],
  CI: ['Ivory Coast'],
  CN: ['PRC', "People's Republic of China", 'Mainland China', '中国', '中國'],
  CV: ['Cabo Verde'],
  CZ: ['Czech Republic', 'Česko', 'Česká republika'],
  DE: ['Deutschland', 'Federal Republic of Germany'],
  DK: ['Danmark'],
  EE: ['Eesti'],
  ES: ['España'],
  FI: ['Suomi'],
  FK: ['Falkland Islands (Malvinas)'],
  FM: ['Micronesia, Federated States of'],
  GB: [
    ...['U.K.', 'Great Britain', 'Britain', 'England', 'Scotland', 'Wales', 'Northern Ireland'],
    'United Kingdom of Great Britain and Northern Ireland',
  ],
  GR: ['Hellas'],
  HK: ['Hong Kong'],
  HR: ['Hrvatska'],
  HU: ['Magyarország'],
  IE: ['Republic of Ireland', 'Éire'],
  IR: ['Iran, Islamic Republic of'],
  IT: ['Italia'],
  JP: ['日本'],
  KP: ["Korea, Democratic People's Republic of", 'DPRK'],
  KR: ['Korea, Republic of', '대한민국', '한국'],
  LA: ["Lao People's Democratic Republic"],
  LT: ['Lietuva'],
  LV: ['Latvija'],
  MD: ['Moldova, Republic of'],
  MK: ['Macedonia'],
  MM: ['Myanmar', 'Burma'],
  MO: ['Macao', 'Macau'],
  NL: ['Holland', 'Nederland'],
  NO: ['Norge'],
  PL: ['Polska'],
  PS: ['Palestine', 'State of Palestine'],
  RU: ['Russian Federation', 'Россия'],
  SE: ['Sverige'],
  SI: ['Slovenija'],
  SK: ['Slovensko', 'Slovak Republic'],
  SY: ['Syrian Arab Republic'],
  SZ: ['Swaziland'],
  TL: ['East Timor'],
  TR: ['Turkey'],
  TW: ['Taiwan, Province of China'],
  TZ: ['Tanzania, United Republic of'],
  UA: ['Україна'],
  US: [
    'U.S.',
    'U.S.A.',
    'United States of America',
    'America',
    'Estados Unidos',
    'États-Unis',
    'Vereinigte Staaten',
  ],
  VA: ['Vatican', 'Holy See'],
  VE: ['Venezuela, Bolivarian Republic of'],
  VN: ['Viet Nam'],
};

/** Longer than any name: not looked at. */
const LONGEST_NAME = 80;
/** "The Gambia" and "Gambia (the)", "Antigua & Barbuda" and "Antigua and Barbuda" are one. */
const FILLERS = new Set(['the', 'of', 'and']);
const LETTERS = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));

let displayNames: Intl.DisplayNames | undefined;
let codesByName: ReadonlyMap<string, string> | undefined;

/** Whether `code`, in upper case, is a country's today. Kosovo's XK is one, although ISO has not assigned it. */
export function isCountryCode(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && current(code) === code;
}

/** The country's English name, or null when `code` is no country's. */
export function countryName(code: string): string | null {
  return isCountryCode(code) ? (regionName(code) ?? null) : null;
}

/**
 * The code of the country somebody wrote: a code in any case, an English name, a usual abbreviation or the name in
 * the country's own language. Null when it is none, or could be several ("Congo", "Korea").
 */
export function countryCode(text: string): string | null {
  if (text.length > LONGEST_NAME) return null;
  const bare = text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  if (/^[a-z]{2}$/i.test(bare)) return current(bare.toUpperCase());
  codesByName ??= indexOfNames();
  return codesByName.get(keyOf(bare)) ?? null;
}

function indexOfNames(): Map<string, string> {
  const index = new Map<string, string>();
  for (const code of LETTERS.flatMap((first) => LETTERS.map((second) => first + second))) {
    const name = countryName(code);
    for (const called of name === null ? [] : [name, ...(ALSO_CALLED[code] ?? [])]) {
      index.set(keyOf(called), code);
    }
  }
  return index;
}

/** The country that a code of two capitals means today: itself, or the successor of a withdrawn one. */
function current(code: string): string | null {
  if (SPLIT_UP.has(code)) return null;
  const region = new Intl.Locale(`und-${code}`).region ?? '';
  return NOT_COUNTRIES.has(region) || regionName(region) === undefined ? null : region;
}

function regionName(region: string): string | undefined {
  displayNames ??= new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  return displayNames.of(region);
}

/**
 * The words of a name in alphabetical order, so that "Korea, Republic of" is "Republic of Korea": without marks on
 * letters, punctuation and fillers. Letters alone are one word: "U. S. A." is "USA".
 */
function keyOf(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’`.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !FILLERS.has(word))
    .map((word) => (word === 'st' ? 'saint' : word));
  return words.every((word) => word.length === 1) ? words.join('') : words.sort().join(' ');
}
