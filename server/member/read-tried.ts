import type { Read } from '../../db/connect';
import { findLatestVersion } from '../../db/queries/questionnaires';
import { formatOfPage, versionIn } from '../../surveys/questionnaires/easy-read';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import type { Format } from '../../surveys/vocabulary';
import { Refusal } from '../errors';
import type { At, Chosen } from './try-survey';
import { versionsOf } from './versions';
import { withPictures } from './with-pictures';

/** What an address asks for, as far as it does. */
export type AskedFor = {
  readonly language?: string | undefined;
  readonly format?: Format | undefined;
  readonly facts?: string | undefined;
};

/** The draft being worked on, as it is saved now. */
export async function readDraft(read: Read, questionnaire: string): Promise<Questionnaire> {
  const version = await findLatestVersion(read, questionnaire);
  if (!version) throw new Refusal('not-found');
  return version.definition;
}

/**
 * The version of a draft that is tried: the one of the page, else the one asked for.
 * @param walk whose draft, where its pages hang, and how it is tried where the address does not say
 */
export async function readTried(
  read: Read,
  walk: { readonly questionnaire: string; readonly home: string; readonly usual: Chosen },
  asked: AskedFor,
  page?: string,
): Promise<{ draft: Questionnaire; at: At }> {
  const { home, usual } = walk;
  const whole = await readDraft(read, walk.questionnaire);
  const language = whole.languages.find((tag) => tag === asked.language) ?? usual.language;
  const format = (page && formatOfPage(whole, page)) || asked.format || usual.format;
  return {
    draft: withPictures(versionIn(whole, format), read.footprintId),
    at: {
      home,
      usual,
      footprint: read.footprintId,
      language,
      format,
      facts: asked.facts ?? usual.facts,
      versions: versionsOf(whole, format),
    },
  };
}
