import type { LimesurveyFile } from '../../surveys/questionnaires/imports/limesurvey-file';
import { AnalysisError } from '../errors';
import { readXml, type XmlElement } from './xml';

/**
 * The tables of a LimeSurvey structure file (.lss), as text.
 * @throws AnalysisError `file-not-xml` when it is no XML, `file-not-limesurvey` when it is of another program
 */
export function readLimesurveyTables(text: string): LimesurveyFile {
  const root = readXml(text);
  const kind = root.children.find(({ name }) => name === 'LimeSurveyDocType')?.text.trim();
  if (root.name !== 'document' || kind === undefined)
    throw new AnalysisError('file-not-limesurvey', { root: root.name });
  const tables: Record<string, Record<string, string>[]> = {};
  const others: Record<string, string> = {};
  for (const part of root.children) {
    const rows = part.children.find(({ name }) => name === 'rows');
    if (rows) tables[part.name] = [...(tables[part.name] ?? []), ...rows.children.map(fieldsOf)];
    else if (!/^(LimeSurveyDocType|DBVersion|languages)$/.test(part.name))
      others[part.name] = allText(part).trim();
  }
  const languages = root.children.find(({ name }) => name === 'languages')?.children ?? [];
  return {
    kind,
    version: root.children.find(({ name }) => name === 'DBVersion')?.text.trim() ?? '',
    languages: languages.map((language) => language.text.trim()),
    tables,
    others,
  };
}

function fieldsOf(row: XmlElement): Record<string, string> {
  return Object.fromEntries(row.children.map((field) => [field.name, field.text]));
}

function allText(element: XmlElement): string {
  return [element.text, ...element.children.map(allText)].join(' ').replace(/\s+/g, ' ');
}
