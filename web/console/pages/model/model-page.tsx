/** The operating model, as handoff.yaml has it, for people to read. */
import { Code, Stack, Text } from '@mantine/core';
import { useModel } from '../../parts/model.ts';
import { Page } from '../../parts/page.tsx';
import { Contents } from '../../parts/section.tsx';
import { Failed, Loading } from '../../parts/states.tsx';
import { contents } from './contents.ts';
import { DeadlinePreview } from './preview/deadline-preview.tsx';
import { Alerts } from './sections/alerts.tsx';
import { Calendar } from './sections/calendar.tsx';
import { Dispositions } from './sections/dispositions.tsx';
import { Gate } from './sections/gate.tsx';
import { Intent } from './sections/intent.tsx';
import { Marketing } from './sections/marketing.tsx';
import { ReviewSettings } from './sections/review-settings.tsx';
import { Routing } from './sections/routing.tsx';
import { Stages } from './sections/stages.tsx';
import { Tiers } from './sections/tiers.tsx';

export default function ModelPage() {
  const { data: model, isError, error, refetch } = useModel();
  return (
    <Page title="Operating model">
      <Text size="sm" c="dimmed" mt={-12}>
        The rules that are in force. To change one: edit <Code>handoff.yaml</Code>, check it with{' '}
        <Code>npm run model:check</Code>, and deploy.
      </Text>
      {model ? (
        <>
          <Contents label="Contents" of={Object.values(contents)} />
          <Stack gap="xl">
            <Stages model={model} />
            <Tiers model={model} />
            <DeadlinePreview timeZone={model.calendar.timeZone} />
            <Intent model={model} />
            <Gate model={model} />
            <Routing model={model} />
            <Alerts model={model} />
            <Calendar model={model} />
            <Dispositions model={model} />
            <Marketing model={model} />
            <ReviewSettings model={model} />
          </Stack>
        </>
      ) : isError ? (
        <Failed what="The operating model" error={error} again={refetch} />
      ) : (
        <Loading what="the operating model" />
      )}
    </Page>
  );
}
