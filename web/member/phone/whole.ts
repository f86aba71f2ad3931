import type { Survey } from './survey';

/**
 * Asks for the survey of a link.
 * @returns undefined when no answer of ours came back; `over` when there is nothing to answer any more
 */
export async function askWhole(
  home: string,
): Promise<{ readonly survey: Survey; readonly headers: Headers } | 'over' | undefined> {
  try {
    const reply = await fetch(`${home}/whole-survey${location.search}`, {
      headers: { Accept: 'application/json' },
    });
    if (reply.status === 404) return 'over';
    if (!reply.ok) return undefined;
    const survey = (await reply.json()) as Survey;
    return survey.questionnaire ? { survey, headers: reply.headers } : undefined;
  } catch {
    return undefined;
  }
}

/** The path of the link this page belongs to: /s/{token} */
export function homeHere(): Record<'room' | 'home' | 'token' | 'key', string> {
  const [, room = '', token = '', key = ''] = location.pathname.split('/');
  return { room, home: `/${room}/${token}`, token, key };
}
