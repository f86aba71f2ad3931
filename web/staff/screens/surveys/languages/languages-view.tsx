import { A } from '@solidjs/router';
import { createMemo, createSignal, Index, Show } from 'solid-js';
import { withoutLanguage, withWording, wordingsOf } from '../../../../../surveys/questionnaires/wordings';
import { direction } from '../../../../../surveys/wording/direction';
import { isLanguage } from '../../../../../surveys/wording/languages';
import { counted } from '../../../../shared/format';
import { Button } from '../../../parts/button';
import { languageInWords } from '../../panel/member-words';
import type { Draft } from '../draft';
import { Pick, Tick } from '../fields';
import { wordingGroups, wordingName } from './wording-places';

/** Languages the panel speaks; a tag can be written for any other. */
const usual = ['pl', 'ur', 'ar', 'so', 'ro', 'zh-Hans', 'bn', 'pa', 'fa', 'uk', 'cy'];

/** Each wording beside its translation, what is missing marked; what is missing shows in English to members. */
export function LanguagesView(props: { readonly editing: Draft; readonly isFixed: boolean }) {
  const draft = () => props.editing.draft();
  const others = () => draft().languages.filter((language) => language !== 'en');
  const [chosen, setChosen] = createSignal<string>();
  const language = () => {
    const wanted = chosen();
    return wanted && others().includes(wanted) ? wanted : others()[0];
  };
  const [onlyMissing, setOnlyMissing] = createSignal(false);
  const missing = (tag: string) => wordingsOf(draft()).filter(({ words }) => words[tag] === undefined).length;
  const all = createMemo(() => wordingsOf(draft()).length);
  // What is being filled in stays in the list until it is looked for anew.
  const groups = createMemo(() => {
    const tag = language();
    const list = wordingGroups(draft());
    return onlyMissing() && tag !== undefined
      ? list
          .map((group) => ({
            ...group,
            wordings: group.wordings.filter(({ path, words }) => words[tag] === undefined || isKept(path)),
          }))
          .filter((group) => group.wordings.length > 0)
      : list;
  });
  const kept = new Set<string>();
  const isKept = (path: readonly string[]) => kept.has(path.join('.'));
  return (
    <fieldset class="plain-set languages" disabled={props.isFixed}>
      <div class="languages-head">
        <Show when={others().length > 0} fallback={<p>It is offered in English only.</p>}>
          <Pick
            label="Language"
            value={language() ?? ''}
            choices={others().map((tag) => ({
              value: tag,
              label: `${languageInWords(tag)}: ${missing(tag) === 0 ? 'complete' : `${missing(tag)} of ${all()} missing`}`,
            }))}
            onChange={setChosen}
          />
          <Tick
            label="Only what is missing"
            value={onlyMissing()}
            onChange={(isOnly) => {
              kept.clear();
              setOnlyMissing(isOnly);
            }}
          />
        </Show>
        <Pick
          label="Offer it in another language"
          value=""
          nothing="Choose a language"
          choices={usual
            .filter((tag) => !draft().languages.includes(tag))
            .map((tag) => ({ value: tag, label: languageInWords(tag) }))}
          onChange={(tag) => {
            if (tag === '') return;
            props.editing.change({ ...draft(), languages: [...draft().languages, tag] });
            setChosen(tag);
          }}
        />
      </div>
      <Show when={language()} keyed>
        {(tag) => (
          <>
            <p>
              {missing(tag) === 0
                ? `All ${all()} wordings are in ${languageInWords(tag)}.`
                : `${counted(missing(tag), 'wording')} of ${all()} would show in English, and say so. `}
            </p>
            <Show when={isLanguage(tag)}>
              <p>
                What the pages around them say is the product’s own:{' '}
                <A href="/staff/surveys/wording">who has checked it</A>.
              </p>
            </Show>
            <Index each={groups()}>
              {(group) => (
                <section class="translations">
                  <h2>{group().title}</h2>
                  <Index each={group().wordings}>
                    {(wording) => {
                      const name = () => wordingName(wording().path);
                      const text = () => wording().words[tag] ?? '';
                      return (
                        <div class="translation">
                          <p>
                            <span class="quiet">
                              {name()}
                              <Show when={text() === ''}>
                                <b class="warned"> ▲ missing</b>
                              </Show>
                            </span>
                            {wording().words.en}
                          </p>
                          <textarea
                            class="input"
                            rows={Math.min(6, 1 + Math.floor(wording().words.en.length / 50))}
                            lang={tag}
                            dir={direction(tag)}
                            aria-label={`${name()} in ${languageInWords(tag)}: ${wording().words.en}`}
                            value={text()}
                            onInput={(event) => {
                              kept.add(wording().path.join('.'));
                              props.editing.change(
                                withWording(draft(), wording().path, tag, event.currentTarget.value),
                              );
                            }}
                          />
                        </div>
                      );
                    }}
                  </Index>
                </section>
              )}
            </Index>
            <p class="actions">
              <Button look="danger" onPress={() => props.editing.change(withoutLanguage(draft(), tag))}>
                Take {languageInWords(tag)} out
              </Button>
            </p>
          </>
        )}
      </Show>
    </fieldset>
  );
}
