/** Whether this browser tells the viewer of new leads. It asks for its permission when somebody turns that on, never before. */
import { useLocalStorage } from '@mantine/hooks';
import { useSyncExternalStore } from 'react';

type State = 'on' | 'off' | 'blocked' | 'unsupported';

const permissionNow = () => ('Notification' in window ? Notification.permission : null);

/** People change their minds in the settings of the browser as well. */
function subscribe(listener: () => void): () => void {
  const found = navigator.permissions?.query({ name: 'notifications' });
  void found?.then((status) => status.addEventListener('change', listener));
  return () => void found?.then((status) => status.removeEventListener('change', listener));
}

export function useArrivalNotices(): {
  state: State;
  /** Somebody turned it on; the browser may have thought otherwise since. */
  wanted: boolean;
  turn: (on: boolean) => Promise<void>;
} {
  // For the browser, not for the person: it is the browser that rings.
  const [wanted, setWanted] = useLocalStorage({
    key: 'lead-handoff-arrivals',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const permission = useSyncExternalStore(subscribe, permissionNow);
  return {
    state: stateOf(wanted, permission),
    wanted,
    async turn(on) {
      if (!on) return setWanted(false);
      const answer = await Notification.requestPermission();
      setWanted(answer !== 'default');
    },
  };
}

function stateOf(wanted: boolean, permission: NotificationPermission | null): State {
  if (permission === null) return 'unsupported';
  if (permission === 'denied') return 'blocked';
  return wanted && permission === 'granted' ? 'on' : 'off';
}
