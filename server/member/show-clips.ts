import { type Clip, mediaAddress } from '../../surveys/media/media';
import type { ShownClip } from '../../surveys/media/shown-clip';
import { kindOf, type Question } from '../../surveys/questions/answers';
import { languageName } from '../../surveys/recruitment/language';
import { inLanguage } from '../../surveys/vocabulary';
import { say } from '../../surveys/wording/say';
import { wording } from '../../surveys/wording/words';

/** The clips in British Sign Language of the questions of a page; where there are several questions each stands with its own. */
export function showClips(
  questions: readonly Question[],
  footprint: string,
  language: string,
): { readonly signed?: readonly ShownClip[] } {
  const { survey: page, question: only, about } = wording(language).signed;
  const signed = questions.flatMap((question) => {
    if (!question.bsl) return [];
    const label = inLanguage(question.label, language);
    // A page that only informs asks nothing: it is no question.
    const alone = kindOf(question).asks ? only : page;
    if (questions.length === 1) return [shownClip(question.bsl, alone, footprint, language)];
    const title = say(about, { question: label }, language);
    return [{ ...shownClip(question.bsl, title, footprint, language), question: question.key }];
  });
  return signed.length > 0 ? { signed } : {};
}

/** The clip of what a survey is for. */
export function showSurveyClip(clip: Clip, footprint: string, language: string): ShownClip {
  return shownClip(clip, wording(language).signed.survey, footprint, language);
}

function shownClip(clip: Clip, title: string, footprint: string, language: string): ShownClip {
  const { width, height, captions = [], transcript } = clip;
  return {
    title,
    src: mediaAddress(footprint, clip.media),
    ...(width && height ? { width, height } : {}),
    captions: captions.map((one) => ({
      language: one.language,
      name: languageName(one.language),
      src: mediaAddress(footprint, one.media),
    })),
    ...(transcript
      ? { transcript: { title: wording(language).signed.read, text: inLanguage(transcript, language) } }
      : {}),
  };
}
