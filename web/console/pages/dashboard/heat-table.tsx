import { Table, Text } from '@mantine/core';
import { Few } from '../../parts/few.tsx';
import { count, NONE, percent } from '../../parts/numbers.ts';
import { dispositionWords } from '../../parts/words.ts';
import type { HeatCell, HeatMap } from './dispositions.ts';
import classes from './heat-table.module.css';

/** The strongest shade that text can be read on, in either scheme. */
const STRONGEST = 85;

export function HeatTable({
  map,
  smallSampleBelow,
}: {
  readonly map: HeatMap;
  readonly smallSampleBelow: number;
}) {
  const { dispositions, rows } = map;
  if (rows.length === 0) return <Text size="sm">No lead of these days was closed with a disposition.</Text>;
  const caption = 'Closed leads by campaign and disposition';
  return (
    <Table.ScrollContainer
      minWidth={560}
      maxHeight={460}
      type="native"
      tabIndex={0}
      role="region"
      aria-label={caption}
    >
      <Table className={classes['heat']} stickyHeader>
        <Table.Caption className={classes['caption']}>{caption}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Campaign</Table.Th>
            {dispositions.map((tag) => (
              <Table.Th key={tag} scope="col" className={classes['number']}>
                {dispositionWords(tag)}
              </Table.Th>
            ))}
            <Table.Th scope="col" className={classes['number']}>
              Closed
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ key, campaign, source, closed, cells }) => (
            <Table.Tr key={key}>
              <Table.Th scope="row" className={classes['name']}>
                <bdi>{campaign}</bdi>{' '}
                {closed < smallSampleBelow && <Few below={smallSampleBelow} what="closed leads" />}
                <Text size="xs" c="dimmed">
                  <bdi>{source}</bdi>
                </Text>
              </Table.Th>
              {cells.map((cell, index) => (
                <Shaded key={dispositions[index]} {...cell} />
              ))}
              <Table.Td className={classes['number']}>{count(closed)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

const Shaded = ({ leads, share }: HeatCell) => (
  <Table.Td
    className={`${classes['number']} ${classes['cell']}`}
    style={{ '--shade': `${Math.round(share * STRONGEST)}%` }}
  >
    {leads === 0 ? (
      NONE
    ) : (
      <>
        {count(leads)} <span className={classes['share']}>{percent(share)}</span>
      </>
    )}
  </Table.Td>
);
