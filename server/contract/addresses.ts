/**
 * First parts of addresses that are the product's own: a footprint may never be called one of these, since
 * /{footprint} and /api/{footprint} would then lead elsewhere. A test holds every fixed address to this list.
 */
export const reservedFirstParts: ReadonlySet<string> = new Set([
  'api',
  'assets',
  'code',
  'confirm',
  'confirm-email',
  'docs',
  'favicon.ico',
  'footprints',
  'g',
  'healthz',
  'lost-link',
  'me',
  'openapi.json',
  'readyz',
  'robots.txt',
  's',
  'staff',
  'sw.js',
  'theme.css',
  'try',
  'well-known',
]);

/** Whether a footprint may have this id: short, plain, and no address of the product's own. */
export const isFootprintId = (id: string) =>
  /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) && id.length <= 40 && !reservedFirstParts.has(id);
