import type { Schemas } from '../../api/client.ts';

type Written = Pick<Schemas['ReviewWritten'], 'isoWeek' | 'revision' | 'mailed'>;

/** What came of freezing or mailing, in sentences. */
export function writtenWords({ isoWeek, revision, mailed }: Written): string {
  const frozen = `${isoWeek} is frozen, revision ${revision}.`;
  if (mailed === null) return `${frozen} It was not mailed.`;
  const { sent, undeliverable, unsent } = mailed;
  if (sent + undeliverable + unsent === 0) return `${frozen} The operating model names nobody to mail it to.`;
  const parts = [
    ` ${people(sent)} ${sent === 1 ? 'has' : 'have'} it by mail.`,
    undeliverable > 0
      ? ` ${people(undeliverable)} cannot get it: no such mailbox, or no longer on the team.`
      : '',
    unsent > 0 ? ` ${people(unsent)} could not be reached now: send it once more in a while.` : '',
  ];
  return frozen + parts.join('');
}

const people = (count: number): string => (count === 1 ? '1 recipient' : `${count} recipients`);
