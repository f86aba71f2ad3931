import { createEffect, createSignal, For, on, onCleanup, onMount, Show } from 'solid-js';
import { themesOperations } from '../../../../server/contract/themes';
import { call, type Problem } from '../../api';
import { Button } from '../../parts/button';
import { Notice } from '../../parts/notice';
import { type Comment, redactionWords, riskWords, stateWords } from './words';

type Redaction = {
  readonly start: number;
  readonly end: number;
  readonly because: keyof typeof redactionWords;
};
type Act = 'released' | 'redacted' | 'withheld';

/** One comment at reading size: release it, hide words of it, or withhold it; a risk is passed on first. */
export function OneComment(props: {
  readonly comment: Comment;
  readonly place: string;
  readonly onChange: (part: Partial<Comment>) => void;
  readonly onReload: () => void;
  readonly onNext: () => void;
}) {
  let words: HTMLParagraphElement | undefined;
  const [hidden, setHidden] = createSignal<readonly Redaction[]>([]);
  const [reason, setReason] = createSignal<keyof typeof redactionWords>('staff-named');
  const [risk, setRisk] = createSignal('');
  const [to, setTo] = createSignal('');
  const [because, setBecause] = createSignal('');
  const [isWithholding, setWithholding] = createSignal(false);
  const [isAgain, setAgain] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem>();
  const isReading = () => props.comment.state === 'unread' || isAgain();

  createEffect(
    on(
      () => props.comment.id,
      () => {
        setHidden([]);
        setRisk('');
        setTo('');
        setBecause('');
        setWithholding(false);
        setAgain(false);
        setProblem(undefined);
      },
    ),
  );

  const hideChosen = () => {
    const selection = window.getSelection();
    if (!words || !selection || selection.rangeCount === 0 || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!words.contains(range.commonAncestorContainer)) return;
    const before = range.cloneRange();
    before.selectNodeContents(words);
    before.setEnd(range.startContainer, range.startOffset);
    const start = before.toString().length;
    const end = start + range.toString().length;
    const apart = hidden().filter((one) => one.end <= start || one.start >= end);
    setHidden([...apart, { start, end, because: reason() }].sort((one, other) => one.start - other.start));
    selection.removeAllRanges();
  };

  const send = async (act: Act) => {
    const answer = await call(themesOperations.readComment, {
      params: { comment: props.comment.id },
      body: {
        act,
        text: props.comment.text,
        redactions: act === 'redacted' ? [...hidden()] : [],
        because: because(),
        ...(risk() === '' ? {} : { risk: { kind: risk() as keyof typeof riskWords, to: to() } }),
      },
    });
    setProblem(answer.problem);
    if (answer.problem) {
      if (answer.problem.code === 'changed-meanwhile') props.onReload();
      return;
    }
    setAgain(false);
    props.onChange({ state: answer.reply.state, shown: answer.reply.shown });
    if (act === 'withheld') props.onNext();
  };

  const release = () => void send(hidden().length > 0 ? 'redacted' : 'released');
  const onKey = (event: KeyboardEvent) => {
    if (!isReading() || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as HTMLElement;
    if (/^(INPUT|TEXTAREA|SELECT|BUTTON|A)$/.test(target.tagName)) return;
    if (event.key === 'Enter') {
      // the next press goes on: this one must not do both
      event.stopImmediatePropagation();
      release();
    }
    if (event.key === 'h') hideChosen();
    if (event.key === 'w') setWithholding(true);
  };
  onMount(() => document.addEventListener('keydown', onKey, true));
  onCleanup(() => document.removeEventListener('keydown', onKey, true));

  return (
    <section aria-label="Comment">
      <div class="section-head">
        <span class="quiet">
          {stateWords[props.comment.state]}
          {props.comment.mayQuote ? '; may be quoted' : '; not to be quoted'}
        </span>
        <span class="quiet">{props.place}</span>
      </div>
      <p class="said" ref={words}>
        <Show when={isReading()} fallback={props.comment.shown ?? props.comment.text}>
          <For each={piecesOf(props.comment.text, hidden())}>
            {(piece) => (
              <Show when={piece.isHidden} fallback={piece.text}>
                <mark>{piece.text}</mark>
              </Show>
            )}
          </For>
        </Show>
      </p>
      <Show when={props.comment.riskPassedOn}>
        {(passed) => (
          <Notice kind="plain" lead="Risk passed on.">
            {passed()}
          </Notice>
        )}
      </Show>
      <Show when={problem()}>
        {(said) => (
          <Notice kind="error" lead={said().title}>
            {said()
              .fields?.map((field) => field.message)
              .join(' ') || said().detail}
          </Notice>
        )}
      </Show>
      <Show
        when={isReading()}
        fallback={
          <p class="actions">
            <Button look="second" onPress={props.onNext}>
              Next comment
            </Button>
            <Button look="plain" onPress={() => setAgain(true)}>
              Read it again
            </Button>
          </p>
        }
      >
        <div class="acts">
          <Button onPress={release}>
            {hidden().length > 0
              ? `Release, ${hidden().length === 1 ? '1 place' : `${hidden().length} places`} hidden`
              : 'Release as written'}
          </Button>
          <div>
            <label for="hide-because">Choose words above, then hide them</label>
            <select
              id="hide-because"
              onChange={(event) => setReason(event.currentTarget.value as keyof typeof redactionWords)}
            >
              <For each={Object.entries(redactionWords)}>
                {([value, label]) => <option value={value}>{label}</option>}
              </For>
            </select>{' '}
            <Button look="second" onPress={hideChosen}>
              Hide
            </Button>
          </div>
          <Show when={hidden().length > 0}>
            <Button look="plain" onPress={() => setHidden([])}>
              Hide nothing
            </Button>
          </Show>
        </div>
        <div class="acts">
          <div>
            <label for="risk-kind">Is someone at risk?</label>
            <select id="risk-kind" onChange={(event) => setRisk(event.currentTarget.value)}>
              <option value="" selected={risk() === ''}>
                No risk seen
              </option>
              <For each={Object.entries(riskWords)}>
                {([value, label]) => (
                  <option value={value} selected={risk() === value}>
                    {label}
                  </option>
                )}
              </For>
            </select>
          </div>
          <Show when={risk() !== ''}>
            <div>
              <label for="risk-to">Passed on to (role or service)</label>
              <input id="risk-to" value={to()} onInput={(event) => setTo(event.currentTarget.value)} />
            </div>
          </Show>
          <Show
            when={isWithholding()}
            fallback={
              <Button look="danger" onPress={() => setWithholding(true)}>
                Withhold
              </Button>
            }
          >
            <div>
              <label for="withhold-because">Why it is withheld</label>
              <input
                id="withhold-because"
                value={because()}
                onInput={(event) => setBecause(event.currentTarget.value)}
              />{' '}
              <Button look="danger" onPress={() => void send('withheld')}>
                Withhold it
              </Button>
            </div>
          </Show>
        </div>
      </Show>
      <p class="key-line">
        <span>
          <kbd>Enter</kbd> {isReading() ? 'release' : 'next'}
        </span>
        <Show
          when={isReading()}
          fallback={
            <>
              <span>
                <kbd>a</kbd> – <kbd>9</kbd> give or take off a code
              </span>
              <span>
                <kbd>u</kbd> undo
              </span>
            </>
          }
        >
          <span>
            <kbd>h</kbd> hide chosen words
          </span>
          <span>
            <kbd>w</kbd> withhold
          </span>
        </Show>
        <span>
          <kbd>n</kbd> new code
        </span>
      </p>
    </section>
  );
}

function piecesOf(
  text: string,
  hidden: readonly Redaction[],
): readonly { readonly text: string; readonly isHidden: boolean }[] {
  const pieces: { text: string; isHidden: boolean }[] = [];
  let from = 0;
  for (const { start, end } of hidden) {
    pieces.push({ text: text.slice(from, start), isHidden: false });
    pieces.push({ text: text.slice(start, end), isHidden: true });
    from = end;
  }
  return [...pieces, { text: text.slice(from), isHidden: false }];
}
