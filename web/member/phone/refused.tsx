import { createSignal, For, Show } from 'solid-js';
import { render } from 'solid-js/web';
import { isLanguage } from '../../../surveys/wording/languages';
import { say } from '../../../surveys/wording/say';
import { wording } from '../../../surveys/wording/words';
import { learn } from '../../../surveys/wording/words-on-phone';
import { Strip } from '../../shared/posting';
import type { Kept, Outbox } from './outbox';
import type { LinkKey } from './seal';
import { dropShell } from './shell';
import type { Row } from './show-refused';
import { forget } from './store';
import { phoneWords } from './words';

const placeId = 'refused';

const words = {
  en: () => import('../../../surveys/wording/en/not-taken'),
  pl: () => import('../../../surveys/wording/pl/not-taken'),
  ur: () => import('../../../surveys/wording/ur/not-taken'),
};

/**
 * Tells of answers that the server will never take: why, what they were, and what can be done. Loaded only when it happens,
 * which takes a line.
 */
export async function tellRefused(given: {
  readonly outbox: Outbox;
  readonly link: LinkKey;
  readonly refused: readonly Kept[];
  readonly rows: readonly Row[];
  readonly helpline: string | undefined;
  readonly language: string;
}): Promise<void> {
  const { outbox, link, refused, rows, helpline, language } = given;
  const main = document.getElementById('main');
  if (!main) return;
  learn(await words[isLanguage(language) ? language : 'en']());
  const isDead = refused.some((one) => one.refused === 'link-dead');
  document.getElementById(placeId)?.remove();
  const place = document.createElement('div');
  place.id = placeId;
  place.className = 'wrap';
  main.insertBefore(place, main.firstChild);
  const remove = async () => {
    for (const { number } of refused) await outbox.takeBack(number);
    if (isDead) await dropShell(link.name, await forget(link.name));
  };
  render(
    () => <Refused isDead={isDead} rows={rows} helpline={helpline} language={language} remove={remove} />,
    place,
  );
}

function Refused(props: {
  readonly isDead: boolean;
  readonly rows: readonly Row[];
  readonly helpline: string | undefined;
  readonly language: string;
  readonly remove: () => Promise<void>;
}) {
  const list = () => wording(props.language).notTaken;
  const [isRemoved, setRemoved] = createSignal(false);
  const said = () => (props.isDead ? list().deadLink : list().others);
  const orCall = () => phoneWords(props.language).strips.orCall;
  return (
    <Show when={!isRemoved()} fallback={<p role="status">{list().removed}</p>}>
      <div class="bleed" role="alert">
        <Strip tone="fault" first={said().first} isPlaced>
          {said().rest}
          {props.helpline ? ` ${say(orCall(), { helpline: props.helpline }, props.language)}` : ''}
        </Strip>
      </div>
      <dl class="held">
        <For each={props.rows}>
          {(row) => (
            <div>
              <dt>{row.label}</dt>
              <dd class="lines">{row.answer}</dd>
            </div>
          )}
        </For>
      </dl>
      <p>{list().stay}</p>
      <button
        class="button second"
        type="button"
        on:click={() => void props.remove().then(() => setRemoved(true))}
      >
        {list().remove}
      </button>
    </Show>
  );
}
