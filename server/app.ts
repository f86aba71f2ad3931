import { serveStatic } from '@hono/node-server/serve-static';
import { OpenAPIHono } from '@hono/zod-openapi';
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
  app.use(
    '/assets/*',
    serveStatic({
      root: deps.pages.assetsRoot,
      onFound: (_path, context) => context.header('Cache-Control', 'public, max-age=31536000, immutable'),
    }),
  );
  // From the root, so that it may look after the pages of links; asked for anew each time, so that it is never an old one.
  app.use(
    '/sw.js',
    serveStatic({
      root: deps.pages.assetsRoot,
      onFound: (_path, context) => context.header('Cache-Control', 'no-cache'),
    }),
  );
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: deps.config.isSecure ? '__Host-sounding' : 'sounding',
  });
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Sounding',
      version: '0.1.0',
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
