import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseQuestionnaire } from '../../surveys/questionnaires/definition';
import type { Questionnaire } from '../../surveys/questionnaires/types';

/** The questionnaires that come with the program, by the name of their file: first-survey, second-survey. */
export function loadBundledQuestionnaires(folder: string): ReadonlyMap<string, Questionnaire> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Map(
    files.sort().map((name) => {
      const parsed = parseQuestionnaire(JSON.parse(readFileSync(join(folder, name), 'utf8')));
      if (!parsed.ok) throw new Error(`${name}: ${parsed.problems[0]?.path} ${parsed.problems[0]?.sentence}`);
      return [name.replace(/\.json$/, ''), parsed.value];
    }),
  );
}
