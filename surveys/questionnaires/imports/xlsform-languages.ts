import { languageTag, privateTag } from './names';
import type { Report } from './report';
import type { Said } from './source';
import type { Column } from './xlsform-columns';

/** The languages of a form, and its cells by their tags. */
export type Languages = {
  readonly languages: readonly string[];
  readonly said: (texts: Readonly<Record<string, string>>) => Said;
};

/** The languages that the headers name, the main one first. */
export function languagesOf(columns: readonly Column[], main: string, report: Report): Languages {
  const tags = new Map<string, string>();
  const mainTag = languageTag(main) ?? 'en';
  const place = (written: string): string => {
    const tag = written === '' ? mainTag : languageTag(written);
    if (tag !== undefined) return tag;
    const given = privateTag(tags.size);
    report.added(
      `The language “${written}” has no tag we know; it is called “${given}” here. Correct it in the draft.`,
    );
    return given;
  };
  for (const { language } of columns) if (!tags.has(language)) tags.set(language, place(language));
  if (main === '' && columns.some(({ part, language }) => part === 'label' && language === ''))
    report.added('The file does not say which language its words are in; they are taken to be English.');
  return {
    languages: [...new Set([mainTag, ...tags.values()])],
    said: (texts) => {
      const found: Record<string, string> = {};
      for (const [written, text] of Object.entries(texts)) {
        const tag = tags.get(written) ?? mainTag;
        // A column that names its language is surer than one that does not.
        if (written !== '' || found[tag] === undefined) found[tag] = text;
      }
      return found;
    },
  };
}
