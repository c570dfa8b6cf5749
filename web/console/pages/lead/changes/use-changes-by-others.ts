import { useEffect, useRef, useState } from 'react';
import { dateAndTime } from '../../../parts/time/format.ts';
import { useNameOf } from '../../../parts/use-name-of.ts';
import { useViewer } from '../../../session/viewer.ts';
import type { SeenLead } from '../lead.ts';
import { changeSince } from './change-words.ts';

/** What somebody else did while the lead was on the screen, for a voice to say; empty while nobody did. */
export function useChangesByOthers(latest: SeenLead): string {
  const { me } = useViewer();
  const nameOf = useNameOf();
  const shown = useRef(latest);
  const [news, setNews] = useState('');
  useEffect(() => {
    const before = shown.current;
    if (before.etag === latest.etag) return;
    shown.current = latest;
    const change = changeSince(before.lead, latest.lead, me, nameOf);
    setNews(
      change && !change.isViewers ? `${change.by}, ${dateAndTime(change.at)}: ${change.what.join('; ')}` : '',
    );
  }, [latest, me, nameOf]);
  return news;
}
