import { Button, Group, NativeSelect } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import { weeksLater } from './iso-week.ts';
import classes from './review.module.css';
import { type FrozenWeek, nextWeek, weekChoices } from './weeks.ts';

type WeekNavigationProps = {
  readonly shown: string;
  readonly frozen: readonly FrozenWeek[];
  readonly today: string;
};

export function WeekNavigation({ shown, frozen, today }: WeekNavigationProps) {
  const navigate = useNavigate();
  const choices = weekChoices(frozen, today, shown);
  return (
    <Group component="nav" aria-label="Weeks" gap="xs" wrap="nowrap" className={classes['screen']}>
      <Step to={weeksLater(shown, -1)} title="Week before" icon={<IconChevronLeft size={16} aria-hidden />} />
      <NativeSelect
        aria-label="Week"
        size="xs"
        miw={0}
        value={shown}
        onChange={({ currentTarget }) => void navigate(`/reviews/${currentTarget.value}`)}
        data={choices.map(({ isoWeek, words }) => ({ value: isoWeek, label: words }))}
      />
      <Step
        to={nextWeek(shown, today)}
        title="Week after"
        icon={<IconChevronRight size={16} aria-hidden />}
      />
    </Group>
  );
}

type StepProps = { readonly to: string | null; readonly title: string; readonly icon: React.ReactNode };

/** A button without a link where there is no such week: it stays where hands look for it. */
function Step({ to, title, icon }: StepProps) {
  const look = { variant: 'default', size: 'xs', px: 8, 'aria-label': title, title } as const;
  if (to === null)
    return (
      <Button {...look} disabled>
        {icon}
      </Button>
    );
  return (
    <Button {...look} component={Link} to={`/reviews/${to}`}>
      {icon}
    </Button>
  );
}
