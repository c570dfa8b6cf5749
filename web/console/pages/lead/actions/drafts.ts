/** What was typed into the dialogs of a lead, kept while one looks at the lead again. */
import { createContext, useContext, useState } from 'react';

export const DraftsContext = createContext<Map<string, unknown>>(new Map());

/** `name`: of what is typed, by its dialog. The first value is `initial` unless something was typed before. */
export function useDraft<Value>(name: string, initial: Value): [Value, (value: Value) => void] {
  const drafts = useContext(DraftsContext);
  const [value, setValue] = useState<Value>(() => (drafts.has(name) ? (drafts.get(name) as Value) : initial));
  const type = (typed: Value) => {
    drafts.set(name, typed);
    setValue(typed);
  };
  return [value, type];
}
