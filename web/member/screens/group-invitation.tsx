import { Show } from 'solid-js';
import { say } from '../../../surveys/wording/say';
import { wording } from '../../../surveys/wording/words';
import { fieldId, formId } from '../../shared/form';
import type { ScreenOf } from '../../shared/frame';
import { OnlyEnglish, PartlyEnglish } from '../../shared/in-english';
import { inTongue } from '../../shared/in-tongue';
import { Hidden, Strip } from '../../shared/posting';
import { TextField } from '../../shared/text-field';

type Act = 'can-come' | 'cannot-come' | 'confirmed' | 'declined';

/** Posts go=can-come, cannot-come, confirmed or declined, or a language, with `needs` and `sheet=yes` beside a yes. */
export type GroupInvitationProps = {
  readonly action: string;
  readonly submission: string;
  readonly title: string;
  readonly purpose: string;
  /** In words. */
  readonly when: string;
  readonly place: string;
  readonly offer: string;
  readonly answerBy: string;
  readonly standing:
    | 'silent'
    | 'can-come'
    | 'cannot-come'
    | 'drawn'
    | 'confirmed'
    | 'declined'
    | 'attended'
    | 'no-show';
  /** The lot has been drawn at least once. */
  readonly isDrawn: boolean;
  /** What may be said now. */
  readonly acts: readonly Act[];
  readonly needs: string;
  readonly isOnSheet: boolean;
  /** What was just said is kept. */
  readonly isSaved: boolean;
  /** The chance one had, and how to find it again on the public receipt. */
  readonly own?: { readonly chance: string; readonly secret: string; readonly href: string };
};

export const groupInvitation: ScreenOf<GroupInvitationProps> = {
  layout: 'masthead',
  isFilledIn: true,
  title: (data) => data.title,
  Screen: (props) => {
    const words = () => wording(props.frame.language).groups;
    const list = () => words().page;
    // Whoever planned the group wrote of it in English.
    const tongue = () => inTongue('en', props.frame.language);
    const may = (act: Act) => props.data.acts.includes(act);
    const yes = () => (may('confirmed') ? 'confirmed' : 'can-come');
    const no = () => (may('confirmed') ? 'declined' : 'cannot-come');
    const says = () => props.data.standing === yes();
    const stands = () =>
      props.data.isDrawn && props.data.standing === 'can-come'
        ? list().reserve
        : words().standing[props.data.standing];
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1 lang={tongue().lang} dir={tongue().dir}>
          {props.data.title}
        </h1>
        <Show when={props.data.standing !== 'silent'}>
          <Strip tone="good" first={props.data.isSaved ? list().saved : stands()}>
            {props.data.isSaved ? stands() : ''}
          </Strip>
        </Show>
        <PartlyEnglish frame={props.frame} />
        <p lang={tongue().lang} dir={tongue().dir}>
          {props.data.purpose}
        </p>
        <dl class="facts">
          <div>
            <dt>{list().when}</dt>
            <dd>{props.data.when}</dd>
          </div>
          <div>
            <dt>{list().place}</dt>
            <dd>
              <span lang={tongue().lang} dir={tongue().dir}>
                {props.data.place}
              </span>
            </dd>
          </div>
          <div>
            <dt>{list().offer}</dt>
            <dd>
              <span lang={tongue().lang} dir={tongue().dir}>
                {props.data.offer}
              </span>
            </dd>
          </div>
          <Show when={may('can-come')}>
            <div>
              <dt>{list().answerBy}</dt>
              <dd>{props.data.answerBy}</dd>
            </div>
          </Show>
        </dl>
        <Show when={props.data.acts.length === 0 && props.data.standing === 'silent'}>
          <p>{list().over}</p>
        </Show>
        {/* It stands where nothing may be said, too: another language is asked for by posting it. */}
        <form method="post" action={props.data.action} id={formId}>
          <Hidden fields={{ submission: props.data.submission }} />
          <Show when={may(yes())}>
            <TextField
              name="needs"
              label={list().needs}
              hint={list().needsHint}
              value={props.data.needs}
              lines={3}
              maxLength={500}
            />
            <div class="rows">
              <div class="row">
                <input
                  id={fieldId('sheet')}
                  type="checkbox"
                  name="sheet"
                  value="yes"
                  checked={props.data.isOnSheet}
                />
                <label for={fieldId('sheet')}>
                  <span>{list().sheet}</span>
                </label>
              </div>
            </div>
            <button class="button" type="submit" name="go" value={yes()}>
              {says() ? list().keep : words().acts[yes()]}
            </button>
          </Show>
          <Show when={props.data.acts.length > 0}>
            <p class="alone">
              <button class="link" type="submit" name="go" value={no()}>
                {words().acts[no()]}
              </button>
            </p>
          </Show>
        </form>
        <Show when={props.data.own} fallback={<Lot words={list()} />}>
          {(own) => (
            <>
              <h2>{list().own}</h2>
              <p>{say(list().ownSaid, { chance: own().chance }, props.frame.language)}</p>
              <p>{list().ownCheck}</p>
              <p>
                <code dir="ltr">{own().secret}</code>
              </p>
              <p class="alone">
                <a href={own().href}>
                  {list().receipt}
                  <OnlyEnglish frame={props.frame} />
                </a>
              </p>
            </>
          )}
        </Show>
      </main>
    );
  },
};

function Lot(props: { words: { readonly lot: string; readonly lotSaid: string } }) {
  return (
    <>
      <h2>{props.words.lot}</h2>
      <p>{props.words.lotSaid}</p>
    </>
  );
}
