import { Group, NativeSelect, TextInput } from '@mantine/core';
import type { FieldError } from './act-dialog.tsx';
import { currencies } from './currencies.ts';

export type Deal = { readonly amount: string; readonly currency: string };

type DealFieldsProps = {
  readonly label: string;
  readonly deal: Deal;
  readonly required?: boolean;
  readonly errorOf: FieldError;
  readonly onChange: (deal: Deal) => void;
};

/** A sum of money as it is typed; the API says how many decimals a currency has. */
export const DealFields = ({ label, deal, required = false, errorOf, onChange }: DealFieldsProps) => (
  <Group align="flex-start" grow>
    <TextInput
      label={label}
      required={required}
      inputMode="decimal"
      autoComplete="off"
      placeholder="1999.90"
      maxLength={40}
      value={deal.amount}
      error={errorOf('amount')}
      onChange={(event) => onChange({ ...deal, amount: event.currentTarget.value })}
    />
    <NativeSelect
      label="Currency"
      required={required}
      data={[{ value: '', label: 'Choose…' }, ...currencies()]}
      value={deal.currency}
      error={errorOf('currency')}
      onChange={(event) => onChange({ ...deal, currency: event.currentTarget.value })}
    />
  </Group>
);
