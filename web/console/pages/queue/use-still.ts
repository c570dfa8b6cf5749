/** Whether somebody is about to press something in the list, so that nothing may move there. */
import { useCallback, useEffect, useRef, useState } from 'react';

/** After so long without a stir the person only looks. */
const AT_IT_MS = 15_000;
/** A finger leaves the screen with each tap, and may tap again. */
const LEAVING_MS = 1_500;

export function useStill() {
  const [still, setStill] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hold = useCallback((ms: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setStill(false), ms);
    setStill(true);
  }, []);
  const letGo = useCallback(() => {
    clearTimeout(timer.current);
    setStill(false);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  const atIt = () => hold(AT_IT_MS);
  const leaving = () => hold(LEAVING_MS);
  return {
    still,
    letGo,
    handlers: {
      onPointerEnter: atIt,
      onPointerMove: atIt,
      onWheel: atIt,
      onFocus: atIt,
      onKeyDownCapture: atIt,
      onPointerLeave: leaving,
      onBlur: leaving,
    },
  };
}
