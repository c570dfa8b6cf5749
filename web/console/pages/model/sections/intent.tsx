import { DataTable } from '../../../parts/data-table.tsx';
import { Section } from '../../../parts/section.tsx';
import { contents } from '../contents.ts';
import { listed, type ModelProps } from '../model-words.ts';

export function Intent({ model: { intentRules } }: ModelProps) {
  const { highIntentForms, nurtureForms, demoRequested, pricingAsked, implementationAsked } = intentRules;
  const rules = [
    { name: 'High intent by its form', words: highIntentForms },
    { name: 'High intent: asks for a demo', words: demoRequested },
    { name: 'High intent: asks for pricing', words: pricingAsked },
    { name: 'High intent: asks for implementation', words: implementationAsked },
    { name: 'Nurture by its form', words: nurtureForms },
  ];
  return (
    <Section
      {...contents.intent}
      definition="The form, or a phrase in its fields or message, decides the tier. What meets none of these is standard."
    >
      <DataTable
        caption="Words that tell the intent"
        rows={rules}
        keyOf={({ name }) => name}
        empty=""
        columns={[
          { title: 'Rule', cell: ({ name }) => name },
          { title: 'Any of', words: true, cell: ({ words }) => listed(words) },
        ]}
      />
    </Section>
  );
}
