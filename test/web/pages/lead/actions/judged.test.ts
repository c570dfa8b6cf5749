import { describe, expect, it } from 'vitest';
import { qualifyRequest } from '../../../../../core/contracts/requests.ts';
import { leadExample } from '../../../../../core/contracts/routes/lead-example.ts';
import { missingFor } from '../../../../../core/qualification.ts';
import { confirmationOf, knownOf } from '../../../../../web/console/pages/lead/actions/judged.ts';

const known = knownOf(leadExample.qualification);
const met = { judgement: 'met', evidence: '' } as const;
const allOfFit = { companySize: met, geography: met, industry: met, authority: met };

describe('what somebody says of fit and intent', () => {
  it('begins with what is known', () => {
    expect(known.demoRequested).toEqual({ judgement: 'met', evidence: 'demo' });
    expect(known.authority).toEqual({ judgement: 'unknown', evidence: '' });
  });

  it('opens the gate when all of fit and one sign of intent are met', () => {
    const said = confirmationOf({ ...known, ...allOfFit });
    expect(qualifyRequest.parse(said)).toEqual(said);
    expect(missingFor(said)).toEqual([]);
  });

  it('keeps the gate shut at the name of what is not known of fit', () => {
    const said = confirmationOf({
      ...known,
      ...allOfFit,
      authority: { judgement: 'unknown', evidence: ' ' },
    });
    expect(qualifyRequest.parse(said)).toEqual(said);
    expect(missingFor(said).map(({ path }) => path)).toEqual(['fit.authority']);
  });

  it('says nothing of intent that is not known, and what was found not to be', () => {
    const { intent } = confirmationOf({
      ...known,
      pricingAsked: { judgement: 'not-met', evidence: 'has a budget for a competitor' },
    });
    expect(intent).toEqual({
      demoRequested: { met: true, evidence: 'demo' },
      pricingAsked: { met: false, evidence: 'has a budget for a competitor' },
    });
  });
});
