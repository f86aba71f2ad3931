import { expect, test } from 'vitest';
import { makeSecretKey, readConfig } from '../../server/config';

const key = Buffer.alloc(32, 1).toString('base64url');
const read = (environment: Record<string, string>) => readConfig(environment, '/home', () => key);
const problem = (environment: Record<string, string>) => {
  try {
    read(environment);
    return 'no problem';
  } catch (error) {
    return (error as Error).message;
  }
};

test('without any setting the demo opens on this machine alone', () => {
  expect(read({})).toMatchObject({
    isDemo: true,
    host: '127.0.0.1',
    port: 3000,
    baseUrl: 'http://127.0.0.1:3000',
    isSecure: false,
    smtpUrl: null,
  });
});

test('a real panel behind https keeps secure cookies and sends mail', () => {
  const config = read({
    SOUNDING_DEMO: 'off',
    BASE_URL: 'https://panel.example.org',
    SECRET_KEY: `${makeSecretKey()},${key}`,
    SMTP_URL: 'smtps://u:p@mail.example.org',
    MAIL_FROM: 'Panel <panel@example.org>',
  });
  expect(config).toMatchObject({ isDemo: false, isSecure: true, baseUrl: 'https://panel.example.org' });
  expect(config.secretKeys).toHaveLength(2);
});

test.each([
  [{ PORT: 'eighty' }, 'PORT', 'eighty'],
  [{ PORT: '70000' }, 'PORT', '70000'],
  [{ SOUNDING_DEMO: 'yes' }, 'SOUNDING_DEMO', 'yes'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL', 'loud'],
  [{ BASE_URL: 'panel.example.org' }, 'BASE_URL', 'panel.example.org'],
  [{ BASE_URL: 'https://panel.example.org/path' }, 'BASE_URL', '/path'],
  [{ SOUNDING_DEMO: 'off', BASE_URL: 'http://panel.example.org' }, 'BASE_URL', 'http://panel.example.org'],
  [{ SOUNDING_DEMO: 'off', BASE_URL: 'https://panel.example.org' }, 'SMTP_URL', 'nothing'],
  [{ SMTP_URL: 'mail.example.org' }, 'SMTP_URL', 'mail.example.org'],
  [{ SMTP_URL: 'smtp://mail.example.org' }, 'MAIL_FROM', 'nothing'],
  [{ SECRET_KEY: 'short' }, 'SECRET_KEY', '5 characters'],
  [
    {
      SOUNDING_DEMO: 'off',
      BASE_URL: 'https://p.example.org',
      SMTP_URL: 'smtp://m',
      MAIL_FROM: 'a@b.example',
    },
    'SECRET_KEY',
    'nothing',
  ],
])('%o is refused with its name, what was found and an example', (environment, name, found) => {
  const message = problem(environment as Record<string, string>);
  expect(message).toContain(`${name} `);
  expect(message).toContain(found);
  expect(message).toContain(`Example: ${name}=`);
});

test('a password in SMTP_URL is not repeated', () => {
  expect(problem({ SMTP_URL: 'http://user:secret@mail.example.org' })).not.toContain('secret');
});
