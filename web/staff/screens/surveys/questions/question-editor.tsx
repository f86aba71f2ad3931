import { createMemo, Index, Show } from 'solid-js';
import type { OptionList as ListName } from '../../../../../surveys/questionnaires/rename';
import { renameOption, renameQuestion } from '../../../../../surveys/questionnaires/rename';
import { kindOf, type Question } from '../../../../../surveys/questions/answers';
import type { Offer, Option } from '../../../../../surveys/questions/question-kind';
import { ConditionEditor } from '../conditions/condition-editor';
import { aboutUpTo } from '../conditions/condition-parts';
import type { Editing } from '../draft';
import { changeQuestion, type Place } from '../edits';
import { KeyBox, Pick, TextBox, Tick } from '../fields';
import { faultOfKey, findIssued } from '../key-rules';
import { Signing } from '../media/signing';
import { type Asked, AskedBefore } from './asked-before';
import { BenchmarkFields } from './benchmark';
import { EarlierAnswers } from './earlier-answers';
import { Sensitivity } from './sensitivity';
import { SettingField } from './setting-field';
import { settingsOf } from './settings';

/** One question: its words, what its kind has to set, what members may say instead, why it is asked, and who is asked it. */
export function QuestionEditor(props: {
  readonly question: Question;
  readonly at: Place;
  readonly editing: Editing;
  /** Earlier surveys that asked it. */
  readonly asked?: Asked['surveys'] | undefined;
}) {
  const draft = () => props.editing.draft();
  const kind = () => kindOf(props.question);
  const issued = () => findIssued(props.editing.issued(), props.question.key);
  const set = (name: string, value: unknown) =>
    props.editing.change(changeQuestion(draft(), props.at, withPart(props.question, name, value)));
  const fixed = (list: ListName): readonly string[] => {
    const before = issued();
    // Holds: a list of a question is one of options.
    const options = (before as unknown as Partial<Record<ListName, readonly Option[]>> | undefined)?.[list];
    return options?.map(({ code }) => code) ?? [];
  };
  const offer = (name: Offer, isOffered: boolean) => {
    const others = (props.question.offers ?? []).filter((one) => one !== name);
    set('offers', isOffered ? [...others, name] : others);
  };
  const hasList = () => 'options' in props.question || 'items' in props.question;
  const earlier = () =>
    aboutUpTo(draft(), props.at.page).questions.filter(
      (question) => 'options' in question || 'items' in question,
    );
  const isLooped = () =>
    draft().loops?.some(({ pages }) => pages.includes(draft().pages[props.at.page]?.key ?? '')) ?? false;
  const settings = createMemo(() => settingsOf(props.question), undefined, {
    equals: (one, other) => JSON.stringify(one) === JSON.stringify(other),
  });
  const words = (name: 'label' | 'hint') => props.question[name]?.en ?? '';
  const setWords = (name: 'label' | 'hint', en: string) =>
    set(name, en.trim() === '' && name !== 'label' ? undefined : { ...props.question[name], en });

  return (
    <section class="question-editor">
      <div class="section-head">
        <h2>{kind().label}</h2>
      </div>
      <Show when={props.asked} keyed>
        {(surveys) => <AskedBefore surveys={surveys} />}
      </Show>
      <TextBox
        label={kind().asks ? 'Question' : 'Heading'}
        lines={2}
        value={words('label')}
        onChange={(en) => setWords('label', en)}
      />
      <EarlierAnswers
        words={words('label')}
        earlier={aboutUpTo(draft(), props.at.page).questions}
        isLooped={isLooped()}
        onChange={(en) => setWords('label', en)}
      />
      <TextBox
        label="Help, shown below the question"
        lines={2}
        value={words('hint')}
        onChange={(en) => setWords('hint', en)}
      />
      <Index each={settings()}>
        {(setting) => (
          <SettingField
            setting={setting()}
            question={props.question}
            profile={props.editing.profile}
            onSet={set}
            fixed={fixed}
            onRename={(list, from, to) =>
              props.editing.change(renameOption(draft(), props.question.key, list, from, to))
            }
          />
        )}
      </Index>
      <Show when={kind().asks}>
        <fieldset class="field">
          <legend>What members may say instead</legend>
          <Tick
            label="Offer “Prefer not to say”"
            value={props.question.offers?.includes('prefer-not-to-say') ?? false}
            onChange={(isOffered) => offer('prefer-not-to-say', isOffered)}
          />
          <Tick
            label="Offer “I do not know”"
            value={props.question.offers?.includes('dont-know') ?? false}
            onChange={(isOffered) => offer('dont-know', isOffered)}
          />
          <Show when={props.question.offers?.includes('dont-know')}>
            <TextBox
              label="Its words, if others fit better"
              value={props.question.dontKnowWords?.en ?? ''}
              onChange={(en) =>
                set('dontKnowWords', en.trim() === '' ? undefined : { ...props.question.dontKnowWords, en })
              }
            />
          </Show>
        </fieldset>
        <Sensitivity question={props.question} onSet={set} />
      </Show>
      <Signing
        footprint={props.editing.footprint}
        clip={props.question.bsl}
        languages={draft().languages}
        onChange={(clip) => set('bsl', clip)}
      />
      <ConditionEditor
        legend="Who is asked"
        otherwise="Everyone who comes to its page"
        condition={props.question.showIf}
        about={aboutUpTo(draft(), props.at.page)}
        onChange={(condition) => set('showIf', condition)}
      />
      <fieldset class="field">
        <legend>Order and data</legend>
        <KeyBox
          label="Key: its name in data files"
          hint={issued() ? 'It was asked under this key already, so the key stays.' : undefined}
          value={props.question.key}
          isFixed={issued() !== undefined}
          check={(key) => faultOfKey(draft(), key, 'question')}
          onChange={(key) => props.editing.change(renameQuestion(draft(), props.question.key, key))}
        />
        <Show when={hasList()}>
          <Tick
            label="A different order for each member, the same whenever they come back"
            value={props.question.shuffle ?? false}
            onChange={(isSet) => set('shuffle', isSet || undefined)}
          />
          <Pick
            label="Only what was chosen in an earlier question"
            value={props.question.carryFrom ?? ''}
            nothing="Everything"
            choices={earlier().map(({ key, label }) => ({ value: key, label: `“${label.en}”` }))}
            onChange={(key) => set('carryFrom', key || undefined)}
          />
        </Show>
        <Show when={kind().asks}>
          <Tick
            label="Counts towards a complete answer"
            value={props.question.crucial !== false}
            onChange={(counts) => set('crucial', counts ? undefined : false)}
          />
          <TextBox
            label="Where the wording comes from, with its licence"
            lines={2}
            value={props.question.source ?? ''}
            onChange={(source) => set('source', source.trim() === '' ? undefined : source)}
          />
        </Show>
      </fieldset>
      <Show when={'options' in props.question && props.question.options}>
        {(options) => (
          <BenchmarkFields
            question={props.question}
            options={options()}
            onSet={(benchmark) => set('benchmark', benchmark)}
          />
        )}
      </Show>
    </section>
  );
}

/** The question with a part set, or taken away; a scale changes its style as a whole. */
function withPart(question: Question, name: string, value: unknown): Question {
  if (question.kind === 'scale' && name === 'style') return inStyle(question, value);
  const { [name]: _before, ...rest } = question as unknown as Record<string, unknown>;
  // The parts set are those its kind has, so what comes back is still of that kind.
  return (value === undefined ? rest : { ...rest, [name]: value }) as unknown as Question;
}

function inStyle(question: Extract<Question, { kind: 'scale' }>, style: unknown): Question {
  if (question.style === style) return question;
  if (question.style === 'labelled') {
    const { points: _points, style: _style, ...rest } = question;
    const ends = { fromWords: { en: 'Not at all' }, toWords: { en: 'Completely' } };
    return { ...rest, style: 'numeric', from: 0, to: 10, ...ends };
  }
  const { from: _from, to: _to, fromWords, toWords, style: _style, ...rest } = question;
  const points = [
    { code: 'low', label: fromWords },
    { code: 'high', label: toWords },
  ];
  return { ...rest, style: 'labelled', points };
}
