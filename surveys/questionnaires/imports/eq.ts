/** ONS questionnaires (eq schema: sections, groups, blocks, routing), older and newer, as a draft of ours. */
import { draftFrom } from './draft';
import { readBlock } from './eq-blocks';
import { isRecord } from './eq-conditions';
import { idOf, type Json, listOf, noteRest, skipsOf } from './eq-parts';
import { type EqBlock, eqRouting } from './eq-routing';
import { eqLines, eqText } from './eq-text';
import { languageTag } from './names';
import { createReport, type Report } from './report';
import type { Imported, Said, Worded } from './source';

const most = { sections: 500, blocks: 1000 };

/** Whether a JSON file is of this kind. */
export function isEq(data: unknown): data is Json {
  return (
    isRecord(data) &&
    Array.isArray(data.sections) &&
    data.sections.some((one) => isRecord(one) && Array.isArray(one.groups))
  );
}

/**
 * A draft from an ONS questionnaire, with what became of each section, group, block, answer and option of it.
 * @param data the file, as parsed
 */
export function importEq(data: Json): Imported {
  const report = createReport('ONS questionnaire');
  const language = languageTag(String(data.language ?? 'en')) ?? 'en';
  const codes = answerCodes(data);
  const say = (text: string): Said => ({ [language]: text });
  const title = noteSettings(data, say, report);
  const blocks = blocksOf(data, report);
  if (blocks.length > most.blocks)
    return {
      ok: false,
      place: 'sections',
      sentence: `There are ${blocks.length} blocks, and at most ${most.blocks} are read. Split the questionnaire.`,
    };
  const read = blocks.map((block) => ({ ...block, ...readBlock(block, say, codes, report) }));
  const routes = eqRouting(read);
  const questions = read.flatMap(({ questions: own }, at) =>
    own.map((question) => ({ ...question, showIf: [...(routes[at] ?? []), ...(question.showIf ?? [])] })),
  );
  // {name} in newer files, {{ answers[…] }} in older ones
  const pipes = /\{\{\s*([^{}]*?)\s*\}\}|\{(\w+)\}|%\((\w+)\)s/g;
  const thanks = eqLines(isRecord(data.post_submission) ? data.post_submission.guidance : undefined).join(
    '\n',
  );
  const draft = draftFrom(
    {
      ...(title && { title }),
      ...(thanks !== '' && {
        thanks: { said: say(thanks), entry: report.entry('setting', 'post_submission', 'file') },
      }),
      languages: [language],
      questions,
      pipes,
      pipeName: (pipe) => /^answers\s*(?:\.|\[\s*['"])([\w-]+)(?:['"]\s*\])?$/.exec(pipe)?.[1],
    },
    report,
  );
  return { ok: true, draft, report: report.finish() };
}

function noteSettings(data: Json, say: (text: string) => Said, report: Report): Worded | undefined {
  let title: Worded | undefined;
  for (const [name, value] of Object.entries(data)) {
    if (
      name === 'sections' ||
      (name === 'post_submission' && eqLines(isRecord(value) ? value.guidance : undefined).length > 0)
    )
      continue;
    const entry = report.entry('setting', name, 'file');
    if (name === 'title' && eqText(value) !== '') title = { said: say(eqText(value)), entry };
    else if (name === 'language') entry.aside('It names the language.', String(value));
    else if (name === 'answer_codes') entry.aside('Its codes become the keys of questions.');
    else entry.leftOut('It is a setting of the other program.', JSON.stringify(value));
  }
  return title;
}

/** The code ONS gives an answer, by the answer’s id. */
function answerCodes(data: Json): ReadonlyMap<string, string> {
  const listed = Array.isArray(data.answer_codes) ? data.answer_codes : [];
  return new Map(
    listed.flatMap((one) =>
      isRecord(one) &&
      typeof one.answer_id === 'string' &&
      typeof one.code === 'string' &&
      !('answer_value' in one)
        ? [[one.answer_id, one.code] as const]
        : [],
    ),
  );
}

function blocksOf(data: Json, report: Report): EqBlock[] {
  const blocks: EqBlock[] = [];
  for (const [s, section] of listOf(data.sections).slice(0, most.sections).entries()) {
    const sectionId = idOf(section, `section ${s + 1}`);
    const entry = report.entry('group', sectionId, 'sections');
    if (eqText(section.title) !== '')
      entry.changed(
        'Its heading is not shown: pages here have no headings of their own.',
        eqText(section.title),
      );
    noteRest(section, ['id', 'title', 'groups', 'enabled', 'skip_conditions'], entry);
    for (const [g, group] of listOf(section.groups).entries()) {
      const groupId = idOf(group, `group ${g + 1}`);
      const place = `section “${sectionId}”`;
      const groupEntry = report.entry('group', groupId, place);
      if (eqText(group.title) !== '')
        groupEntry.changed(
          'Its heading is not shown: pages here have no headings of their own.',
          eqText(group.title),
        );
      for (const rule of listOf(group.routing_rules))
        groupEntry.changed(
          'It is asked over and over or jumps as a whole; our questionnaire asks it once.',
          JSON.stringify(rule),
        );
      noteRest(group, ['id', 'title', 'blocks', 'routing_rules', 'skip_conditions'], groupEntry);
      for (const [b, block] of listOf(group.blocks).entries()) {
        const id = idOf(block, `block ${b + 1}`);
        blocks.push({
          id,
          sectionId,
          groupId,
          block,
          place: `${place}, group “${groupId}”`,
          enabled: isRecord(section.enabled) ? section.enabled.when : undefined,
          skipped: [...skipsOf(section), ...skipsOf(group), ...skipsOf(block)],
        });
      }
    }
  }
  return blocks;
}
