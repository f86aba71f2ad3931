import type { MiddlewareHandler } from 'hono';
import type { Deps } from './deps';

/** The pages of a draft that the staff editor shows in a frame of its own; any other page is framed by nobody. */
const isOfDraft = (path: string) =>
  /^\/api\/[^/]+\/questionnaires\/[^/]+\/(?:preview|try)(?:\/|$)/.test(path);

const isStaff = (path: string) => /^\/staff(?:\/|$)/.test(path);

/** Pages that may play a clip: those of a survey or of its test, and the editor. */
const plays = (path: string) => isStaff(path) || isOfDraft(path) || /^\/(?:s|try)\//.test(path);

/** Headers of every reply: nothing from elsewhere is loaded, nobody frames us, and nothing personal is cached but what Back needs (mount.ts). */
export function secureHeaders(deps: Deps): MiddlewareHandler {
  const policyOf = (path: string) =>
    [
      "default-src 'none'",
      `script-src 'self' '${deps.pages.hydrationScriptHash}'`,
      "style-src 'self'",
      "img-src 'self' data:",
      ...(plays(path) ? ["media-src 'self'"] : []),
      "connect-src 'self'",
      "worker-src 'self'",
      "manifest-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      `frame-ancestors ${isOfDraft(path) ? "'self'" : "'none'"}`,
      ...(isStaff(path) ? ["frame-src 'self'"] : []),
    ].join('; ');
  return async (context, next) => {
    await next();
    const { headers } = context.res;
    headers.set('Content-Security-Policy', policyOf(context.req.path));
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('Referrer-Policy', 'same-origin');
    headers.set('Cross-Origin-Opener-Policy', 'same-origin');
    headers.set('Cross-Origin-Resource-Policy', 'same-origin');
    headers.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=()');
    if (deps.config.isSecure) headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  };
}
