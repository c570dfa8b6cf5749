import { describe, expect, it } from 'vitest';
import { adviceOn, suspicionWords } from '../../../../../web/console/pages/trouble/quarantine/suspicion.ts';

const jane = { email: 'jane@acme.example', name: 'Jane Doe', company: 'Acme', phone: null, errors: [] };

describe('a submission in quarantine', () => {
  it.each(['https://cheap.example', 'see WWW.cheap.example', '<b>hello</b>', '[url=x]'])(
    'is most likely a bot’s with %s in the hidden field',
    (trap) => {
      expect(suspicionWords({ ...jane, trap })).toMatch(/most likely a bot/);
    },
  );

  it('may be a person’s whose browser filled it in', () => {
    expect(suspicionWords({ ...jane, trap: ' ACME ' })).toBe(
      'The hidden field repeats their company: a browser may have filled it in by itself.',
    );
    expect(suspicionWords({ ...jane, trap: 'jane@acme.example' })).toMatch(/repeats their e-mail address/);
  });

  it('is left to the reader otherwise', () => {
    expect(suspicionWords({ ...jane, trap: 'yes' })).toMatch(/no person sees/);
  });

  it('says what keeps it from becoming a lead', () => {
    expect(adviceOn({ errors: [], trap: 'Acme' })).toMatch(/release it/);
    expect(adviceOn({ errors: [], trap: 'https://cheap.example' })).toMatch(/^Dismiss it/);
    expect(adviceOn({ trap: 'Acme', errors: [{ path: 'email', message: 'is required' }] })).toBe(
      'It cannot become a lead: email is required.',
    );
  });
});
