import { Show } from 'solid-js';
import { say } from '../../../surveys/wording/say';
import { wording } from '../../../surveys/wording/words';
import { fieldId, problemOf, Title, Why, Wrong } from '../../shared/form';
import type { ScreenOf } from '../../shared/frame';
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

export const joinPostcode: ScreenOf<JoinPostcodeProps> = {
  layout: 'bare',
  title: (data, frame) => stepTitle(wording(frame.language).joining.place.postcode, data, frame),
  Screen: (props) => {
    const list = () => wording(props.frame.language).joining.place;
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
          hint={say(list().example, { postcode: props.data.example }, props.frame.language)}
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
              <bdi>
                <b>{props.data.found}.</b>
              </bdi>{' '}
              {list().covers}
            </span>
          </p>
        </Show>
        <Why title={wording(props.frame.language).joining.step.why}>{list().because}</Why>
      </Step>
    );
  },
};

export const joinPlace: ScreenOf<JoinPlaceListProps> = {
  layout: 'bare',
  title: (data, frame) => stepTitle(wording(frame.language).joining.place.area, data, frame),
  Screen: (props) => {
    const list = () => wording(props.frame.language).joining.place;
    return (
      <Step data={props.data} frame={props.frame}>
        <fieldset>
          <legend>
            <Title isPage>{list().area}</Title>
          </legend>
          <Why title={wording(props.frame.language).joining.step.why}>{list().becauseArea}</Why>
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
