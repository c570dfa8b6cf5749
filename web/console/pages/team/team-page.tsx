/** Who is there to take leads, and who may change that. */
import { Page } from '../../parts/page.tsx';
import { Failed, Loading } from '../../parts/states.tsx';
import { useViewer } from '../../session/viewer.ts';
import { mayOwnLeads } from '../../shell/pages.ts';
import { Audit } from './audit/audit.tsx';
import { Keys } from './keys/keys.tsx';
import { Members } from './members/members.tsx';
import { mayKeepKeys, mayReadAudit } from './permissions.ts';
import { useTeamNow } from './queries.ts';
import { YouCard } from './you/you-card.tsx';

export default function TeamPage() {
  const { me } = useViewer();
  const { data: team, error, refetch } = useTeamNow();
  if (!team)
    return (
      <Page title="Team">
        {error ? <Failed what="The team" error={error} again={refetch} /> : <Loading what="the team" />}
      </Page>
    );
  const self = mayOwnLeads(me) ? team.find(({ id }) => id === me.memberId) : undefined;
  return (
    <Page title="Team">
      {self && <YouCard member={self} />}
      <Members team={team} />
      {mayKeepKeys(me) && <Keys />}
      {mayReadAudit(me) && <Audit />}
    </Page>
  );
}
