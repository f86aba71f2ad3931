import { createTransport } from 'nodemailer';
import type { Config } from '../config';

/** What happened to one message on its way out. */
export type Sent =
  | { readonly ok: true }
  | { readonly ok: false; readonly isFinal: boolean; readonly code: string };

export type SendMail = (mail: {
  to: string;
  subject: string;
  text: string;
  messageId: string;
}) => Promise<Sent>;

/**
 * Sends by SMTP, one recipient each. A 5xx reply about the recipient or the message is final; anything else is tried
 * again, since a passphrase or sender the mail server refuses says nothing of whether the person can be reached.
 */
export function createSmtp(
  config: Pick<Config, 'smtpUrl' | 'mailFrom'>,
): { send: SendMail; close: () => void } | null {
  if (config.smtpUrl === null) return null;
  const transport = createTransport({
    url: config.smtpUrl,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });
  return {
    send: async ({ to, subject, text, messageId }) => {
      try {
        await transport.sendMail({
          from: config.mailFrom,
          to,
          subject,
          text,
          messageId: `<${messageId}>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        });
        return { ok: true };
      } catch (error) {
        const { responseCode, code, command } = error as {
          responseCode?: number;
          code?: string;
          command?: string;
        };
        const isAboutThem = command === 'RCPT TO' || command === 'DATA';
        return {
          ok: false,
          isFinal: isAboutThem && responseCode !== undefined && responseCode >= 500,
          code: String(responseCode ?? code ?? 'unknown'),
        };
      }
    },
    close: () => transport.close(),
  };
}
