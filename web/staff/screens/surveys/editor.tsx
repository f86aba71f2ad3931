import { A, useNavigate, useParams } from '@solidjs/router';
import { createSignal, Match, Show, Switch } from 'solid-js';
import { questionnairesOperations } from '../../../../server/contract/questionnaires';
import { count, counted, dateTime, figure } from '../../../shared/format';
import { Button } from '../../parts/button';
import { Notice } from '../../parts/notice';
import { PageHead } from '../../parts/page-head';
import { Refused } from '../../parts/refused';
import { Tabs } from '../../parts/tabs';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { useMe } from '../../session';
import { BroughtIn } from './brought-in';
import { createDraft, type Draft, type Shown } from './draft';
import { EasyReadView } from './easy-read/easy-read-view';
import type { Place } from './edits';
import { FollowIssued } from './follow-issued';
import { HistoryView } from './history-view';
import { LanguagesView } from './languages/languages-view';
import { LogicView } from './logic/logic-view';
import { placeOfProblem, wherePath } from './problem-place';
import { QuestionsView } from './questions-view';
import { TakeAway } from './take-away';

/** The editor of one questionnaire: questions, logic, languages and what changed, over one draft that saves itself. */
export default function EditorScreen() {
  const params = useParams();
  const reading = createReading(questionnairesOperations.showQuestionnaire, () => ({
    params: { questionnaire: params.questionnaire ?? '' },
  }));
  return (
    <Waiting reading={reading} rows={14}>
      {(reply) => (
        <Show when={reply()} keyed>
          {(shown) => <Editor shown={shown} view={params.view ?? ''} onReload={reading.again} />}
        </Show>
      )}
    </Waiting>
  );
}

function Editor(props: { readonly shown: Shown; readonly view: string; readonly onReload: () => void }) {
  const me = useMe();
  const navigate = useNavigate();
  const editing = createDraft(props.shown, me().footprint?.id ?? '');
  const [at, setAt] = createSignal<Place>({ page: 0, question: 0 });
  const home = `/staff/surveys/${props.shown.id}`;
  const [seen, setSeen] = createSignal(props.shown.broughtIn?.seen ?? 0);
  const isFixed = () => editing.frozenAt() !== null;
  const asOf = () => {
    if (editing.problem()) return 'Not saved yet';
    if (editing.isSaving()) return 'Saving';
    const { version, changedAt } = editing.saved();
    return `Version ${version}. Saved ${dateTime(changedAt, me().footprint?.timeZone)}`;
  };
  const goToFirstStop = () => {
    const first = editing.findings().find(({ severity }) => severity === 'stops');
    const isEasy = editing.draft().easyRead?.pages.some(({ key }) => key === first?.page);
    if (isEasy) return navigate(`${home}/easy-read`);
    const page = editing.draft().pages.findIndex(({ key }) => key === first?.page);
    if (page < 0) return;
    const question = editing.draft().pages[page]!.questions.findIndex(({ key }) => key === first?.question);
    setAt(question < 0 ? { page } : { page, question });
  };
  return (
    <>
      <PageHead
        withTabs
        where={[{ label: 'Surveys', href: '/staff/surveys' }, { label: props.shown.name }]}
        asOf={asOf()}
        title={editing.draft().title.en}
        action={
          editing.stops() === 0 ? (
            <Button href={`/staff/fieldwork/plan?questionnaire=${props.shown.id}`}>Plan a wave</Button>
          ) : (
            <Button stopped onPress={goToFirstStop}>
              Plan a wave ({editing.stops()} to settle)
            </Button>
          )
        }
      >
        {dryRunWords(editing)}
      </PageHead>
      <Tabs
        label={props.shown.name}
        tabs={[
          { label: 'Questions', href: home },
          { label: 'Easy Read', href: `${home}/easy-read` },
          { label: 'Logic', href: `${home}/logic` },
          { label: 'Languages', href: `${home}/languages` },
          { label: 'What changed', href: `${home}/history` },
          ...(props.shown.broughtIn ? [{ label: 'Brought in', href: `${home}/brought-in` }] : []),
        ]}
      />
      <Show when={props.view === '' && props.shown.broughtIn}>
        {(file) => (
          <Show when={file().toSee > seen()}>
            <Notice kind="plain" lead={`Brought in from ${file().fileName} (${file().format}).`}>
              {counted(file().toSee, 'thing')} {file().toSee === 1 ? 'was' : 'were'} changed or left out,{' '}
              {count(seen())} seen. <A href={`${home}/brought-in`}>Look at them</A>
            </Notice>
          </Show>
        )}
      </Show>
      <Show when={isFixed()}>
        <FollowIssued
          version={editing.saved().version}
          issuedAt={editing.frozenAt()}
          busy={editing.isSaving()}
          onFollow={(reason) => void editing.follow(reason)}
        />
      </Show>
      <Trouble editing={editing} onGo={setAt} onReload={props.onReload} />
      <Switch
        fallback={
          <QuestionsView
            questionnaire={props.shown.id}
            editing={editing}
            at={at()}
            onGo={setAt}
            isFixed={isFixed()}
          />
        }
      >
        <Match when={props.view === 'easy-read'}>
          <EasyReadView questionnaire={props.shown.id} editing={editing} isFixed={isFixed()} />
        </Match>
        <Match when={props.view === 'logic'}>
          <LogicView editing={editing} isFixed={isFixed()} />
        </Match>
        <Match when={props.view === 'languages'}>
          <LanguagesView editing={editing} isFixed={isFixed()} />
        </Match>
        <Match when={props.view === 'brought-in'}>
          <BroughtIn timeZone={me().footprint?.timeZone} onTick={setSeen} />
        </Match>
        <Match when={props.view === 'history'}>
          <HistoryView shown={props.shown} editing={editing} />
        </Match>
      </Switch>
      <TakeAway
        questionnaire={props.shown.id}
        hasEasyRead={editing.lastSaved().easyRead !== undefined}
        languages={editing.draft().languages}
      />
    </>
  );
}

/** Why the draft is not saved: someone else's change, or a part that does not fit, with the way to it. */
function Trouble(props: {
  readonly editing: Draft;
  readonly onGo: (at: Place) => void;
  readonly onReload: () => void;
}) {
  const first = () => props.editing.problem()?.fields?.[0];
  const place = () => placeOfProblem(first()?.path ?? '');
  return (
    <Show when={props.editing.problem()}>
      {(said) => (
        <Show
          when={said().code === 'changed-meanwhile'}
          fallback={
            <Notice kind="error" lead="Not saved yet.">
              {wherePath(props.editing.draft(), first()?.path ?? '')}
              {first()?.message ?? said().title} Your changes are still here
              {said().code === 'line-lost' ? ', and are saved as soon as the line is back.' : '.'}{' '}
              <Show when={place()}>
                {(at) => (
                  <Button look="plain" onPress={() => props.onGo(at())}>
                    Go there
                  </Button>
                )}
              </Show>
            </Notice>
          }
        >
          <Refused
            title="Someone else changed this questionnaire meanwhile"
            actions={
              <Button look="second" onPress={props.onReload}>
                Show their version
              </Button>
            }
          >
            Your changes since then are not saved. Copy what you need before you load theirs.
          </Refused>
        </Show>
      )}
    </Show>
  );
}

function dryRunWords(editing: Draft): string {
  const found = editing.findings().length;
  const stops = editing.stops();
  const { mostQuestions, longestMinutes, readingAge } = editing.saved().review;
  const run =
    found === 0
      ? 'The dry run found nothing to mend.'
      : `The dry run found ${counted(found, 'thing')} to look at, ${stops === 0 ? 'none' : stops} of which ${stops === 1 ? 'stops' : 'stop'} the launch.`;
  const age = readingAge > 0 ? `; reading age ${readingAge}` : '';
  return `${run} ${counted(mostQuestions, 'question')}; ${longestWords(longestMinutes)}${age}.`;
}

const longestWords = (minutes: number) =>
  minutes < 1
    ? 'the longest way takes under a minute'
    : `the longest way takes ${figure(minutes, 1)} minutes`;
