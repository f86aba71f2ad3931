import type { Act, Receipt } from './act';

/** What became of an act that was handed in. */
export type Handed =
  | { readonly receipt: Receipt }
  /** It may have arrived or not: it is tried again, after this long where the server asks for that. */
  | { readonly againAfter: number }
  /** Never to be taken, by the server's own code for why. */
  | { readonly refused: string };

/** Longer than this without a reply, and there is no line to speak of. */
const patienceMs = 20_000;

/**
 * Hands an act in.
 * @param home the path of the link, /s/{token}
 */
export async function handIn(home: string, act: Act): Promise<Handed> {
  try {
    const { page, composedAt, ...rest } = act;
    const composedAgo = Math.max(0, Date.now() - composedAt);
    const reply = await Promise.race([
      fetch(`${home}/${page}/kept${location.search}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify({ ...rest, composedAgo }),
      }),
      new Promise<undefined>((resolve) => setTimeout(resolve, patienceMs)),
    ]);
    return reply ? await readReply(reply) : { againAfter: 0 };
  } catch {
    return { againAfter: 0 };
  }
}

/**
 * Reads a reply to an act. A hotel's sign-in page answers everything with 200, a proxy with 403 or 404, and neither has
 * seen the act: only a receipt of ours says that it is stored, and only a problem of ours that it never will be.
 *
 * | reply | what it is |
 * | --- | --- |
 * | 200 with a receipt | stored; closed, answered and left are receipts too |
 * | 400 to 499 with our problem, save those below | final: link dead, no such page, too large, not in our form |
 * | 408, 425, 429, and 500 to 599 | tried again, after Retry-After where it is given |
 * | anything else | no word of ours: tried again |
 */
export async function readReply(reply: Response): Promise<Handed> {
  const { status, headers } = reply;
  const isProblem = /^application\/problem\+json/.test(headers.get('content-type') || '');
  const said: Partial<Receipt> & { code?: string } = await reply.json().catch(() => ({}));
  if (reply.ok && said.outcome && said.state) return { receipt: said as Receipt };
  const comesAgain = status < 400 || status > 499 || [408, 425, 429].indexOf(status) >= 0;
  if (isProblem && said.code && !comesAgain) return { refused: said.code };
  return { againAfter: retryAfter(headers.get('retry-after')) };
}

/** In milliseconds, an hour at most. The header holds seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(said: string | null): number {
  const ms = /^\d+$/.test(said || '') ? Number(said) * 1000 : Date.parse(said || '') - Date.now();
  return ms > 0 ? Math.min(ms, 3_600_000) : 0;
}
