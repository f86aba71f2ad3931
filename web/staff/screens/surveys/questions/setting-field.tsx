import { For, Match, Switch } from 'solid-js';
import type { OptionList as ListName } from '../../../../../surveys/questionnaires/rename';
import type { Question } from '../../../../../surveys/questions/answers';
import type { Option } from '../../../../../surveys/questions/question-kind';
import type { Words } from '../../../../../surveys/vocabulary';
import type { Editing } from '../draft';
import { Figure, Pick, TextBox, Tick } from '../fields';
import { OptionList } from './option-list';
import { Sets } from './sets';
import type { Setting } from './settings';

type Given = {
  readonly question: Question;
  readonly profile: Editing['profile'];
  /** Sets a part; undefined takes it away. */
  readonly onSet: (name: string, value: unknown) => void;
  readonly onRename: (list: ListName, from: string, to: string) => void;
  readonly fixed: (list: ListName) => readonly string[];
};

/** One setting of a question, as its kind describes it. */
export function SettingField(props: Given & { readonly setting: Setting }) {
  // Each setting names a part that its kind has; what is typed is held to the kind's shape when it is saved.
  const part = <Value,>(name: string) =>
    (props.question as unknown as Record<string, Value | undefined>)[name];
  const as = <As extends Setting['as']>(kind: As) =>
    props.setting.as === kind ? (props.setting as Extract<Setting, { as: As }>) : undefined;
  return (
    <Switch>
      <Match when={as('list')}>
        {(setting) => (
          <OptionList
            list={part<readonly Option[]>(setting().name) ?? []}
            name={setting().name}
            one={setting().one}
            flags={setting().flags}
            fixed={props.fixed(setting().name)}
            onChange={(list) => props.onSet(setting().name, list)}
            onRename={(from, to) => props.onRename(setting().name, from, to)}
          />
        )}
      </Match>
      <Match when={as('words')}>
        {(setting) => (
          <TextBox
            label={setting().label}
            hint={setting().hint}
            value={part<Words>(setting().name)?.en ?? ''}
            onChange={(en) => props.onSet(setting().name, withEnglish(part<Words>(setting().name), en))}
          />
        )}
      </Match>
      <Match when={as('figure')}>
        {(setting) => (
          <Figure
            label={setting().label}
            hint={setting().hint}
            isOptional={setting().isOptional}
            value={part<number>(setting().name)}
            onChange={(number) => props.onSet(setting().name, number)}
          />
        )}
      </Match>
      <Match when={as('text')}>
        {(setting) => (
          <TextBox
            label={setting().label}
            hint={setting().hint}
            value={part<string>(setting().name) ?? ''}
            onChange={(text) => props.onSet(setting().name, text.trim() === '' ? undefined : text)}
          />
        )}
      </Match>
      <Match when={as('tick')}>
        {(setting) => (
          <Tick
            label={setting().label}
            value={part<boolean>(setting().name) ?? false}
            onChange={(isSet) =>
              props.onSet(setting().name, isSet || (needed.includes(setting().name) ? false : undefined))
            }
          />
        )}
      </Match>
      <Match when={as('pick')}>
        {(setting) => (
          <Pick
            label={setting().label}
            value={part<string>(setting().name) ?? ''}
            hint={setting().hint}
            nothing={setting().nothing}
            choices={setting().choices}
            onChange={(value) => props.onSet(setting().name, value === '' ? undefined : value)}
          />
        )}
      </Match>
      <Match when={as('other')}>
        <Pick
          label="Option with a box for their own words"
          value={part<string>('other') ?? ''}
          nothing="None"
          choices={(part<readonly Option[]>('options') ?? []).map(({ code, label }) => ({
            value: code,
            label: label.en,
          }))}
          onChange={(code) => props.onSet('other', code === '' ? undefined : code)}
        />
      </Match>
      <Match when={as('variable')}>
        <Pick
          label="Profile variable it is written to"
          hint="The codes of its categories have to be those of the variable."
          value={part<string>('variable') ?? ''}
          choices={[
            ...props.profile
              .filter(({ isAsked }) => isAsked)
              .map(({ key, label }) => ({ value: key, label })),
            ...(props.profile.some(({ key, isAsked }) => isAsked && key === part('variable'))
              ? []
              : [
                  {
                    value: part<string>('variable') ?? '',
                    label: `${part('variable')}, which members are not asked for here`,
                  },
                ]),
          ]}
          onChange={(key) => props.onSet('variable', key)}
        />
      </Match>
      <Match when={as('sets')}>
        <Sets
          options={part<readonly Option[]>('options') ?? []}
          sets={part<readonly (readonly string[])[]>('sets') ?? []}
          onChange={(sets) => props.onSet('sets', sets)}
        />
      </Match>
      <Match when={as('paragraphs')}>
        <TextBox
          label="Paragraphs, one to a line"
          lines={5}
          value={(part<readonly Words[]>('paragraphs') ?? []).map(({ en }) => en).join('\n')}
          onChange={(text) =>
            props.onSet(
              'paragraphs',
              text
                .split('\n')
                .filter((line) => line.trim() !== '')
                .map((en, at) => ({ ...part<readonly Words[]>('paragraphs')?.[at], en })),
            )
          }
        />
      </Match>
      <Match when={as('unit')}>
        <div class="field-row">
          <For each={['one', 'many'] as const}>
            {(name) => (
              <TextBox
                label={name === 'one' ? 'What is shared out: one' : 'Several'}
                value={part<Record<'one' | 'many', Words>>('unit')?.[name].en ?? ''}
                onChange={(en) => {
                  const unit = part<Record<'one' | 'many', Words>>('unit');
                  props.onSet('unit', { ...unit, [name]: { ...unit?.[name], en } });
                }}
              />
            )}
          </For>
        </div>
      </Match>
      <Match when={as('style')}>
        <Pick
          label="Points"
          value={part<string>('style') ?? 'labelled'}
          choices={[
            { value: 'labelled', label: 'Each with words' },
            { value: 'numeric', label: 'Numbers, with words at both ends' },
          ]}
          onChange={(style) => props.onSet('style', style)}
        />
      </Match>
    </Switch>
  );
}

/** Ticks that are said either way. */
const needed: readonly string[] = ['askQuote'];

/** A wording with new English; nothing left of it where that is empty. */
function withEnglish(words: Words | undefined, en: string): Words | undefined {
  return en.trim() === '' ? undefined : { ...words, en };
}
