import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';

/** A door for this machine alone (a socket in the data folder), by which `npm run job` asks the running server. */
export async function openControl(path: string, run: (job: string) => Promise<unknown>): Promise<() => void> {
  rmSync(path, { force: true });
  const server = createServer((request, response) => {
    const name = (request.url ?? '/').slice(1);
    const reply = (status: number, body: unknown) =>
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    if (request.method !== 'POST') return void reply(405, { problem: 'Ask with POST' });
    run(name).then(
      (outcome) =>
        reply(
          outcome === null ? 404 : 200,
          outcome === null ? { problem: `There is no job ${name}` } : { outcome },
        ),
      () => reply(500, { problem: `${name} failed; the log says where` }),
    );
  });
  server.listen(path);
  await once(server, 'listening');
  server.unref();
  return () => {
    server.close();
    rmSync(path, { force: true });
  };
}
