/** What a lead must show before it is qualified, and by which words of a form that is seen. */
import type { ModelAnswer } from '../contracts/model.ts';
import { countryName } from '../countries.ts';
import type { OperatingModel } from '../operating-model.ts';
import { fitCriteria, fitWords, intentSignals } from '../qualification.ts';

export function gateView({ icp, intent }: Pick<OperatingModel, 'icp' | 'intent'>): ModelAnswer['gate'] {
  const fit = {
    companySize: { accepts: icp.companySizes, sentence: 'The company has as many employees as we can help.' },
    geography: {
      accepts: icp.geographies.map((code) => countryName(code) ?? code),
      sentence: 'It is in a country that we serve.',
    },
    industry: { accepts: icp.industries, sentence: 'It is in a trade that we know.' },
    authority: {
      accepts: icp.decisionTitles,
      sentence: 'The person decides, or can bring in who does.',
    },
  };
  const signs = {
    demoRequested: {
      name: 'demo requested',
      accepts: intent.demoRequested,
      sentence: 'They asked to see it.',
    },
    pricingAsked: {
      name: 'pricing or implementation asked',
      accepts: [...intent.pricingAsked, ...intent.implementationAsked],
      sentence: 'They asked what it costs, or how it is introduced.',
    },
    repliedQuickly: {
      name: 'replied quickly',
      accepts: [],
      sentence: `They replied within ${intent.repliedWithinHours} h of our outreach.`,
    },
  };
  return {
    sentence:
      'A lead is qualified when all of fit and at least one sign of intent are confirmed. Past that, only a manager opens ' +
      'an opportunity, with a reason that the weekly review lists.',
    fit: fitCriteria.map((criterion) => ({
      criterion,
      name: fitWords[criterion],
      required: true,
      ...fit[criterion],
    })),
    intent: intentSignals.map((signal) => ({ signal, required: false, ...signs[signal] })),
  };
}
