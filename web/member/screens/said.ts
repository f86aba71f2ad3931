import { wordsIn } from '../../shared/frame';
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

const words = {
  en: {
    'not-saved': [
      'Not saved',
      'Something went wrong at our end. All you typed is still on this page. Wait a minute, then press Continue again.',
    ],
    'other-device': [
      'You answered this page somewhere else',
      'It is shown below. What you send from here takes its place.',
    ],
    'other-answers': ['The page before had other answers', 'What you sent last counts.'],
    sent: ['Connection is back', 'We have your answers.'],
  },
} as const;

const tones = {
  'not-saved': 'fault',
  'other-device': 'phone',
  'other-answers': 'phone',
  sent: 'good',
} as const;

/** A page's notice in words. They travel with the page, so that the phone does not load them for pages without one. */
export function saidOf({ notice }: Pick<QuestionProps, 'notice'>, language: string): Said {
  if (!notice) return {};
  const [first, rest] = wordsIn(words, language)[notice.kind];
  return {
    strip: { tone: tones[notice.kind], first: `${first}${notice.at ? ` (${notice.at})` : ''}.`, rest },
  };
}

/** The look of the foot of a page: its tick stands for what is with us, and for nothing else. */
export const footOf = ({ unsaved }: Said): string => (unsaved ? 'signed saved unsure' : 'signed saved');
