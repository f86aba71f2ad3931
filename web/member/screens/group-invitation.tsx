import { Show } from 'solid-js';
import { fieldId } from '../../shared/form';
import { type ScreenOf, wordsIn } from '../../shared/frame';
import { Hidden, Strip } from '../../shared/posting';
import { TextField } from '../../shared/text-field';

type Act = 'can-come' | 'cannot-come' | 'confirmed' | 'declined';

/** Posts go=can-come, cannot-come, confirmed or declined, with `needs` and `sheet=yes` beside a yes. */
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

const words = {
  en: {
    when: 'When',
    place: 'Where',
    offer: 'For your time',
    answerBy: 'Answer by',
    saved: 'Saved.',
    standing: {
      silent: '',
      'can-come': 'You have said that you can come. You are in the lot for a seat.',
      'cannot-come': 'You have said that you cannot come. Thank you for telling us.',
      drawn: 'The lot has given you a seat. Please confirm it, or give it back.',
      confirmed: 'Your seat is confirmed. We look forward to seeing you.',
      declined: 'You have given your seat back. Someone else will be drawn. Thank you for telling us.',
      attended: 'Thank you for coming.',
      'no-show': 'We missed you. Nothing follows from that.',
    },
    reserve:
      'The lot has given the seats to others. If a seat is given back, a new lot is drawn among those who offered, and we write to you.',
    over: 'The last day to answer is over.',
    needs: 'What do you need to take part?',
    needsHint:
      'Step-free access, a carer beside you, a break, an interpreter. Only those who must see to it are told.',
    sheet: 'You may tell my first name and what I need to who runs the meeting',
    'can-come': 'Yes, I can come',
    'cannot-come': 'No, I cannot come',
    confirmed: 'Yes, I take the seat',
    declined: 'No, give the seat to someone else',
    keep: 'Save what I need',
    lot: 'How the lot works',
    lotSaid:
      'Saying yes puts you in the lot. Who sits is then drawn so that the group is mixed. The rule of the draw and a receipt that anyone can check are published. Your name is not part of it.',
    own: 'The chance you had',
    ownSaid: (chance: string) => `In the draw your chance of a seat was ${chance}.`,
    ownCheck: 'Your secret finds your own line on the public receipt. Nobody else knows it:',
    receipt: 'See the receipt, and how to check it',
  },
};

export const groupInvitation: ScreenOf<GroupInvitationProps> = {
  layout: 'masthead',
  title: (data) => data.title,
  Screen: (props) => {
    const list = () => wordsIn(words, props.frame.language);
    const may = (act: Act) => props.data.acts.includes(act);
    const yes = () => (may('confirmed') ? 'confirmed' : 'can-come');
    const no = () => (may('confirmed') ? 'declined' : 'cannot-come');
    const says = () => props.data.standing === yes();
    const stands = () =>
      props.data.isDrawn && props.data.standing === 'can-come'
        ? list().reserve
        : list().standing[props.data.standing];
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1>{props.data.title}</h1>
        <Show when={props.data.standing !== 'silent'}>
          <Strip tone="good" first={props.data.isSaved ? list().saved : stands()}>
            {props.data.isSaved ? stands() : ''}
          </Strip>
        </Show>
        <p>{props.data.purpose}</p>
        <dl class="facts">
          <div>
            <dt>{list().when}</dt>
            <dd>{props.data.when}</dd>
          </div>
          <div>
            <dt>{list().place}</dt>
            <dd>{props.data.place}</dd>
          </div>
          <div>
            <dt>{list().offer}</dt>
            <dd>{props.data.offer}</dd>
          </div>
          <Show when={may('can-come')}>
            <div>
              <dt>{list().answerBy}</dt>
              <dd>{props.data.answerBy}</dd>
            </div>
          </Show>
        </dl>
        <Show
          when={props.data.acts.length > 0}
          fallback={<Show when={props.data.standing === 'silent'}>{<p>{list().over}</p>}</Show>}
        >
          <form method="post" action={props.data.action}>
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
                {says() ? list().keep : list()[yes()]}
              </button>
            </Show>
            <p class="alone">
              <button class="link" type="submit" name="go" value={no()}>
                {list()[no()]}
              </button>
            </p>
          </form>
        </Show>
        <Show when={props.data.own} fallback={<Lot words={list()} />}>
          {(own) => (
            <>
              <h2>{list().own}</h2>
              <p>{list().ownSaid(own().chance)}</p>
              <p>{list().ownCheck}</p>
              <p>
                <code>{own().secret}</code>
              </p>
              <p class="alone">
                <a href={own().href}>{list().receipt}</a>
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
