import { For, Match, Switch } from 'solid-js';
import { renameKnown } from '../../../../../surveys/questionnaires/rename';
import type { Condition } from '../../../../../surveys/questionnaires/show-if';
import type { Known } from '../../../../../surveys/questionnaires/types';
import { ConditionEditor } from '../conditions/condition-editor';
import { aboutUpTo, firstPart } from '../conditions/condition-parts';
import type { Editing } from '../draft';
import { KeyBox, Pick, TextBox, Tick } from '../fields';
import { faultOfName } from '../key-rules';
import { freeKey } from '../questions/new-question';
import { LogicList } from './logic-list';
import { sayKnown } from './logic-words';

const sources = [
  { value: 'profile', label: 'Their profile' },
  { value: 'cohort', label: 'The recruitment wave they joined with' },
  { value: 'earlier', label: 'What they answered in the wave before' },
];

/** What is known of someone at their invitation, as yes or no under a name: conditions can ask for it. */
export function KnownFacts(props: { readonly editing: Editing }) {
  const draft = () => props.editing.draft();
  const facts = () => Object.entries(draft().known ?? {});
  const put = (list: readonly (readonly [string, Known])[]) => {
    const { known: _before, ...rest } = draft();
    props.editing.change(list.length === 0 ? rest : { ...rest, known: Object.fromEntries(list) });
  };
  const set = (index: number, known: Known) =>
    put(facts().map(([name, one], at) => [name, at === index ? known : one] as const));
  const about = () => ({ ...aboutUpTo(draft(), draft().pages.length), known: [], splits: [] });
  const find = (key: string) => props.editing.profile.find((one) => one.key === key);
  const categories = (key: string) => find(key)?.categories ?? [];
  const variables = (here: string) => [
    ...(find(here) ? [] : [{ value: here, label: `${here}, which is not kept of members` }]),
    ...props.editing.profile.map(({ key, label }) => ({ value: key, label })),
  ];
  const profileFact = (key = props.editing.profile[0]?.key ?? 'sex'): Known => ({
    profile: key,
    codes: [categories(key)[0]?.code ?? 'yes'],
  });
  const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '');
  return (
    <LogicList
      title="Known facts"
      about="found by the server at the invitation; only yes or no is sent"
      sentences={facts().map(([name, known]) => sayKnown(draft(), name, known, props.editing.profile))}
      add="Add a known fact"
      onAdd={() =>
        put([
          ...facts(),
          [
            freeKey(
              'known',
              facts().map(([name]) => name),
            ),
            profileFact(),
          ],
        ])
      }
      onRemove={(index) => put(facts().filter((_, at) => at !== index))}
      edit={(index) => {
        const name = () => facts()[index]![0];
        const known = () => facts()[index]![1];
        const source = () => ('profile' in known() ? 'profile' : 'cohort' in known() ? 'cohort' : 'earlier');
        // The Match around each says which it is.
        const profile = () => known() as Extract<Known, { profile: string }>;
        return (
          <>
            <KeyBox
              label="Name of the fact"
              value={name()}
              check={(key) =>
                faultOfName(
                  facts().map(([other]) => other),
                  key,
                )
              }
              onChange={(to) => props.editing.change(renameKnown(draft(), name(), to))}
            />
            <Pick
              label="Found in"
              value={source()}
              choices={sources}
              onChange={(chosen) => {
                const first = firstPart(about());
                if (chosen === 'profile') set(index, profileFact());
                else if (chosen === 'cohort') set(index, { cohort: ['2026'] });
                else if (first) set(index, { earlier: first });
              }}
            />
            <Switch>
              <Match when={source() === 'profile'}>
                <Pick
                  label="Profile variable"
                  value={profile().profile}
                  choices={variables(profile().profile)}
                  onChange={(key) => set(index, profileFact(key))}
                />
                <fieldset class="field">
                  <legend>They say one of</legend>
                  <For each={categories(profile().profile)}>
                    {({ code, label }) => (
                      <Tick
                        label={label}
                        value={profile().codes.includes(code)}
                        onChange={(isIn) => {
                          const codes = isIn
                            ? [...profile().codes, code]
                            : profile().codes.filter((one) => one !== code);
                          if (codes.length > 0) set(index, { ...profile(), codes });
                        }}
                      />
                    )}
                  </For>
                </fieldset>
              </Match>
              <Match when={source() === 'cohort'}>
                <TextBox
                  label="Recruitment waves, one to a line"
                  lines={2}
                  value={(known() as Extract<Known, { cohort: readonly string[] }>).cohort.join('\n')}
                  onChange={(text) => set(index, { cohort: lines(text) })}
                />
              </Match>
              <Match when={source() === 'earlier'}>
                <ConditionEditor
                  legend="In the wave before"
                  otherwise="Anything"
                  condition={(known() as Extract<Known, { earlier: Condition }>).earlier}
                  about={about()}
                  onChange={(condition) => {
                    if (condition) set(index, { earlier: condition });
                  }}
                />
              </Match>
            </Switch>
          </>
        );
      }}
    />
  );
}
