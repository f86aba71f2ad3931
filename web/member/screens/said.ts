import { say } from '../../../surveys/wording/say';
import { wording } from '../../../surveys/wording/words';
import type { QuestionProps } from './question';

/** What a page says of the answers on it: with us, on this phone only, or nowhere. Plain data, in words. */
export type Said = {
  readonly strip?: {
    readonly tone: 'good' | 'fault' | 'phone';
    readonly first: string;
    readonly rest: string;
  };
  /** Instead of "Answers 1 to 4 are saved." at the foot of the page. */
  readonly saved?: string;
  /** In its place where nothing is with us yet: it has no tick. */
  readonly unsaved?: string;
};

const tones = { 'not-saved': 'fault', 'other-answers': 'phone' } as const;

/** A page's notice in words. They travel with the page, so that the phone does not load them for pages without one. */
export function saidOf({ notice }: Pick<QuestionProps, 'notice'>, language: string): Said {
  if (!notice) return {};
  const { first, rest } = wording(language).answering.notices[notice.kind];
  return {
    strip: { tone: tones[notice.kind], first: say(first, { at: notice.at ?? '' }, language), rest },
  };
}

/** The look of the foot of a page: its tick stands for what is with us, and for nothing else. */
export const footOf = ({ unsaved }: Said): string => (unsaved ? 'signed saved unsure' : 'signed saved');
