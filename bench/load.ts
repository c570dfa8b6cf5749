/** Posts leads over kept-alive connections, each sending its next as soon as it has its answer. */
import { Agent, request } from 'node:http';
import { form } from './form.ts';

/** `millisecondsEach` are of the accepted ones, from sending to the whole answer. */
export type LoadResult = {
  readonly accepted: number;
  readonly refused: ReadonlyMap<number, number>;
  readonly seconds: number;
  readonly millisecondsEach: readonly number[];
};

/** A client with so many connections. Closing it closes them. */
export function openConnections(origin: string, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const url = new URL('/leads', origin);

  /** Posts one lead; answers the status and, if it was accepted, its id. */
  const post = (fields: Record<string, string> = form()): Promise<{ status: number; leadId: string }> =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify(fields);
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const outgoing = request(url, { method: 'POST', agent, headers }, (incoming) => {
        let text = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (part: string) => {
          text += part;
        });
        incoming.on('error', reject);
        incoming.on('end', () => {
          const status = incoming.statusCode ?? 0;
          resolve({ status, leadId: status === 201 ? String(JSON.parse(text).leadId) : '' });
        });
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });

  /** Posts `leads` leads as fast as the answers come. */
  const run = async (leads: number): Promise<LoadResult> => {
    const millisecondsEach: number[] = [];
    const refused = new Map<number, number>();
    let left = leads;
    const one = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        const sentAt = performance.now();
        const { status } = await post();
        if (status === 201) millisecondsEach.push(performance.now() - sentAt);
        else refused.set(status, (refused.get(status) ?? 0) + 1);
      }
    };
    const startedAt = performance.now();
    await Promise.all(Array.from({ length: connections }, one));
    const seconds = (performance.now() - startedAt) / 1000;
    return { accepted: millisecondsEach.length, refused, seconds, millisecondsEach };
  };

  return { post, run, close: () => agent.destroy() };
}
