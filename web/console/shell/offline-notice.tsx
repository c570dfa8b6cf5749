import { Alert } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import classes from './shell.module.css';

/** What is on the page stays readable; it only grows old. */
export function OfflineNotice() {
  const { online } = useNetwork();
  if (online) return null;
  return (
    <Alert color="yellow" title="You are offline" role="status" className={classes['offline']}>
      What you see is as it was when the connection broke. Clocks run on; nothing you press now is recorded.
    </Alert>
  );
}
