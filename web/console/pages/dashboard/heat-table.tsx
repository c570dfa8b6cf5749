import { Box, Text } from '@mantine/core';
import { Few } from '../../parts/few.tsx';
import { count, NONE, percent } from '../../parts/numbers.ts';
import { ScrollingTable } from '../../parts/scrolling-table.tsx';
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
  return (
    <ScrollingTable
      caption="Closed leads by campaign and disposition"
      minWidth={560}
      maxHeight={460}
      className={classes['heat']}
    >
      <thead>
        <tr>
          <th scope="col">Campaign</th>
          {dispositions.map((tag) => (
            <th key={tag} scope="col" className={classes['number']}>
              {dispositionWords(tag)}
            </th>
          ))}
          <th scope="col" className={classes['number']}>
            Closed
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, campaign, source, closed, cells }) => (
          <tr key={key}>
            <th scope="row" className={classes['name']}>
              <bdi>{campaign}</bdi>{' '}
              {closed < smallSampleBelow && <Few below={smallSampleBelow} what="closed leads" />}
              <Text size="xs" c="dimmed">
                <bdi>{source}</bdi>
              </Text>
            </th>
            {cells.map((cell, index) => (
              <Shaded key={dispositions[index]} {...cell} />
            ))}
            <td className={classes['number']}>{count(closed)}</td>
          </tr>
        ))}
      </tbody>
    </ScrollingTable>
  );
}

const Shaded = ({ leads, share }: HeatCell) => (
  <Box
    component="td"
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
  </Box>
);
