import { Show } from 'solid-js';
import { fieldId, problemOf, Title, Why, Wrong } from '../../shared/form';
import { type ScreenOf, wordsIn } from '../../shared/frame';
import { Tick } from '../../shared/icons';
import { Options } from '../../shared/options';
import { TextField } from '../../shared/text-field';
import { Step, type StepProps, stepTitle } from './step';

/** Posts `postcode`; go=list leads to the list of places. */
export type JoinPostcodeProps = StepProps & {
  readonly postcode: string;
  readonly example: string;
  /** The place a postcode was found in, shown before going on so that a slip is seen. */
  readonly found?: string;
};

/** Posts `place`: a code of the list. */
export type JoinPlaceListProps = StepProps & {
  readonly places: readonly { readonly code: string; readonly label: string }[];
  readonly chosen?: string;
  /** The code and words of "somewhere else" and "prefer not to say", set apart. */
  readonly apart: readonly { readonly code: string; readonly label: string }[];
};

const words = {
  en: {
    postcode: 'What is your postcode?',
    example: (postcode: string) => `For example, ${postcode}`,
    covers: 'The panel covers your area.',
    why: 'Why we ask',
    because:
      'So that every part of our area is heard. From your postcode we note your council, your ward and how well off the neighbourhood is. We do not keep the postcode itself.',
    list: 'I have no fixed address, or would rather choose my area from a list',
    place: 'Which area do you live in?',
    becausePlace: 'So that every part of our area is heard. A list says less about you than a postcode.',
  },
};

export const joinPostcode: ScreenOf<JoinPostcodeProps> = {
  layout: 'bare',
  title: (data, frame) => stepTitle(wordsIn(words, frame.language).postcode, data, frame),
  Screen: (props) => {
    const list = () => wordsIn(words, props.frame.language);
    return (
      <Step
        data={props.data}
        frame={props.frame}
        after={
          <p class="alone">
            <button class="link" type="submit" name="go" value="list">
              {list().list}
            </button>
          </p>
        }
      >
        <TextField
          name="postcode"
          label={list().postcode}
          asHeading
          hint={list().example(props.data.example)}
          value={props.data.postcode}
          problem={problemOf(props.data.problems, 'postcode')}
          autocomplete="postal-code"
          size="short"
          maxLength={20}
        />
        <Show when={props.data.found}>
          <p class="signed found">
            <Tick />
            <span>
              <b>{props.data.found}.</b> {list().covers}
            </span>
          </p>
        </Show>
        <Why title={list().why}>{list().because}</Why>
      </Step>
    );
  },
};

export const joinPlace: ScreenOf<JoinPlaceListProps> = {
  layout: 'bare',
  title: (data, frame) => stepTitle(wordsIn(words, frame.language).place, data, frame),
  Screen: (props) => {
    const list = () => wordsIn(words, props.frame.language);
    return (
      <Step data={props.data} frame={props.frame}>
        <fieldset>
          <legend>
            <Title isPage>{list().place}</Title>
          </legend>
          <Why title={list().why}>{list().becausePlace}</Why>
          <Wrong message={problemOf(props.data.problems, 'place')} id={fieldId('place')}>
            <Options
              name="place"
              type="radio"
              rows={props.data.places}
              apart={props.data.apart}
              chosen={props.data.chosen ? [props.data.chosen] : []}
            />
          </Wrong>
        </fieldset>
      </Step>
    );
  },
};
