/** The form that is posted: 24 fields as a landing page with attribution sends them, from a different person each time. */

let count = 0;

/** A high-intent submission of somebody who was never here before. */
export function form(): Record<string, string> {
  count += 1;
  const who = `${process.pid}-${count}`;
  return {
    submission_id: `bench-${who}`,
    email: `person-${who}@example.com`,
    first_name: 'Ada',
    last_name: 'Lovelace',
    phone: '+12025550188',
    company: 'Analytical Engines',
    company_size: '51-200',
    country: 'GB',
    industry: 'Manufacturing',
    job_title: 'Head of Operations',
    form: 'demo',
    message:
      'We compare tools this quarter. What is the pricing for 40 seats, and who helps with the rollout?',
    consent: 'yes',
    landing_page: 'https://www.example.com/landing/spring?utm_source=google&utm_campaign=spring',
    referrer: 'https://www.google.com/',
    utm_source: 'google',
    utm_medium: 'cpc',
    utm_campaign: 'spring',
    utm_content: 'headline-b',
    utm_term: 'lead routing',
    gclid: 'Cj0KCQiA-bench-0123456789',
    first_utm_source: 'linkedin',
    first_utm_campaign: 'awareness',
    team_size: '40',
  };
}
