import { createServer } from 'node:http';
import type { Handler } from './front.ts';
import { gatewayAnswer } from './response.ts';

/** The public server: it takes the port at once, and serves when it is given a handler. */
export type PublicServer = {
  /** e.g. http://127.0.0.1:3000 */
  readonly origin: string;
  serve(handler: Handler): void;
  stop(): Promise<void>;
};

const starting = gatewayAnswer(503, 'Service Unavailable');

/**
 * Listens on the loopback interface, 0 for any free port.
 * @throws with what to do when the port is taken.
 */
export const openServer = async (port: number): Promise<PublicServer> => {
  let handle: Handler = (_, response) => {
    response.writeHead(starting.status, { 'content-type': 'application/json', 'retry-after': '1' });
    response.end(starting.body);
  };
  const server = createServer({ keepAliveTimeout: 60_000, noDelay: true }, (request, response) =>
    handle(request, response),
  );
  await new Promise<void>((resolve, reject) => {
    server.on('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is in use; end what listens there or give another --port`)
          : error,
      ),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The server has no address');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    serve: (handler) => {
      handle = handler;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        // Answers in flight may end; a connection that a client merely keeps open may not hold up the stop.
        setTimeout(() => server.closeAllConnections(), 1000).unref();
      }),
  };
};
