/** Stores the end of a lead: its owner has one open lead less, and its disposition is one that leads carry. */
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Closed } from '../../core/lead.ts';
import { toItem } from '../shared/dynamo.ts';
import type { LeadStore, Recorded } from '../shared/lead-store.ts';
import type { TeamStore } from '../shared/team-store.ts';

export type Closings = ReturnType<typeof closings>;

export function closings(
  leads: Pick<LeadStore, 'record'>,
  team: Pick<TeamStore, 'read' | 'releasing'>,
  teamTable: string,
) {
  return {
    async close(
      change: Recorded & { lead: Closed },
      note: string | undefined,
    ): Promise<Closed | 'lost-race'> {
      const { lead, event } = change;
      const owner = await team.read(lead.ownerId);
      const stored = await leads.record({ ...change, details: { note } }, [
        ...(owner ? [team.releasing(owner.id)] : []),
        ...('disposition' in lead ? [carrying(lead.disposition, event.at)] : []),
      ]);
      return stored.outcome === 'lost-race' ? 'lost-race' : lead;
    },
  };

  /** From now on the model must keep this tag. */
  function carrying(disposition: string, at: string): TransactWriteItem {
    return {
      Update: {
        TableName: teamTable,
        Key: toItem({ pk: 'MODEL', sk: `DISPOSITION#${disposition}` }),
        UpdateExpression: 'SET firstUsedAt = if_not_exists(firstUsedAt, :at)',
        ExpressionAttributeValues: toItem({ ':at': at }),
      },
    };
  }
}
