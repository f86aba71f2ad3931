// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm names answers so
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readLimesurveyTables } from '../../../analysis/imports/limesurvey-tables';
import { readSheets } from '../../../analysis/imports/sheets';
import { readJson, readText } from '../../../analysis/imports/text';
import { walkAll } from '../../../surveys/questionnaires/dry-run';
import { importJson } from '../../../surveys/questionnaires/imports/json';
import { importLimesurvey } from '../../../surveys/questionnaires/imports/limesurvey';
import { importXlsform } from '../../../surveys/questionnaires/imports/xlsform';
import { reviewQuestionnaire } from '../../../surveys/questionnaires/review';
import { questionOf, questionsOf, taken } from '../../surveys/questionnaires/imports/builders';

/**
 * Real questionnaires whose licences keep them out of this project. They are read where the machine has them, in a folder
 * beside the project; elsewhere these tests are skipped, and the runner says so.
 */
const folder = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data', 'questionnaires');
const file = (name: string) => readFileSync(join(folder, name));

describe.skipIf(!existsSync(folder))('real questionnaires, where this machine has them', () => {
  test('the ONS Health Insight Survey: all its routing is said in our conditions', () => {
    const data = readJson(readText(file('ons_health_insight_survey_hms_0001.eq.json')));
    const { draft, report } = taken(importJson(data));
    expect(questionsOf(draft).length).toBeGreaterThan(90);
    const unsaid = report.items.filter(({ notes }) =>
      notes.some(({ sentence }) => /routing|Who is asked/.test(sentence)),
    );
    // Both ask what the survey office knows of the person.
    for (const { notes } of unsaid)
      expect(notes.map(({ sentence }) => sentence).join()).toContain('“metadata”');
    expect(questionOf(draft, 'hms_hst_002').showIf).toMatchObject({
      all: [{}, { question: 'hms_hst_001', is: 'yes' }],
    });
    const { findings } = reviewQuestionnaire(draft);
    expect(findings.filter(({ severity }) => severity === 'stops')).toEqual([]);
    // Its branches are many and short: the dry run walks them all, and says that it does.
    expect(findings.map(({ sentence }) => sentence).join()).not.toContain('too many');
  });

  test('the test form of the XLSForm specification', async () => {
    const sheets = await readSheets(file('xlsform_spec_test.xlsx'));
    const { draft, report } = taken(importXlsform(sheets));
    expect(draft.languages).toEqual(['en', 'zh']);
    const places = new Set(report.items.map(({ place }) => place));
    for (const { name, rows } of sheets.filter(
      (sheet) => sheet.name !== 'settings' && sheet.name !== 'columns',
    ))
      for (const { number, cells } of rows.slice(1))
        if (!/^end /.test(cells[0] ?? '')) expect(places).toContain(`${name}, row ${number}`);
    expect(questionOf(draft, 'my_name').showIf).toEqual({ not: { question: 'skip_to_end', is: 'yes' } });
    expect(reviewQuestionnaire(draft).findings.filter(({ severity }) => severity === 'stops')).toEqual([]);
  });

  test('a field form with cascading lists: what hangs on them is told', async () => {
    const { draft, report } = taken(
      importXlsform(await readSheets(file('liberia_village_form.xlsform.xlsx'))),
    );
    expect(questionOf(draft, 'est_hh2').showIf).toEqual({ question: 'cid', is: '2' });
    const told = report.items.find(({ name, what }) => name === 'segment' && what === 'question');
    expect(told?.notes.map(({ source }) => source)).toContain('county = ${cid} and spid = ${spid}');
  });

  test('a LimeSurvey demo of expressions, and one of two languages', () => {
    const tailoring = taken(
      importLimesurvey(readLimesurveyTables(readText(file('limesurvey_em_tailoring.lss')))),
    );
    expect(questionOf(tailoring.draft, 'kid2').showIf).toEqual({ question: 'numkids', atLeast: 2 });
    const worries = questionOf(tailoring.draft, 'worries_1');
    expect(worries.showIf).toEqual({ question: 'yearsthere', answered: true });
    expect(worries).toMatchObject({
      kind: 'grid',
      items: expect.arrayContaining([expect.objectContaining({ code: 'smog' })]),
    });
    expect(walkAll(tailoring.draft).triedAll).toBe(true);
    taken(
      importLimesurvey(readLimesurveyTables(readText(file('limesurvey_one_question_two_languages.lss')))),
    );
  });
});
