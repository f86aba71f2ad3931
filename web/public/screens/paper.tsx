import { For, Match, Show, Switch } from 'solid-js';
import type { Paper, PaperAnswer, PaperItem, PaperPart } from '../../../surveys/questionnaires/exports/paper';
import { direction } from '../../../surveys/wording/direction';
import { say } from '../../../surveys/wording/say';
import { wording } from '../../../surveys/wording/words';
import type { Link, ScreenOf } from '../../shared/frame';

export type PaperPageProps = {
  readonly paper: Paper;
  readonly size: 'usual' | 'large';
  readonly panel: string;
  /** By telephone and e-mail, in words; '' for none. */
  readonly ways: string;
  /** The same sheet in another size or language: for the screen, never printed. */
  readonly others: readonly Link[];
};

/**
 * A questionnaire to print from the browser, in its own letters: those of languages too that a PDF of ours cannot lay
 * out. The same items and codes as the PDF.
 */
export const paper: ScreenOf<PaperPageProps> = {
  layout: 'bare',
  title: ({ paper: { title } }) => `To print: ${title}`,
  Screen: (props) => {
    const sheet = () => props.data.paper;
    const words = () => wording(sheet().language).paper.sheet;
    const told = (entry: string, values: Readonly<Record<string, string | number>>) =>
      say(entry, values, sheet().language);
    return (
      <main
        class={`sheet ${props.data.size}`}
        id="main"
        tabindex="-1"
        lang={sheet().language}
        dir={direction(sheet().language)}
      >
        <p class="on-screen" lang="en" dir="ltr">
          Print this page from the browser (Ctrl or ⌘ and P), on A4.{' '}
          <For each={props.data.others}>
            {(other) => (
              <>
                <a href={other.href}>{other.words}</a>{' '}
              </>
            )}
          </For>
        </p>
        <h1>{sheet().title}</h1>
        <p>{sheet().purpose}</p>
        <p>{told(words().asks, { panel: props.data.panel })}</p>
        <p class="letter-code">
          <span>{words().code}</span> <span class="rule" />
        </p>
        <For each={sheet().parts}>{(part) => <Part part={part} language={sheet().language} />}</For>
        <section class="keep">
          <h2>{words().where}</h2>
          <p>{told(words().post, { panel: props.data.panel })}</p>
          <Show when={props.data.ways !== ''}>
            <p>{told(words().reach, { ways: props.data.ways })}</p>
          </Show>
          <p>{sheet().thanks}</p>
        </section>
        <For each={sheet().lists}>
          {({ list, number, items }) => (
            <section class="list">
              <h2>{told(words().list, { list, number })}</h2>
              <ul>
                <For each={items}>
                  {(item) => (
                    <li>
                      <b dir="ltr">{item.code}</b> {item.words}
                    </li>
                  )}
                </For>
              </ul>
            </section>
          )}
        </For>
      </main>
    );
  },
};

function Part(props: { part: PaperPart; language: string }) {
  const words = () => wording(props.language).paper.sheet;
  const asked = () => (props.part.is === 'question' ? props.part : undefined);
  const jumps = () => (props.part.is === 'jumps' ? props.part : undefined);
  const told = () => (props.part.is === 'words' ? props.part : undefined);
  return (
    <Switch>
      <Match when={told()}>
        {(part) => (
          <section>
            <h2>{part().title}</h2>
            <For each={part().paragraphs}>{(paragraph) => <p>{paragraph}</p>}</For>
          </section>
        )}
      </Match>
      <Match when={jumps()}>
        {(part) => (
          <section class="keep">
            <For each={part().sentences}>{(sentence) => <p class="who">{sentence}</p>}</For>
          </section>
        )}
      </Match>
      <Match when={asked()}>
        {(part) => (
          <section class={countOf(part().answers) <= 14 ? 'keep' : undefined}>
            <h2>
              <Shown picture={part().picture} />
              <span>
                {part().number}. {part().label}
              </span>
              <Code code={part().code} />
            </h2>
            <Show when={part().who}>{(who) => <p class="who">{who()}</p>}</Show>
            <Show when={part().hint}>{(hint) => <p>{hint()}</p>}</Show>
            <Show when={part().why}>
              {(why) => <p>{say(words().why, { why: why() }, props.language)}</p>}
            </Show>
            <p>{part().how}</p>
            <For each={part().answers}>
              {(answer) => (
                <>
                  <Show when={answer.about}>
                    {(about) => (
                      <h3>
                        <Shown picture={answer.picture} />
                        <span>{about()}</span>
                      </h3>
                    )}
                  </Show>
                  <Answer answer={answer} />
                </>
              )}
            </For>
          </section>
        )}
      </Match>
    </Switch>
  );
}

const countOf = (answers: readonly PaperAnswer[]) =>
  answers.reduce((sum, answer) => sum + ('items' in answer ? answer.items.length : 4), 0);

function Answer(props: { answer: PaperAnswer }) {
  const { answer } = props;
  if (answer.by === 'lines')
    return <For each={Array.from({ length: answer.lines })}>{() => <p class="line" />}</For>;
  if (answer.by === 'row')
    return (
      <div class="numbers">
        <p>
          <For each={answer.numbers}>{(number) => <span>{number}</span>}</For>
        </p>
        <p>
          <span>
            {answer.numbers[0]} = {answer.from}
          </span>
          <span>
            {answer.numbers.at(-1)} = {answer.to}
          </span>
        </p>
      </div>
    );
  const unit = answer.by === 'box' ? (answer.unit ?? '') : '';
  return (
    <ul class={answer.by === 'box' ? 'items write' : 'items'}>
      <For each={answer.items}>{(item) => <Item item={item} unit={unit} />}</For>
      <Show when={answer.by === 'box' ? answer.total : undefined}>
        {(total) => <Item item={{ words: total(), code: '' }} unit={unit} isTotal />}
      </Show>
    </ul>
  );
}

function Item(props: { item: PaperItem; unit: string; isTotal?: boolean }) {
  return (
    <li class={props.isTotal ? 'total' : undefined}>
      <span class="box" />
      <Shown picture={props.item.picture} />
      <span class="words">{[props.item.words, props.unit].filter((one) => one !== '').join(' ')}</span>
      <Code code={props.item.code} />
    </li>
  );
}

/** A picture says the same as the words beside it. */
const Shown = (props: { picture: string | undefined }) => (
  <Show when={props.picture}>{(address) => <img src={address()} alt="" />}</Show>
);

/** For whoever types it in. */
function Code(props: { code: string }) {
  return (
    <span class="code" dir="ltr">
      {props.code}
    </span>
  );
}
