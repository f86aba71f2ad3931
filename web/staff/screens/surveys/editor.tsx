import { useParams } from '@solidjs/router';
import { createEffect, createSignal, For, onCleanup, Show } from 'solid-js';
import type { ReplyOf } from '../../../../server/contract/operation';
import { questionnairesOperations } from '../../../../server/contract/questionnaires';
import type { Questionnaire } from '../../../../surveys/questionnaires/types';
import { answers, kindOf, type Question } from '../../../../surveys/questions/answers';
import { counted, date, dateTime, figure } from '../../../shared/format';
import { addressOf, call, type Problem } from '../../api';
import { Button } from '../../parts/button';
import { Notice } from '../../parts/notice';
import { PageHead } from '../../parts/page-head';
import { Refused } from '../../parts/refused';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { useMe } from '../../session';
import { sayCondition } from './condition-words';
import { freeKey, newQuestion } from './new-question';
import { QuestionEditor } from './question-editor';
import { TakeAway } from './take-away';

type Shown = ReplyOf<typeof questionnairesOperations.showQuestionnaire>;
type Place = { readonly page: number; readonly question: number };

/** The simple editor: the list left, one question in the middle, the member's own page right. */
export default function EditorScreen() {
  const params = useParams();
  const reading = createReading(questionnairesOperations.showQuestionnaire, () => ({
    params: { questionnaire: params.questionnaire ?? '' },
  }));
  return (
    <Waiting reading={reading} rows={14}>
      {(reply) => (
        <Show when={reply()} keyed>
          {(shown) => <Editor shown={shown} onReload={reading.again} />}
        </Show>
      )}
    </Waiting>
  );
}

function Editor(props: { readonly shown: Shown; readonly onReload: () => void }) {
  const me = useMe();
  const [draft, setDraft] = createSignal<Questionnaire>(props.shown.definition);
  const [saved, setSaved] = createSignal({
    version: props.shown.version,
    revision: props.shown.revision,
    changedAt: props.shown.changedAt,
    review: props.shown.review,
  });
  const [at, setAt] = createSignal<Place>({ page: 0, question: 0 });
  const [problem, setProblem] = createSignal<Problem>();
  const [isSaving, setSaving] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));

  const save = async () => {
    if (isSaving()) {
      timer = setTimeout(save, 300);
      return;
    }
    setSaving(true);
    const { version, revision } = saved();
    const answer = await call(questionnairesOperations.changeQuestionnaire, {
      params: { questionnaire: props.shown.id },
      body: { version, revision, definition: { ...draft() } },
    });
    setSaving(false);
    setProblem(answer.problem);
    if (answer.reply) setSaved(answer.reply);
  };
  const change = (next: Questionnaire) => {
    setDraft(next);
    clearTimeout(timer);
    timer = setTimeout(save, 700);
  };
  const changePages = (pages: Questionnaire['pages']) => change({ ...draft(), pages });
  const questions = () => draft().pages.flatMap((page) => page.questions);
  const here = () => draft().pages[at().page]?.questions[at().question];
  const stops = () => saved().review.findings.filter((finding) => finding.severity === 'stops').length;
  const findingsAt = (key: string | undefined) =>
    saved().review.findings.filter((finding) => finding.question === key);

  const replace = (question: Question) =>
    changePages(
      draft().pages.map((page, p) =>
        p === at().page
          ? { ...page, questions: page.questions.map((one, q) => (q === at().question ? question : one)) }
          : page,
      ),
    );
  const movePage = (from: number, by: -1 | 1) => {
    const pages = [...draft().pages];
    const [page] = pages.splice(from, 1);
    if (!page) return;
    pages.splice(from + by, 0, page);
    changePages(pages);
    setAt({ page: from + by, question: 0 });
  };
  const removeQuestion = () => {
    const { page: p, question: q } = at();
    const pages = draft()
      .pages.map((page, i) =>
        i === p ? { ...page, questions: page.questions.filter((_, j) => j !== q) } : page,
      )
      .filter((page) => page.questions.length > 0);
    if (pages.length === 0) return;
    setAt({ page: Math.min(p, pages.length - 1), question: 0 });
    changePages(pages);
  };
  const add = (kind: Question['kind'], isOnThisPage: boolean) => {
    const taken = [...draft().pages.map((page) => page.key), ...questions().map((question) => question.key)];
    const key = freeKey('question', taken);
    const question = newQuestion(kind, key);
    const p = at().page;
    if (isOnThisPage) {
      const page = draft().pages[p];
      setAt({ page: p, question: page?.questions.length ?? 0 });
      changePages(
        draft().pages.map((one, i) => (i === p ? { ...one, questions: [...one.questions, question] } : one)),
      );
      return;
    }
    const pages = [...draft().pages];
    pages.splice(p + 1, 0, { key: freeKey('page', taken), questions: [question] });
    changePages(pages);
    setAt({ page: p + 1, question: 0 });
  };
  const [kind, setKind] = createSignal<Question['kind']>('single-choice');

  return (
    <>
      <PageHead
        where={[{ label: 'Surveys', href: '/staff/surveys' }, { label: props.shown.name }]}
        asOf={
          problem()
            ? 'Not saved yet'
            : isSaving()
              ? 'Saving'
              : `Version ${saved().version}. Saved ${dateTime(saved().changedAt, me().footprint?.timeZone)}`
        }
        title={draft().title.en}
        action={
          stops() === 0 ? (
            <Button href="/staff/fieldwork/plan">Plan a wave</Button>
          ) : (
            <Button stopped onPress={() => goToFirstStop()}>
              Plan a wave ({stops()} to settle)
            </Button>
          )
        }
      >
        {dryRunWords(saved().review.findings.length, stops())}{' '}
        {counted(saved().review.mostQuestions, 'question')}; longest way{' '}
        {figure(saved().review.longestMinutes, 1)} minutes.
      </PageHead>
      <TakeAway questionnaire={props.shown.id} />
      <Show when={props.shown.frozenAt && saved().version === props.shown.version}>
        <Notice
          kind="plain"
          lead={`Version ${saved().version} was issued on ${date(props.shown.frozenAt ?? '')}.`}
        >
          It stays as it is. What you change here begins version {saved().version + 1}.
        </Notice>
      </Show>
      <Show when={problem()}>
        {(said) => (
          <Show
            when={said().code === 'changed-meanwhile'}
            fallback={
              <Notice kind="error" lead="Not saved yet.">
                {said().fields?.[0]?.message ?? said().title} Your changes are still here.
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
      <div class="editor">
        <nav class="editor-list" aria-label="Pages and questions">
          <ol>
            <For each={draft().pages}>
              {(page, p) => (
                <li>
                  <div class="editor-page">
                    <span>
                      Page {p() + 1}
                      <Show when={page.showIf}>
                        {(condition) => <>: only if {sayCondition(condition(), questions())}</>}
                      </Show>
                    </span>
                    <button
                      type="button"
                      aria-label={`Move page ${p() + 1} up`}
                      disabled={p() === 0}
                      onClick={() => movePage(p(), -1)}
                    >
                      ↑
                    </button>
                    <button
                      type="button"
                      aria-label={`Move page ${p() + 1} down`}
                      disabled={p() === draft().pages.length - 1}
                      onClick={() => movePage(p(), 1)}
                    >
                      ↓
                    </button>
                  </div>
                  <For each={page.questions}>
                    {(question, q) => (
                      <button
                        type="button"
                        class="editor-question"
                        aria-current={at().page === p() && at().question === q() ? 'true' : undefined}
                        onClick={() => setAt({ page: p(), question: q() })}
                      >
                        <span>{question.label.en}</span>
                        <span class="quiet">
                          {kindOf(question).label}
                          {question.showIf ? `, only if ${sayCondition(question.showIf, questions())}` : ''}
                        </span>
                        <Show when={findingsAt(question.key).length > 0}>
                          <span class="warned">▲ {findingsAt(question.key).length}</span>
                        </Show>
                      </button>
                    )}
                  </For>
                </li>
              )}
            </For>
          </ol>
          <p class="editor-add">
            <select
              class="input"
              aria-label="Kind of the new question"
              onChange={(event) => setKind(event.currentTarget.value as Question['kind'])}
            >
              <For each={Object.values(answers)}>
                {(one) => <option value={one.kind}>{one.label}</option>}
              </For>
            </select>
            <Button look="second" onPress={() => add(kind(), false)}>
              Add on a new page
            </Button>
            <Button look="plain" onPress={() => add(kind(), true)}>
              Add on this page
            </Button>
          </p>
        </nav>
        <div class="editor-main">
          <details>
            <summary>Title, purpose, length and thanks</summary>
            <For each={['title', 'purpose', 'thanks'] as const}>
              {(part) => (
                <div class="field">
                  <label for={`whole-${part}`}>
                    {
                      { title: 'Title', purpose: 'What it is for, as members read it', thanks: 'Thanks' }[
                        part
                      ]
                    }
                  </label>
                  <textarea
                    id={`whole-${part}`}
                    class="input"
                    rows={part === 'title' ? 1 : 3}
                    value={draft()[part].en}
                    onInput={(event) =>
                      change({ ...draft(), [part]: { ...draft()[part], en: event.currentTarget.value } })
                    }
                  />
                </div>
              )}
            </For>
            <div class="field">
              <label for="whole-minutes">Minutes members are told</label>
              <input
                id="whole-minutes"
                class="input input-number width-4"
                type="number"
                min="1"
                value={draft().minutes}
                onInput={(event) => {
                  const minutes = event.currentTarget.valueAsNumber;
                  if (!Number.isNaN(minutes)) change({ ...draft(), minutes });
                }}
              />
            </div>
          </details>
          <Show when={here()?.key} keyed>
            <QuestionEditor
              question={here()!}
              earlier={draft()
                .pages.slice(0, at().page)
                .flatMap((page) => page.questions)}
              onChange={replace}
            />
          </Show>
          <For each={[...findingsAt(here()?.key), ...saved().review.findings.filter((one) => !one.question)]}>
            {(finding) => (
              <Notice
                kind={finding.severity === 'stops' ? 'error' : 'warning'}
                lead={finding.severity === 'stops' ? 'Stops the launch.' : 'Check.'}
              >
                {finding.sentence}
              </Notice>
            )}
          </For>
          <p class="actions">
            <Button look="danger" onPress={removeQuestion}>
              Remove this question
            </Button>
          </p>
        </div>
        <Preview
          questionnaire={props.shown.id}
          page={draft().pages[at().page]?.key ?? ''}
          revision={`${saved().version}.${saved().revision}`}
        />
      </div>
    </>
  );

  function goToFirstStop() {
    const first = saved().review.findings.find((finding) => finding.severity === 'stops');
    const page = draft().pages.findIndex((one) => one.key === first?.page);
    if (page < 0) return;
    const question = draft().pages[page]!.questions.findIndex((one) => one.key === first?.question);
    setAt({ page, question: Math.max(0, question) });
  }
}

const dryRunWords = (findings: number, stops: number): string =>
  findings === 0
    ? 'The dry run found nothing to mend.'
    : `The dry run found ${counted(findings, 'thing')} to look at, ${
        stops === 0 ? 'none' : stops
      } of which ${stops === 1 ? 'stops' : 'stop'} the launch.`;

/** The page as saved, from the renderer that makes the member's; nothing can be pressed in it. */
function Preview(props: {
  readonly questionnaire: string;
  readonly page: string;
  readonly revision: string;
}) {
  const [html, setHtml] = createSignal('');
  createEffect(() => {
    const { questionnaire, page } = props;
    void props.revision;
    let isLeft = false;
    onCleanup(() => {
      isLeft = true;
    });
    if (page === '') return;
    const address = addressOf(questionnairesOperations.previewPage, { params: { questionnaire, page } });
    void fetch(address, { credentials: 'same-origin', headers: { accept: 'text/html' } })
      .then((reply) => (reply.ok ? reply.text() : ''))
      .then((text) => {
        if (!isLeft && text !== '') setHtml(text.replace(/<script[\s\S]*?<\/script>/g, ''));
      })
      .catch(() => undefined);
  });
  return (
    <aside class="editor-preview">
      <p class="quiet">As a member sees it, 360 px</p>
      <iframe title="The page as a member sees it" sandbox="allow-same-origin" srcdoc={html()} />
      <p class="note">The page as last saved. Conditions are left out, so that every question can be seen.</p>
    </aside>
  );
}
