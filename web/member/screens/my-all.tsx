import { For, Show } from 'solid-js';
import { wording } from '../../../surveys/wording/words';
import type { ScreenOf } from '../../shared/frame';
import { inTongue } from '../../shared/in-tongue';

/** All that is held about someone, to read or print, and the same as a file. */
export type MyAllProps = {
  readonly sections: readonly {
    readonly title: string;
    readonly rows: readonly {
      readonly label: string;
      readonly value: string;
      readonly since?: string;
      /** The language it was asked and answered in. */
      readonly lang?: string;
    }[];
  }[];
  /** The same to take away: in words, and for other programs. */
  readonly readableHref: string;
  readonly fileHref: string;
  readonly backHref: string;
};

export const myAll: ScreenOf<MyAllProps> = {
  layout: 'masthead',
  title: (_data, frame) => wording(frame.language).allHeld.page.title,
  Screen: (props) => {
    const list = () => wording(props.frame.language).allHeld.page;
    const tongue = (language: string | undefined) => inTongue(language, props.frame.language);
    const { notGiven, back } = wording(props.frame.language).myDetails.page;
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1>{list().title}</h1>
        <p>{list().said}</p>
        <p class="alone">
          <a href={props.data.readableHref} download="my-data.txt">
            {list().readable}
          </a>
        </p>
        <p class="alone">
          <a href={props.data.fileHref} download="my-data.json">
            {list().file}
          </a>
          <Show when={props.frame.language !== 'en'}>
            <br />
            {list().fileSaid}
          </Show>
        </p>
        <For each={props.data.sections}>
          {(section) => (
            <>
              <h2>{section.title}</h2>
              <dl class="held">
                <For each={section.rows}>
                  {(row) => (
                    <div>
                      <dt lang={tongue(row.lang).lang} dir={tongue(row.lang).dir}>
                        {row.label}
                      </dt>
                      <Show when={row.value} fallback={<dd class="quiet">{notGiven}</dd>}>
                        <dd class="lines" lang={tongue(row.lang).lang} dir={tongue(row.lang).dir}>
                          <bdi>{row.value}</bdi>
                        </dd>
                      </Show>
                      <Show when={row.since}>
                        <dd class="since">{row.since}</dd>
                      </Show>
                    </div>
                  )}
                </For>
              </dl>
            </>
          )}
        </For>
        <p class="alone">
          <a href={props.data.backHref}>{back}</a>
        </p>
      </main>
    );
  },
};
