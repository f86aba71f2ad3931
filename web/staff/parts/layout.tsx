import { type JSX, Show } from 'solid-js';

/**
 * Evidence left, what to do or settle right (228 to 300 px; `even` where the right side is evidence too); on a phone
 * what to do comes first when `asideFirst`.
 *
 * <Split aside={<RecruitNext />} asideFirst><Gaps /></Split>
 */
export function Split(props: {
  readonly children: JSX.Element;
  readonly aside: JSX.Element;
  readonly asideFirst?: boolean;
  readonly even?: boolean;
}) {
  return (
    <div class="split" classList={{ 'split-aside-first': props.asideFirst, 'split-even': props.even }}>
      <div class="split-main">{props.children}</div>
      <aside class="split-aside">{props.aside}</aside>
    </div>
  );
}

/** A block with its heading (19 px) and, in secondary ink beside it, what it counts. Blocks part by space. */
export function Section(props: {
  readonly title: string;
  readonly beside?: JSX.Element;
  readonly children: JSX.Element;
}) {
  return (
    <section class="section">
      <div class="section-head">
        <h2>{props.title}</h2>
        <Show when={props.beside}>
          <span class="quiet">{props.beside}</span>
        </Show>
      </div>
      {props.children}
    </section>
  );
}

/** The key of a chart: a small mark and its word. Marks: tick, panel, respondents, missing, dot, hollow, everyone. */
export function Key(props: {
  readonly items: readonly { readonly mark: KeyMark; readonly words: string }[];
}) {
  return (
    <p class="key">
      {props.items.map((item) => (
        <span>
          <svg class="mark" width="20" height="12" aria-hidden="true">
            {keyMarks[item.mark]()}
          </svg>
          {item.words}
        </span>
      ))}
    </p>
  );
}

const keyMarks = {
  tick: () => (
    <>
      <rect class="mark-band" x="4" y="0" width="12" height="12" />
      <line class="mark-tick" x1="10" x2="10" y1="0" y2="12" />
    </>
  ),
  panel: () => (
    <>
      <rect class="mark-panel" x="0" y="2" width="18" height="8" />
      <line class="mark-notch" x1="12" x2="12" y1="2" y2="10" />
    </>
  ),
  respondents: () => <rect class="mark-respondents" x="0" y="4" width="20" height="4" />,
  missing: () => <path class="mark-hatch" d="M2 10 9 2M8 10 15 2M14 10 20 3" />,
  dot: () => (
    <>
      <line class="mark-interval" x1="0" x2="20" y1="6" y2="6" />
      <circle class="mark-dot" cx="10" cy="6" r="4.5" />
    </>
  ),
  hollow: () => <circle class="mark-dot-hollow" cx="10" cy="6" r="4" />,
  everyone: () => <line class="mark-everyone" x1="10" x2="10" y1="0" y2="12" />,
  before: () => <line class="mark-before" x1="10" x2="10" y1="1" y2="11" />,
} as const;

export type KeyMark = keyof typeof keyMarks;
