import { useParams, useSearchParams } from '@solidjs/router';
import { createEffect, createMemo, createSignal, For, on, onCleanup, onMount, Show } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import { themesOperations } from '../../../../server/contract/themes';
import { counted } from '../../../shared/format';
import { call, type Problem } from '../../api';
import { Button } from '../../parts/button';
import { Empty } from '../../parts/empty';
import { Notice } from '../../parts/notice';
import { PageHead } from '../../parts/page-head';
import { Tabs } from '../../parts/tabs';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { CodeList } from './code-list';
import { OneComment } from './one-comment';
import {
  type Code,
  type Comment,
  codingTitle,
  isCoded,
  isReleased,
  keysFor,
  stateWords,
  tabsOf,
} from './words';

const shows = ['to-do', 'coded', 'withheld', 'all'] as const;
const showWords = { 'to-do': 'To do', coded: 'Coded', withheld: 'Withheld', all: 'All' } as const;

/** The next comment, read and released, then coded by one key a code. */
export default function Coding() {
  const params = useParams<{ wave: string; question: string }>();
  const [search, setSearch] = useSearchParams<{ show?: string }>();
  const show = () => shows.find((one) => one === search.show) ?? 'to-do';
  const [after, setAfter] = createSignal<string>();
  const given = () => ({ params: { wave: params.wave, question: params.question } });
  const reading = createReading(themesOperations.listComments, () => ({
    ...given(),
    query: { show: show(), after: after() },
  }));
  const [comments, setComments] = createStore<{ list: Comment[] }>({ list: [] });
  const [at, setAt] = createSignal(0);
  const [problem, setProblem] = createSignal<Problem>();
  const current = () => comments.list[at()];
  const codes = (): readonly Code[] => reading.reply()?.codes ?? [];
  const keys = createMemo(() => keysFor(codes()));

  createEffect(
    on(reading.reply, (reply) => {
      if (!reply) return;
      const here = current()?.id;
      setComments('list', reconcile(structuredClone(reply.comments)));
      setAt(
        Math.max(
          0,
          reply.comments.findIndex((comment) => comment.id === here),
        ),
      );
    }),
  );

  /** Counts as the server had them, and what was done on this page since. */
  const left = createMemo(() => {
    const reply = reading.reply();
    const total = { toRead: reply?.counts.toRead ?? 0, toCode: reply?.counts.toCode ?? 0 };
    for (const [sign, list] of [[-1, reply?.comments ?? []] as const, [1, comments.list] as const]) {
      for (const comment of list) {
        if (comment.state === 'unread') total.toRead += sign;
        if (isReleased(comment) && !isCoded(comment)) total.toCode += sign;
      }
    }
    return total;
  });

  const change = (id: string, part: Partial<Comment>) =>
    setComments('list', (comment) => comment.id === id, part);

  const next = () => {
    if (at() < comments.list.length - 1) setAt(at() + 1);
    else if (reading.reply()?.more) setAfter(comments.list.at(-1)?.id);
    else {
      setAfter(undefined);
      reading.again();
    }
  };

  const toggle = async (code: Code) => {
    const comment = current();
    if (!comment || !isReleased(comment)) return;
    const mine = comment.codings.find((coding) => coding.code === code.id && coding.isMine);
    const answer = mine
      ? await call(themesOperations.removeCoding, { params: { coding: mine.id } })
      : await call(themesOperations.addCoding, { params: { comment: comment.id }, body: { code: code.id } });
    setProblem(answer.problem);
    if (answer.problem) return;
    const others = comment.codings.filter((coding) => coding !== mine);
    const added =
      !mine && answer.reply && 'id' in answer.reply
        ? [{ id: answer.reply.id, code: code.id, label: code.label, isLive: true, by: 'you', isMine: true }]
        : [];
    change(comment.id, { codings: [...others.map((coding) => ({ ...coding })), ...added] });
  };

  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const on = event.target as HTMLElement;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(on.tagName) || on.isContentEditable) return;
    if (event.key === 'Enter' && on.tagName !== 'BUTTON' && on.tagName !== 'A') {
      const comment = current();
      if (comment && comment.state !== 'unread') next();
      return;
    }
    if (event.key === 'u') {
      const last = current()?.codings.findLast((coding) => coding.isMine);
      const code = codes().find((one) => one.id === last?.code);
      if (code) void toggle(code);
      return;
    }
    const code = codes().find((one) => keys().get(one.id) === event.key);
    if (code) void toggle(code);
  };
  onMount(() => document.addEventListener('keydown', onKey));
  onCleanup(() => document.removeEventListener('keydown', onKey));

  const title = () =>
    reading.hasReply() ? codingTitle(reading.reply()?.counts.comments ?? 0, left()) : 'Read and code';

  return (
    <>
      <PageHead
        withTabs
        where={[
          { label: 'Themes', href: '/staff/themes' },
          { label: reading.reply()?.waveTitle ?? 'Comments' },
        ]}
        asOf={
          reading.reply() && `${counted(codes().filter((code) => code.isLive).length, 'code')} in the frame`
        }
        title={title()}
      >
        {reading.reply() ? `“${reading.reply()?.words}”` : ''}
      </PageHead>
      <Tabs label="This question" tabs={tabsOf(params.wave, params.question)} />
      <Waiting reading={reading}>
        {(reply) => (
          <>
            <Show when={problem()}>
              {(said) => (
                <Notice kind="error" lead={said().title}>
                  {said().detail}
                </Notice>
              )}
            </Show>
            <div class="coding">
              <nav class="queue" aria-label="Comments">
                <p>
                  <select
                    class="input"
                    aria-label="Which comments"
                    onChange={(event) => {
                      setAfter(undefined);
                      setSearch({ show: event.currentTarget.value });
                    }}
                  >
                    <For each={shows}>
                      {(one) => (
                        <option value={one} selected={one === show()}>
                          {showWords[one]}
                        </option>
                      )}
                    </For>
                  </select>
                </p>
                <ul>
                  <For each={comments.list}>
                    {(comment, index) => (
                      <li>
                        <button type="button" aria-current={index() === at()} onClick={() => setAt(index())}>
                          <span class="quiet">
                            {isCoded(comment) ? '✓ coded' : stateWords[comment.state]}
                          </span>
                          <span>{comment.text || '(taken back by the writer)'}</span>
                        </button>
                      </li>
                    )}
                  </For>
                </ul>
              </nav>
              <Show
                when={current()}
                fallback={
                  <Empty
                    title={
                      reply().counts.comments > 0 && show() === 'to-do'
                        ? 'Nothing is left to do here'
                        : 'None of these'
                    }
                  >
                    {reply().counts.comments === 0
                      ? 'No comments have been taken up yet. Take them up on the first page of Themes.'
                      : 'Choose other comments at the left, or go on to the themes.'}
                  </Empty>
                }
              >
                {(comment) => (
                  <OneComment
                    comment={comment()}
                    place={`${at() + 1} of ${comments.list.length} on this page`}
                    onChange={(part) => change(comment().id, part)}
                    onReload={reading.again}
                    onNext={next}
                  />
                )}
              </Show>
              <CodeList
                codes={codes()}
                keys={keys()}
                comment={current()}
                onToggle={(code) => void toggle(code)}
                given={given()}
                onAdded={reading.again}
              />
            </div>
            <Show when={reply().more}>
              <p class="actions">
                <Button look="plain" onPress={() => setAfter(comments.list.at(-1)?.id)}>
                  The next comments
                </Button>
              </p>
            </Show>
          </>
        )}
      </Waiting>
    </>
  );
}
