import { describe, expect, it } from 'vitest';
import { quarantinedView } from '../../core/quarantine-view.ts';
import { anOperatingModel, capturedAt, leadId } from '../support/builders.ts';

const view = (fields: Record<string, string>) =>
  quarantinedView(
    {
      id: leadId,
      status: 'waiting',
      at: capturedAt,
      expiresAt: '2027-02-21T15:00:00.000Z',
      settled: null,
      leadId: null,
      fields: new Map(Object.entries(fields)),
    },
    anOperatingModel(),
  );

describe('a submission in quarantine', () => {
  it('shows who it is from, what they want, how they came, and what stands in the trap', () => {
    expect(
      view({
        email: 'Jane@Acme.example',
        first_name: 'Jane',
        last_name: 'Doe',
        company: 'Acme',
        form: 'demo',
        first_utm_source: 'google',
        first_utm_campaign: 'brand',
        utm_source: 'linkedin',
        landing_page: 'https://www.example.com/demo',
        _gotcha: ' Acme ',
      }),
    ).toMatchObject({
      trap: 'Acme',
      email: 'jane@acme.example',
      name: 'Jane Doe',
      company: 'Acme',
      phone: null,
      message: null,
      form: 'demo',
      source: 'google',
      campaign: 'brand',
      landingPage: 'https://www.example.com/demo',
      tier: 'high',
      errors: [],
    });
  });

  it('that cannot be a lead says why, and shows what was posted', () => {
    expect(view({ email: 'nobody', name: 'Bot\u2028Bot', _gotcha: 'x' })).toMatchObject({
      email: 'nobody',
      name: 'Bot Bot',
      source: null,
      tier: null,
      errors: [{ path: 'email', message: 'must be an e-mail address' }],
    });
  });

  it('shows every field that was posted, long values cut', () => {
    const told = view({ email: 'jane@acme.example', essay: 'x'.repeat(5_000), _gotcha: 'y'.repeat(5_000) });
    expect(told.fields.map(({ name, value }) => [name, value.length])).toEqual([
      ['email', 17],
      ['essay', 500],
      ['_gotcha', 500],
    ]);
    expect(told.trap).toHaveLength(500);
  });
});
