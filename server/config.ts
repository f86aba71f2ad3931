import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';

export type Config = {
  readonly port: number;
  readonly host: string;
  /** Where people reach the product; links in messages begin with it. */
  readonly baseUrl: string;
  readonly isSecure: boolean;
  readonly dataDir: string;
  /** Newest first. */
  readonly secretKeys: readonly Buffer[];
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly isDemo: boolean;
  /** The largest clip that can be uploaded, in bytes. */
  readonly clipLimit: number;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
};

export class ConfigError extends Error {}

/** A fresh secret key, as SECRET_KEY wants it. */
export const makeSecretKey = () => randomBytes(32).toString('base64url');

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
const isLoopback = (hostname: string) => ['localhost', '127.0.0.1', '[::1]', '::1'].includes(hostname);

/**
 * Reads the settings from the environment, once. A wrong or missing one stops the start with its name, what was
 * found and an example.
 * @param savedKey the key a demo or first start keeps in its data folder, used when SECRET_KEY is not set
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  root: string,
  savedKey?: () => string,
): Config {
  const text = (name: string) => {
    const found = environment[name]?.trim();
    return found === undefined || found === '' ? undefined : found;
  };
  const demo = oneOf('SOUNDING_DEMO', text('SOUNDING_DEMO'), ['on', 'off'] as const, 'on') === 'on';
  const port = wholeNumber('PORT', text('PORT'), 3000, { from: 0, to: 65_535 });
  const host = text('HOST') ?? '127.0.0.1';
  const baseUrl = address(
    'BASE_URL',
    text('BASE_URL') ?? `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`,
  );
  if (!demo && baseUrl.protocol !== 'https:' && !isLoopback(baseUrl.hostname)) {
    throw wrong(
      'BASE_URL',
      baseUrl.href,
      'must be https, or this machine itself, since health data travels over it',
      'BASE_URL=https://panel.example.org',
    );
  }
  const smtpUrl = text('SMTP_URL') ?? null;
  if (smtpUrl !== null && !/^smtps?:\/\/.+/.test(smtpUrl)) {
    throw wrong(
      'SMTP_URL',
      smtpUrl.replace(/\/\/.*@/, '//…@'),
      'must begin with smtp:// or smtps://',
      'SMTP_URL=smtps://name:password@mail.example.org:465',
    );
  }
  const mailFrom = text('MAIL_FROM');
  if (smtpUrl !== null && mailFrom === undefined) {
    throw wrong(
      'MAIL_FROM',
      'nothing',
      'is needed when SMTP_URL is set',
      'MAIL_FROM="Healthier Together Panel <panel@example.org>"',
    );
  }
  if (!demo && smtpUrl === null && !isLoopback(baseUrl.hostname)) {
    throw wrong(
      'SMTP_URL',
      'nothing',
      'is needed outside the demo, or no invitation would ever arrive',
      'SMTP_URL=smtps://name:password@mail.example.org:465',
    );
  }
  const keys = text('SECRET_KEY') ?? (demo || isLoopback(baseUrl.hostname) ? savedKey?.() : undefined);
  if (keys === undefined) {
    throw wrong(
      'SECRET_KEY',
      'nothing',
      'is needed: 32 random bytes in base64url; keep a copy in a safe place, since without it every contact is lost',
      `SECRET_KEY=${makeSecretKey()}`,
    );
  }
  return {
    port,
    host,
    baseUrl: baseUrl.origin,
    isSecure: baseUrl.protocol === 'https:',
    dataDir: text('DATA_DIR') ?? join(root, 'data', demo ? 'demo' : 'panel'),
    secretKeys: keys.split(',').map((key) => secretKey(key.trim())),
    smtpUrl,
    mailFrom: mailFrom ?? 'Sounding <sounding@localhost>',
    isDemo: demo,
    clipLimit: wholeNumber('CLIP_LIMIT_MB', text('CLIP_LIMIT_MB'), 100, { from: 1, to: 4000 }) * 1024 * 1024,
    logLevel: oneOf('LOG_LEVEL', text('LOG_LEVEL'), logLevels, 'info'),
  };
}

function wrong(name: string, found: string, what: string, example: string): ConfigError {
  return new ConfigError(`${name} ${what}. Found: ${found}. Example: ${example}`);
}

function wholeNumber(
  name: string,
  found: string | undefined,
  otherwise: number,
  { from, to }: { from: number; to: number },
): number {
  if (found === undefined) return otherwise;
  const parsed = z.coerce.number().int().min(from).max(to).safeParse(found);
  if (!parsed.success)
    throw wrong(name, found, `must be a whole number from ${from} to ${to}`, `${name}=${otherwise}`);
  return parsed.data;
}

function oneOf<const Choice extends string>(
  name: string,
  found: string | undefined,
  choices: readonly Choice[],
  otherwise: Choice,
): Choice {
  if (found === undefined) return otherwise;
  const chosen = choices.find((choice) => choice === found);
  if (chosen === undefined)
    throw wrong(name, found, `must be one of ${choices.join(', ')}`, `${name}=${otherwise}`);
  return chosen;
}

function address(name: string, found: string): URL {
  const parsed = URL.canParse(found) ? new URL(found) : null;
  if (
    parsed === null ||
    !/^https?:$/.test(parsed.protocol) ||
    (parsed.pathname !== '/' && parsed.pathname !== '')
  ) {
    throw wrong(name, found, 'must be an address without a path', `${name}=https://panel.example.org`);
  }
  return parsed;
}

function secretKey(found: string): Buffer {
  const bytes = /^[A-Za-z0-9_-]{43}$/.test(found) ? Buffer.from(found, 'base64url') : Buffer.alloc(0);
  if (bytes.length !== 32) {
    throw wrong(
      'SECRET_KEY',
      `${found.length} characters`,
      'must be 32 bytes in base64url (43 characters), or several separated by commas, newest first',
      `SECRET_KEY=${makeSecretKey()}`,
    );
  }
  return bytes;
}
