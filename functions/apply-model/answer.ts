/** Puts an answer to the address that CloudFormation signed for it. Throws unless it was taken. */
export async function putAnswer(url: string, body: string): Promise<void> {
  // Bytes, since a text would get a content type of its own, which the signature does not have.
  const response = await fetch(url, { method: 'PUT', body: new TextEncoder().encode(body) });
  if (!response.ok) throw new Error(`CloudFormation took no answer: HTTP ${response.status}`);
}
