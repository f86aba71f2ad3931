import { serveStatic } from '@hono/node-server/serve-static';
import { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import type { Deps } from './deps';
import { Refusal } from './errors';
import { secureHeaders } from './headers';
import { fail, mount } from './mount';
import { stations } from './stations';

export type App = OpenAPIHono;

/** The whole product as one request handler: `app.request` in tests, a Node server in main.ts. */
export function createApp(deps: Deps, state: { isReady: () => boolean } = { isReady: () => true }): App {
  const app = new OpenAPIHono({ strict: false });
  app.use('*', secureHeaders(deps));
  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  app.get('/readyz', async (context) => {
    if (!state.isReady()) return context.json({ status: 'starting or stopping' }, 503);
    await deps.listFootprints();
    return context.json({ status: 'ready' });
  });
  // Only what a phone waits for. A page of a link says nothing back that another site could have chosen, so that its length
  // gives nothing of it away.
  for (const path of ['/assets/*', '/sw.js', '/s/*']) app.use(path, compress());
  // Named for what is in them, so what a phone has it need not ask for again.
  app.use(
    '/assets/*',
    keptFor('public, max-age=31536000, immutable'),
    serveStatic({ root: deps.pages.assetsRoot }),
  );
  // From the root, so that it may look after the pages of links; asked for anew each time, so that it is never an old one.
  app.use('/sw.js', keptFor('no-cache'), serveStatic({ root: deps.pages.assetsRoot }));
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: deps.config.isSecure ? '__Host-sounding' : 'sounding',
  });
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Sounding',
      version: '0.2.0',
      description: 'Operations of a citizens’ panel, by station.',
    },
    servers: [{ url: deps.config.baseUrl }],
  });
  // The staff screens are one application: it finds its own screen from the address.
  app.get('/staff', (context) => context.html(deps.pages.staffShell()));
  app.get('/staff/*', (context) => context.html(deps.pages.staffShell()));
  // After the fixed addresses: a footprint's own begin with its name.
  mount(app, stations, deps);
  app.notFound((context) => fail(context, new Refusal('not-found'), deps));
  app.onError((error, context) => fail(context, error, deps));
  return app;
}

/** How long a browser may keep a file that was found. */
function keptFor(rule: string): MiddlewareHandler {
  return async (context, next) => {
    await next();
    if (context.res.ok) context.res.headers.set('Cache-Control', rule);
  };
}
