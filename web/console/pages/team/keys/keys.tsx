import { Button } from '@mantine/core';
import { useState } from 'react';
import { actorWords } from '../../../parts/actors.ts';
import { DataTable } from '../../../parts/data-table.tsx';
import { Section } from '../../../parts/section.tsx';
import { Failed, Loading } from '../../../parts/states.tsx';
import { Moment } from '../../../parts/time/moment.tsx';
import { useNameOf } from '../../../parts/use-name-of.ts';
import { IssueForm } from './issue-form.tsx';
import { keyRoleWords } from './key-words.ts';
import { type Key, useKeys } from './queries.ts';
import { RevokeDialog } from './revoke-dialog.tsx';

export const Keys = () => (
  <Section
    id="keys"
    title="Keys of machines"
    definition="Only a hash of a key is kept: nobody can read one again. A revoked key stops at once."
  >
    <IssueForm />
    <KeyTable />
  </Section>
);

function KeyTable() {
  const { data: keys, error, refetch } = useKeys();
  const nameOf = useNameOf();
  const [revoked, revoke] = useState<Key | null>(null);
  if (!keys)
    return error ? <Failed what="The keys" error={error} again={refetch} /> : <Loading what="the keys" />;
  return (
    <>
      <DataTable
        caption="Keys"
        rows={keys.toReversed()}
        keyOf={({ keyId }) => keyId}
        empty="There are no keys."
        minWidth={640}
        columns={[
          { title: 'Key', words: true, cell: ({ name }) => <bdi>{name}</bdi> },
          { title: 'May', cell: ({ role }) => keyRoleWords[role] },
          { title: 'Created by', cell: ({ createdBy }) => actorWords(createdBy, nameOf) },
          { title: 'Created', cell: ({ createdAt }) => <Moment at={createdAt} /> },
          {
            title: 'Valid',
            cell: (key) =>
              key.revokedAt === null ? (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`Revoke the key ${key.name}`}
                  onClick={() => revoke(key)}
                >
                  Revoke…
                </Button>
              ) : (
                <>
                  Revoked <Moment at={key.revokedAt} />
                </>
              ),
          },
        ]}
      />
      {revoked && <RevokeDialog apiKey={revoked} onClose={() => revoke(null)} />}
    </>
  );
}
