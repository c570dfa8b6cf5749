/** What a member has on their hands, as part of the transactions that give, move, close and reopen leads. */
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { TeamMember } from '../../core/team.ts';
import { toItem } from './dynamo.ts';
import { memberKey } from './member-items.ts';

export function memberLoad(table: string) {
  return {
    /**
     * The member has one more open lead, given on `day`, only while the profile is as it was seen: the choice that was
     * made from it still holds. With `withinCaps` also only while the caps leave room.
     */
    giving(member: TeamMember, day: string, { withinCaps }: { withinCaps: boolean }): TransactWriteItem {
      const sameDay = member.load.day === day;
      const seen = [
        'version = :version',
        sameDay ? '#day = :day' : '(#day = :seenDay OR attribute_not_exists(#day))',
      ];
      const room = [
        ...(member.openCap === null ? [] : ['#open < :openCap']),
        ...(sameDay && member.dailyCap !== null ? ['today < :dailyCap'] : []),
      ];
      return {
        Update: {
          TableName: table,
          Key: toItem(memberKey(member.id)),
          UpdateExpression: sameDay
            ? 'ADD #open :one, today :one'
            : 'SET #day = :day, today = :one ADD #open :one',
          ConditionExpression: [...seen, ...(withinCaps ? room : [])].join(' AND '),
          ExpressionAttributeNames: { '#open': 'open', '#day': 'day' },
          ExpressionAttributeValues: toItem({
            ':one': 1,
            ':day': day,
            ...(sameDay ? {} : { ':seenDay': member.load.day }),
            ':version': member.version,
            ...(withinCaps && member.openCap !== null ? { ':openCap': member.openCap } : {}),
            ...(withinCaps && sameDay && member.dailyCap !== null ? { ':dailyCap': member.dailyCap } : {}),
          }),
        },
      };
    },

    /** The member owns one open lead less. */
    releasing(memberId: string): TransactWriteItem {
      return {
        Update: {
          TableName: table,
          Key: toItem(memberKey(memberId)),
          UpdateExpression: 'ADD #open :less',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeNames: { '#open': 'open' },
          ExpressionAttributeValues: toItem({ ':less': -1 }),
        },
      };
    },
  };
}
