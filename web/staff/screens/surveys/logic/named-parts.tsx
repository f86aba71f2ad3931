/** Parts of the logic that a questionnaire keeps in lists of their own: loops, ends, safety routes. */
import { For } from 'solid-js';
import type { End } from '../../../../../surveys/questionnaires/types';
import { ConditionEditor } from '../conditions/condition-editor';
import { aboutUpTo } from '../conditions/condition-parts';
import type { Editing } from '../draft';
import { Figure, Pick, TextBox, Tick } from '../fields';
import { listIn } from './list-in';
import { LogicList } from './logic-list';
import { endChoices, sayEnd, sayLoop, sayPage, saySafety } from './logic-words';
import { SupportLines } from './support-lines';

export function Loops(props: { readonly editing: Editing }) {
  const loops = listIn(props.editing, 'loops');
  const draft = () => props.editing.draft();
  const able = () =>
    draft().pages.flatMap(({ questions }, page) =>
      questions.filter(({ kind }) => kind === 'multiple-choice').map((question) => ({ question, page })),
    );
  return (
    <LogicList
      title="Loops"
      about="pages asked again for each option chosen; {{item}} in their words is the option"
      sentences={loops.all().map((loop) => sayLoop(draft(), loop))}
      add="Add a loop"
      cannotAdd={
        able().some(({ page }) => page < draft().pages.length - 1)
          ? undefined
          : 'A loop needs a question with several choices, and a page after it.'
      }
      onAdd={() => {
        const over = able().find(({ page }) => page < draft().pages.length - 1);
        if (!over) return;
        const pages = [draft().pages[over.page + 1]!.key];
        loops.add({ key: loops.freeKey('loop'), over: over.question.key, pages, most: 3 });
      }}
      onRemove={loops.remove}
      edit={(index) => {
        const loop = () => loops.all()[index]!;
        const from = () => able().find(({ question }) => question.key === loop().over)?.page ?? -1;
        return (
          <>
            <Pick
              label="For each choice in"
              value={loop().over}
              choices={able().map(({ question }) => ({
                value: question.key,
                label: `“${question.label.en}”`,
              }))}
              onChange={(over) => loops.set(index, { over })}
            />
            <fieldset class="field">
              <legend>Pages asked again; they stand together</legend>
              <For each={draft().pages.slice(from() + 1)}>
                {({ key }) => (
                  <Tick
                    label={sayPage(draft(), key)}
                    value={loop().pages.includes(key)}
                    onChange={(isIn) => {
                      const chosen = isIn
                        ? [...loop().pages, key]
                        : loop().pages.filter((page) => page !== key);
                      const inOrder = draft()
                        .pages.map((page) => page.key)
                        .filter((page) => chosen.includes(page));
                      if (inOrder.length > 0) loops.set(index, { pages: inOrder });
                    }}
                  />
                )}
              </For>
            </fieldset>
            <Figure
              label="Rounds at most"
              value={loop().most}
              onChange={(most) => loops.set(index, { most: most ?? 1 })}
            />
          </>
        );
      }}
    />
  );
}

export function Ends(props: { readonly editing: Editing }) {
  const ends = listIn(props.editing, 'ends');
  return (
    <LogicList
      title="End pages"
      about="other than the usual thanks; jumps lead to them"
      sentences={ends.all().map(sayEnd)}
      add="Add an end page"
      onAdd={() =>
        ends.add({
          key: ends.freeKey('end'),
          kind: 'screened-out',
          title: { en: 'Thank you' },
          paragraphs: [{ en: 'This survey is about something else. You need not do anything more.' }],
        })
      }
      onRemove={ends.remove}
      edit={(index) => {
        const end = () => ends.all()[index]!;
        return (
          <>
            <Pick
              label="What kind of end"
              value={end().kind}
              choices={endChoices}
              onChange={(kind) => ends.set(index, { kind: kind as End['kind'] })}
            />
            <TextBox
              label="Title"
              value={end().title.en}
              onChange={(en) => ends.set(index, { title: { ...end().title, en } })}
            />
            <TextBox
              label="Paragraphs, one to a line"
              lines={4}
              value={end()
                .paragraphs.map(({ en }) => en)
                .join('\n')}
              onChange={(text) =>
                ends.set(index, {
                  paragraphs: text
                    .split('\n')
                    .filter((line) => line.trim() !== '')
                    .map((en, at) => ({ ...end().paragraphs[at], en })),
                })
              }
            />
            <SupportLines
              lines={end().lines ?? []}
              onChange={(lines) => {
                const { lines: _before, ...rest } = end();
                ends.replace(index, lines.length === 0 ? rest : { ...rest, lines });
              }}
            />
          </>
        );
      }}
    />
  );
}

export function Safety(props: { readonly editing: Editing }) {
  const rules = listIn(props.editing, 'safety');
  const draft = () => props.editing.draft();
  return (
    <LogicList
      title="Safety route"
      about="shows where help is at once, and makes a task for staff; never for reporting"
      sentences={rules.all().map((rule) => saySafety(draft(), rule))}
      add="Add a safety rule"
      onAdd={() =>
        rules.add({
          key: rules.freeKey('safety'),
          words: ['hopeless'],
          lines: [{ name: { en: 'Samaritans' }, telephone: '116 123', about: { en: 'day and night, free' } }],
          task: 'Ring the member today and ask how they are.',
        })
      }
      onRemove={rules.remove}
      edit={(index) => {
        const rule = () => rules.all()[index]!;
        const put = (name: 'if' | 'words', value: unknown) => {
          const { [name]: _before, ...rest } = rule();
          rules.replace(index, value === undefined ? rest : { ...rest, [name]: value });
        };
        return (
          <>
            <ConditionEditor
              legend="An answer that shows it"
              otherwise="None"
              condition={rule().if}
              about={aboutUpTo(draft(), draft().pages.length)}
              onChange={(condition) => put('if', condition)}
            />
            <TextBox
              label="Words that show it, one to a line"
              hint="Whole words, in any language, capitals or not."
              lines={3}
              value={(rule().words ?? []).join('\n')}
              onChange={(text) => {
                const words = text.split('\n').filter((line) => line.trim().length > 1);
                put('words', words.length === 0 ? undefined : words);
              }}
            />
            <SupportLines
              lines={rule().lines}
              onChange={(lines) => {
                if (lines.length > 0) rules.set(index, { lines });
              }}
            />
            <TextBox
              label="What staff are asked to do"
              lines={2}
              value={rule().task}
              onChange={(task) => rules.set(index, { task })}
            />
          </>
        );
      }}
    />
  );
}
