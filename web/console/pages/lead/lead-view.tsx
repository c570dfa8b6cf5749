import { Group, Stack } from '@mantine/core';
import { StageBadge, TierBadge } from '../../parts/badges.tsx';
import { Page } from '../../parts/page.tsx';
import { Actions } from './actions/actions.tsx';
import { AlertsCard } from './alerts/alerts-card.tsx';
import { AskedCard } from './asked/asked-card.tsx';
import { AttributionCard } from './attribution/attribution-card.tsx';
import { ChecklistCard } from './checklist/checklist-card.tsx';
import { CompanyCard } from './company/company-card.tsx';
import { LeadFacts } from './header/lead-facts.tsx';
import { nameOfLead, type SeenLead } from './lead.ts';
import classes from './lead-page.module.css';
import { SlaClock } from './sla/sla-clock.tsx';
import { StageBar } from './stages/stage-bar.tsx';
import { TimelineCard } from './timeline/timeline-card.tsx';
import { WhyCard } from './why/why-card.tsx';

export function LeadView({ latest }: { readonly latest: SeenLead }) {
  const { lead } = latest;
  const name = nameOfLead(lead);
  const badges = (
    <Group gap="xs">
      <TierBadge tier={lead.tier} />
      <StageBadge stage={lead.stage} />
    </Group>
  );
  return (
    <Page title={<bdi>{name}</bdi>} tab={name} beside={badges}>
      <Stack gap="sm">
        <LeadFacts lead={lead} />
        <SlaClock lead={lead} />
        <Actions latest={latest} />
      </Stack>
      <div className={classes['columns']}>
        <div className={classes['column']}>
          <AttributionCard attribution={lead.attribution} />
          <AskedCard lead={lead} />
          <ChecklistCard lead={lead} />
          <div className={classes['history']}>
            <TimelineCard timeline={lead.timeline} />
          </div>
        </div>
        <div className={classes['column']}>
          <StageBar lead={lead} />
          <WhyCard lead={lead} />
          <CompanyCard leadId={lead.leadId} />
          <AlertsCard alerts={lead.alerts} />
        </div>
      </div>
    </Page>
  );
}
