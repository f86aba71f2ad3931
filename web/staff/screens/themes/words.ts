import type { ReplyOf } from '../../../../server/contract/operation';
import type { themesOperations } from '../../../../server/contract/themes';
import { count, counted, percentFigure, rangeFigure } from '../../../shared/format';

export type CommentsReply = ReplyOf<typeof themesOperations.listComments>;
export type Comment = CommentsReply['comments'][number];
export type Code = CommentsReply['codes'][number];
export type ThemesReply = ReplyOf<typeof themesOperations.listThemes>;
export type Theme = ThemesReply['themes'][number];
export type Prevalence = Theme['prevalence'];

export const stateWords: Readonly<Record<Comment['state'], string>> = {
  unread: 'not read yet',
  released: 'released as written',
  redacted: 'released with words hidden',
  withheld: 'withheld',
};

export const redactionWords = {
  'staff-named': 'Names staff',
  'third-party': 'Names someone else',
  'identifies-the-writer': 'Shows who wrote it',
  'contact-detail': 'Address or number',
} as const;

export const riskWords = {
  'harm-to-self': 'Harm to themselves',
  'harm-to-others': 'Harm to others',
  safeguarding: 'Safeguarding',
  'patient-safety': 'Patient safety',
  complaint: 'A complaint',
} as const;

/** The pages of one question, for Tabs. */
export const tabsOf = (wave: string, question: string) => {
  const here = `/staff/themes/${wave}/${question}`;
  return [
    { label: 'Read and code', href: here },
    { label: 'Codeframe', href: `${here}/frame` },
    { label: 'Themes', href: `${here}/themes` },
  ];
};

export const isCoded = (comment: Pick<Comment, 'codings'>) => comment.codings.some(({ isLive }) => isLive);
export const isReleased = ({ state }: Pick<Comment, 'state'>) => state === 'released' || state === 'redacted';

/** What is left to do with the comments of a question; none taken up is not all of them done. */
export function codingTitle(
  comments: number,
  { toRead, toCode }: { readonly toRead: number; readonly toCode: number },
): string {
  if (comments === 0) return 'No comments are taken up yet';
  if (toRead + toCode === 0) return `All ${counted(comments, 'comment')} are read and coded`;
  return `${counted(toRead, 'comment')} to read, ${count(toCode)} to code of ${count(comments)}`;
}

const own = new Set(['h', 'w', 'n', 'u']);

/** A key for each live code: a letter of its words that is free, else a figure. Codes beyond that have none. */
export function keysFor(codes: readonly Code[]): ReadonlyMap<string, string> {
  const taken = new Set(own);
  const keys = new Map<string, string>();
  for (const code of codes.filter(({ isLive }) => isLive)) {
    const letters = code.label.toLowerCase().match(/[a-z]/g) ?? [];
    const key = [...letters, ...'123456789abcdefghijklmnopqrstuvwxyz'].find((one) => !taken.has(one));
    if (key === undefined) continue;
    taken.add(key);
    keys.set(code.id, key);
  }
  return keys;
}

/** Why there is no figure, in the words of tables. */
export const hiddenWords = (figure: Prevalence): string | undefined => {
  if (figure.hidden === 'fewer-than-10') return 'fewer than 10 people';
  if (figure.hidden === 'not-shown') return 'not shown: fewer than 10 did not raise it';
  return figure.hidden === 'nobody-asked' ? 'nobody has answered yet' : undefined;
};

export const shareWords = (figure: Prevalence) =>
  figure.share === null ? '' : `${percentFigure(figure.share, 0)}%`;

export const rangeWords = (figure: Prevalence) =>
  figure.low === null || figure.high === null ? '' : `${rangeFigure(figure.low, figure.high)}%`;

/** What the shares are of, and by which weights. */
export function baseWords(base: ThemesReply['base']): string {
  const by =
    base.weighting === null
      ? 'No weighting of this survey yet: each respondent counts as drawn'
      : `Weighted (${base.weighting})`;
  return `Share of ${count(base.people)} respondents who raised it. ${by}; effective base ${count(base.effective)}. Range: 95% ${base.intervalName ?? 'modelled interval'}${base.intervalName === 'sampling interval' ? '' : ', as if members were a random draw after weighting'}. Each person counts once, however often it was said.`;
}
