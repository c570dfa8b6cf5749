import { expect, it } from 'vitest';
import { alertAdvice } from '../../../../../web/console/pages/trouble/alerts/alert-advice.ts';

const names: Record<string, string> = { alex: 'Alex Kim', morgan: 'Morgan Reyes' };
const nameOf = (id: string) => names[id] ?? id;
const failed = { status: 'failed', channel: 'email', recipientId: 'alex', fellOverTo: null } as const;

it('says who was told instead, or that nobody was', () => {
  expect(alertAdvice({ ...failed, fellOverTo: 'morgan#sms' }, nameOf)).toBe(
    'Told instead: Morgan Reyes by text message.',
  );
  expect(alertAdvice(failed, nameOf)).toBe(
    'Nobody was told instead: open the lead and see to it that somebody responds.',
  );
});

it('says what to mend', () => {
  const told = { ...failed, fellOverTo: 'alex#sms' };
  expect(alertAdvice({ ...told, status: 'bounced' }, nameOf)).toMatch(/Check Alex Kim’s e-mail address/);
  expect(alertAdvice({ ...told, status: 'complained' }, nameOf)).toMatch(/Ask Alex Kim/);
});

it('leaves alone what goes out by itself', () => {
  expect(alertAdvice({ ...failed, status: 'held' }, nameOf)).toBe(
    'It goes out by itself when Alex Kim’s quiet hours end.',
  );
});
