import { For, Show } from 'solid-js';
import { type ScreenOf, wordsIn } from '../../shared/frame';

type Fact = { readonly label: string; readonly value: string };

/** The public side of a group drawn by lot: what was committed to before, what was drawn, how to check both. */
export type GroupProps = {
  readonly title: string;
  readonly intro: readonly string[];
  readonly lotteries: readonly {
    readonly title: string;
    /** When the commitment was made, in words. */
    readonly committed: string;
    readonly commitment: readonly Fact[];
    readonly draw?: {
      readonly drawnAt: string;
      readonly said: string;
      /** The lowest chance of anyone, in words. */
      readonly lowest: string;
      readonly bands: readonly { readonly people: number; readonly chance: string }[];
      readonly quotas: readonly { readonly who: string; readonly least: number; readonly most: number }[];
      readonly onePerHousehold: boolean;
      readonly facts: readonly Fact[];
      readonly href: string;
    };
  }[];
};

const words = {
  en: {
    by: (title: string) => `Drawn by lot: ${title}`,
    committed: (when: string) =>
      `Committed to on ${when}. From then on nothing of it could be changed without these marks changing.`,
    drawn: (when: string) => `Drawn on ${when}.`,
    chances: 'Chances',
    people: 'People',
    chance: 'Chance of each',
    merged:
      'Chances held by fewer than ten people stand together with their neighbours. Everyone in the lot can find their own exact chance with the secret on their own page.',
    few: (lowest: string) =>
      `Nobody had less than ${lowest}. Fewer than ten people were in the lot, so their chances are not told apart; each can find their own with the secret on their own page.`,
    quotas: 'Quotas',
    who: 'Who',
    least: 'At least',
    most: 'At most',
    household: 'At most one person from each household.',
    receipt: 'Take the receipt (JSON)',
    check: 'Check it yourself',
    how: [
      'Take the receipt above and run npm run verify-draw -- FILE in a copy of the program. No database and no account are needed.',
      'It works out the marks of the seed and of everything settled before the draw, compares them with those committed to, draws the panel from seed and lottery again, and adds up the chances. Where balls drew, the number and who saw it stand on the receipt. Compare its fingerprint with the one above.',
      'If you were in the lot, add --secret and the secret on your own page: the command tells your chance from your own line of the receipt.',
      'Who sits is on no public page. An auditor can be given the table under pseudonyms with every possible panel, which the marks above hold to; the same command checks it, and with --again finds the lottery anew.',
    ],
  },
};

export const group: ScreenOf<GroupProps> = {
  layout: 'public',
  title: (data, frame) => wordsIn(words, frame.language).by(data.title),
  Screen: (props) => {
    const list = () => wordsIn(words, props.frame.language);
    return (
      <main class="wrap wide" id="main" tabindex="-1">
        <h1>{list().by(props.data.title)}</h1>
        <For each={props.data.intro}>{(sentence) => <p class="measure">{sentence}</p>}</For>
        <For each={props.data.lotteries}>
          {(lottery) => (
            <section>
              <h2>{lottery.title}</h2>
              <p class="measure">{list().committed(lottery.committed)}</p>
              <Facts of={lottery.commitment} />
              <Show when={lottery.draw}>
                {(draw) => (
                  <>
                    <p class="measure">
                      {list().drawn(draw().drawnAt)} {draw().said}
                    </p>
                    <Facts of={draw().facts} />
                    <h3>{list().chances}</h3>
                    <Show when={draw().bands.length > 0} fallback={<p>{list().few(draw().lowest)}</p>}>
                      <Rows
                        head={[list().people, list().chance]}
                        rows={draw().bands.map((band) => [String(band.people), band.chance])}
                      />
                      <p class="notes">{list().merged}</p>
                    </Show>
                    <Show when={draw().quotas.length > 0}>
                      <h3>{list().quotas}</h3>
                      <Rows
                        head={[list().who, list().least, list().most]}
                        rows={draw().quotas.map((quota) => [
                          quota.who,
                          String(quota.least),
                          String(quota.most),
                        ])}
                      />
                    </Show>
                    <Show when={draw().onePerHousehold}>
                      <p class="notes">{list().household}</p>
                    </Show>
                    <p class="alone">
                      <a href={draw().href}>{list().receipt}</a>
                    </p>
                  </>
                )}
              </Show>
            </section>
          )}
        </For>
        <section class="measure">
          <h2>{list().check}</h2>
          <For each={list().how}>{(sentence) => <p>{sentence}</p>}</For>
        </section>
      </main>
    );
  },
};

function Facts(props: { of: readonly Fact[] }) {
  return (
    <dl class="facts receipt">
      <For each={props.of}>
        {(fact) => (
          <div>
            <dt>{fact.label}</dt>
            <dd>
              <code>{fact.value}</code>
            </dd>
          </div>
        )}
      </For>
    </dl>
  );
}

function Rows(props: { head: readonly string[]; rows: readonly (readonly string[])[] }) {
  return (
    <table class="figures">
      <thead>
        <tr>
          <For each={props.head}>
            {(words, index) => (
              <th scope="col" class={index() > 0 ? 'number' : undefined}>
                {words}
              </th>
            )}
          </For>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows}>
          {(row) => (
            <tr>
              <th scope="row">{row[0]}</th>
              <For each={row.slice(1)}>{(cell) => <td class="number">{cell}</td>}</For>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}
