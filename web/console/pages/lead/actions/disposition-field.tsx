import { Radio, Stack } from '@mantine/core';
import { useModel } from '../../../parts/model.ts';
import { Failed, Loading } from '../../../parts/states.tsx';

type DispositionFieldProps = {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (tag: string) => void;
};

/** Which dispositions there are is the operating model's to say. */
export function DispositionField({ value, error, onChange }: DispositionFieldProps) {
  const model = useModel();
  if (model.isError) return <Failed what="The dispositions" error={model.error} again={model.refetch} />;
  if (!model.data) return <Loading what="the dispositions" />;
  return (
    <Radio.Group label="Why does it end?" required value={value} error={error} onChange={onChange}>
      <Stack gap="xs" mt="xs">
        {model.data.dispositions.map(({ tag, label, means }) => (
          <Radio key={tag} value={tag} label={label} description={means ?? undefined} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
