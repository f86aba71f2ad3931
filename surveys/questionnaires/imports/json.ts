import { importEq, isEq } from './eq';
import { isRecord } from './eq-conditions';
import { importOwn, isOwn } from './own';
import type { Imported } from './source';

/**
 * A draft from a JSON file: our own, or an ONS questionnaire, told apart by what stands in it.
 */
export function importJson(data: unknown): Imported {
  if (isOwn(data)) return importOwn(data);
  if (isEq(data)) return importEq(data);
  const names = isRecord(data)
    ? Object.keys(data)
        .slice(0, 6)
        .map((name) => `“${name.slice(0, 30)}”`)
        .join(', ')
    : '';
  return {
    ok: false,
    place: 'the beginning',
    sentence: `This JSON is neither a questionnaire of ours nor an ONS questionnaire (it has ${names || 'no names'}). Save it in one of these forms, or as XLSForm or LimeSurvey structure.`,
  };
}
