import { Button } from '@mantine/core';
import { useState } from 'react';

/** Asks once more in its own place. */
export function LeaveButton({ onLeave }: { readonly onLeave: () => void }) {
  const [isAsked, ask] = useState(false);
  return (
    <Button
      variant={isAsked ? 'filled' : 'default'}
      {...(isAsked && { color: 'red' })}
      onClick={isAsked ? onLeave : () => ask(true)}
      onBlur={() => ask(false)}
    >
      {isAsked ? 'Yes, they left the team' : 'Set inactive…'}
    </Button>
  );
}
