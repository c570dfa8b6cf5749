/**
 * The people who fill in the demo's forms. All are obviously invented: their companies live under .example, their
 * numbers are those that regulators set aside for fiction.
 */
import { around, between, pick, type Random, weighted } from './random.ts';

const firstNames =
  `Ada Amara Anders Anika Arjun Aylin Ben Bruno Carla Chen Clara Dario Dina Elif Emil Esther Fatima Felix Freya Gabriel
Hana Hugo Ines Ivan Jada Jonas Julia Kemal Kira Lars Leila Lena Liam Lucia Malik Marek Maya Mila Nadia Nico Nora Omar
Paula Pavel Priya Rafael Rosa Sami Sara Sofia Stefan Tara Theo Tomas Uma Viktor Wanda Yara Yusuf Zoe`.split(
    /\s+/,
  );
const lastNames =
  `Abbott Adler Almeida Bakker Banerjee Becker Berg Bianchi Blake Brandt Castro Cohen Costa Dahl Diallo
Duarte Eriksen Fischer Fontaine Garcia Gruber Haas Hansen Hoffmann Holm Ibrahim Jansen Kaya Keller Klein Kowalski Kumar
Lambert Larsen Leroy Lindqvist Lopez Marino Meyer Moreau Mbeki Nakamura Novak Okafor Olsen Patel Pereira Petrov Ricci
Rossi Sato Schmidt Silva Singh Sokolov Tanaka Vega Visser Weber Winter`.split(/\s+/);
const companyWords =
  `Amber Anchor Aspen Atlas Beacon Birch Blue Bright Cedar Cinder Clear Cobalt Copper Coral Crown Delta
Echo Ember Falcon Fern Flint Forge Granite Harbor Hazel Indigo Iron Juniper Kestrel Lantern Linden Lunar Maple Meridian
Nimbus North Onyx Orchid Pebble Pine Quarry Raven Ridge Saffron Silver Solar Sparrow Summit Terra Violet`.split(
    /\s+/,
  );
const companyKinds = {
  Software: 'software',
  Cloud: 'saas',
  Pay: 'fintech',
  Bank: 'banking',
  Health: 'healthcare',
  Freight: 'logistics',
  Works: 'manufacturing',
  Shop: 'e-commerce',
  Advisory: 'consulting',
  Insurance: 'insurance',
} as const;
const otherKinds = {
  Farm: 'agriculture',
  School: 'education',
  Studio: 'photography',
  Club: 'sports',
} as const;

const countries = { GB: 30, US: 22, DE: 17, AT: 4, CH: 5, FR: 7, NL: 6, IE: 4, SE: 3, ES: 2 };
const otherCountries = { BR: 1, IN: 1, TR: 1, ZA: 1 };
const deciders = [
  'CEO',
  'Head of Sales',
  'VP Marketing',
  'Director of Revenue Operations',
  'CRO',
  'Founder',
  'Managing Director',
];
const others = ['Student', 'Sales Assistant', 'Intern', 'Office Manager', 'Marketing Specialist'];
const sizes = { '51-200': 8, '201-500': 5, '501-1000': 2, '1001-5000': 1 };
const otherSizes = { '1-10': 5, '11-50': 3, '10000+': 1 };

export type Person = {
  /** What they put into a form about themselves, by field. */
  readonly fields: Readonly<Record<string, string>>;
  /** What they pay in. */
  readonly currency: 'GBP' | 'USD' | 'EUR';
  /** What their company would pay, in whole units of the currency. */
  readonly budget: number;
  /** Whether they are whom the product is for. */
  readonly fits: boolean;
};

/** Somebody; `index` keeps addresses apart. */
export function person(random: Random, index: number, fits: boolean): Person {
  const [first, last] = [pick(random, firstNames), pick(random, lastNames)];
  // Who does not fit fails by one thing or another, seldom by all.
  const failsBy = fits ? null : pick(random, ['size', 'country', 'industry', 'title'] as const);
  const kinds: Readonly<Record<string, string>> = failsBy === 'industry' ? otherKinds : companyKinds;
  const kind = pick(random, Object.keys(kinds));
  const company = `${pick(random, companyWords)} ${pick(random, companyWords)} ${kind}`;
  const country = weighted(random, failsBy === 'country' ? otherCountries : countries);
  const size = weighted(random, failsBy === 'size' ? otherSizes : sizes);
  const fields = {
    name: `${first} ${last}`,
    email: `${first}.${last}.${index}@${company.replaceAll(' ', '-')}.example`.toLowerCase(),
    company,
    company_size: size,
    country,
    industry: kinds[kind] as string,
    job_title: pick(random, failsBy === 'title' ? others : deciders),
  };
  const fiction = Math.floor(between(random, 0, 100))
    .toString()
    .padStart(2, '0');
  const phone = country === 'US' ? `+1 202 555 01${fiction}` : `+44 7700 9000${fiction}`;
  return {
    // A number is what people leave out first.
    fields: random() < 0.6 ? { ...fields, phone } : fields,
    currency: country === 'GB' ? 'GBP' : country === 'US' ? 'USD' : 'EUR',
    budget: Math.round(around(random, 9_000, 0.7) / 100) * 100,
    fits,
  };
}

/** Somebody else of the same company. */
export function colleague(random: Random, index: number, { fields, ...rest }: Person): Person {
  const [first, last] = [pick(random, firstNames), pick(random, lastNames)];
  const domain = (fields['email'] as string).replace(/^.*@/, '');
  const { phone: _phone, ...shared } = fields;
  const email = `${first}.${last}.${index}@${domain}`.toLowerCase();
  return { ...rest, fields: { ...shared, name: `${first} ${last}`, email } };
}
