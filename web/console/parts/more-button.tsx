import { Button } from '@mantine/core';

type MoreButtonProps = {
  /** An infinite query. */
  readonly of: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
};

/** The next page of a list; nothing when there is none. */
export const MoreButton = ({ of: { hasNextPage, isFetchingNextPage, fetchNextPage } }: MoreButtonProps) =>
  hasNextPage && (
    <Button variant="default" size="xs" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
      Show more
    </Button>
  );
