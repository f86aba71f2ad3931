import type { Format } from '../vocabulary';
import { inEveryLanguage } from '../wording/words';
import { completenessOf } from './completeness';
import type { Answers } from './show-if';
import type { EasyRead, Page, Questionnaire, SafetyRule } from './types';
import { unfold } from './unfold';

/** The key under which it is kept who helped; no question of an Easy Read version may have it. */
export const helpedByKey = 'helped_by';

/**
 * Who helped, asked at the end of every Easy Read version: a question like any other, so that it works on paper, without a
 * script and without a line. Help may say something of someone's health, so it comes under the small-count rule.
 */
const whoHelped: Page = {
  key: 'who_helped',
  questions: [
    {
      key: helpedByKey,
      kind: 'single-choice',
      label: inEveryLanguage(({ easyRead }) => easyRead.helped.label),
      whyWeAsk: inEveryLanguage(({ easyRead }) => easyRead.helped.why),
      sensitive: true,
      crucial: false,
      options: [
        { code: 'nobody', label: inEveryLanguage(({ easyRead }) => easyRead.helped.nobody) },
        { code: 'family-or-friend', label: inEveryLanguage(({ easyRead }) => easyRead.helped.family) },
        { code: 'paid-supporter', label: inEveryLanguage(({ easyRead }) => easyRead.helped.supporter) },
        { code: 'panel', label: inEveryLanguage(({ easyRead }) => easyRead.helped.panel) },
      ],
      offers: ['prefer-not-to-say'],
    },
  ],
};

const known = new WeakMap<Questionnaire, Questionnaire>();

/**
 * The Easy Read version as a questionnaire of its own, ended by who helped: so that routing, judging, paper, the phone and a
 * walk treat it as any other. Lines of completeness, what is known of someone and the legal ground are those of the
 * standard version; it has no split samples, since two scales would be one experiment too many.
 * @returns undefined where there is none; the same object for the same questionnaire
 * @example easyReadOf(survey)?.pages.map(({ key }) => key) // ['easy_health', 'who_helped']
 */
export function easyReadOf(questionnaire: Questionnaire): Questionnaire | undefined {
  if (!questionnaire.easyRead) return undefined;
  const before = known.get(questionnaire);
  if (before) return before;
  const draft = easyReadDraft(questionnaire, questionnaire.easyRead);
  const made: Questionnaire = {
    ...draft,
    pages: [...draft.pages, whoHelped],
    ends: [...(questionnaire.ends ?? []).filter(({ key }) => isLedTo(draft, key)), ...(draft.ends ?? [])],
    safety: [...(questionnaire.safety ?? []).flatMap(byWordsOnly), ...(draft.safety ?? [])],
  };
  known.set(questionnaire, made);
  return made;
}

/**
 * The Easy Read version as it is edited: its own parts only, in the shape of a questionnaire.
 */
export function easyReadDraft(questionnaire: Questionnaire, easyRead: EasyRead): Questionnaire {
  const {
    easyRead: _itself,
    splits: _splits,
    loops: _loops,
    ends: _ends,
    safety: _safety,
    ...shared
  } = questionnaire;
  return { ...shared, ...easyRead };
}

/** A questionnaire with its Easy Read version as it was edited; what both versions share stays as it is. */
export function withEasyRead(questionnaire: Questionnaire, draft: Questionnaire): Questionnaire {
  const { title, purpose, minutes, pages, thanks, loops, ends, safety } = draft;
  return {
    ...questionnaire,
    easyRead: {
      title,
      purpose,
      minutes,
      pages,
      thanks,
      ...(loops && { loops }),
      ...(ends && { ends }),
      ...(safety && { safety }),
    },
  };
}

const isLedTo = ({ pages }: Questionnaire, end: string) =>
  pages.some((page) => page.jumps?.some((jump) => jump.end === end));

/** An answer that the rule looks at is not asked here; its words are looked for in whatever is written. */
function byWordsOnly({ if: _answer, ...rule }: SafetyRule): SafetyRule[] {
  return rule.words?.length ? [rule] : [];
}

/**
 * The questionnaire someone answers: the standard one, or its Easy Read version.
 * @example versionIn(survey, 'standard') === survey // true
 */
export function versionIn(questionnaire: Questionnaire, format: Format): Questionnaire {
  return (format === 'easy-read' && easyReadOf(questionnaire)) || questionnaire;
}

/**
 * The version a page belongs to; undefined for pages of neither, such as the program's own. Keys of the two never meet.
 * @example formatOfPage(survey, 'who_helped') // 'easy-read'
 */
export function formatOfPage(questionnaire: Questionnaire, page: string): Format | undefined {
  const has = (version: Questionnaire | undefined) =>
    version !== undefined && unfold(version).pages.some(({ key }) => key === page);
  if (has(questionnaire)) return 'standard';
  return has(easyReadOf(questionnaire)) ? 'easy-read' : undefined;
}

/** A response, as far as it decides which version counts. */
export type Begun = {
  readonly answers: Answers;
  /** The version last answered in. */
  readonly format: Format;
  readonly isFinished: boolean;
};

/**
 * The version of a response that counts: the one it was finished in. While it is not finished, the one more of is answered, so that
 * whoever looks at the other version loses nothing; where both are alike, the one last answered in.
 * @example formatThatCounts(survey, { answers: {}, format: 'easy-read', isFinished: false }) // 'easy-read'
 */
export function formatThatCounts(questionnaire: Questionnaire, begun: Begun): Format {
  const { answers, format, isFinished } = begun;
  if (!questionnaire.easyRead) return 'standard';
  if (isFinished) return format;
  const other: Format = format === 'standard' ? 'easy-read' : 'standard';
  const shareIn = (one: Format) => completenessOf(versionIn(questionnaire, one), answers).share;
  return shareIn(other) > shareIn(format) ? other : format;
}
