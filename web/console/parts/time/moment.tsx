/** A moment in the viewer's own zone; the operating model's clock is a hover away. */
import { useViewer } from '../../session/viewer.ts';
import { dateAndTime } from './format.ts';

/** `at`: ISO 8601. */
export function Moment({ at }: { readonly at: string }) {
  const { modelTimeZone } = useViewer().me;
  return (
    <time dateTime={at} title={`${dateAndTime(at, modelTimeZone)} in ${modelTimeZone}`}>
      {dateAndTime(at)}
    </time>
  );
}
