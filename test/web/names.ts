/** The team that the words of these tests name. */
const names: Readonly<Record<string, string>> = {
  alex: 'Alex Kim',
  blair: 'Blair Osei',
  casey: 'Casey Lund',
  morgan: 'Morgan Reyes',
};

export const nameOf = (id: string): string => names[id] ?? id;
