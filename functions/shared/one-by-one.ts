/**
 * Works that would only get in each other's way wait for one another within a function instance: optimistic writes of
 * one item, all but one of which would be made in vain. Others are still met in the store.
 */
export type OneByOne = <Result>(name: string, work: () => Promise<Result>) => Promise<Result>;

/** Works of one name run in the order in which they came, however the one before ended; names are few and stay. */
export function oneByOne(): OneByOne {
  const ends = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const result = (ends.get(name) ?? Promise.resolve()).then(work);
    ends.set(
      name,
      result.catch(() => undefined),
    );
    return result;
  };
}
