import { wording } from '../../../surveys/wording/words';
import { fieldId, problemOf, Wrong } from '../../shared/form';
import type { ScreenOf } from '../../shared/frame';
import { Options } from '../../shared/options';
import { TextField } from '../../shared/text-field';
import { Step, type StepProps, stepTitle } from './step';

/**
 * How to reach someone; all may be left empty. Posts `name`, `email`, `mobile`, `landline`, `address` and `preferred`
 * (email | text | telephone | letter).
 */
export type JoinContactProps = StepProps & {
  readonly name: string;
  readonly email: string;
  readonly mobile: string;
  readonly landline: string;
  readonly address: string;
  readonly preferred?: string;
};

export const joinContact: ScreenOf<JoinContactProps> = {
  layout: 'bare',
  title: (data, frame) => stepTitle(wording(frame.language).joining.contact.title, data, frame),
  Screen: (props) => {
    const list = () => wording(props.frame.language).joining.contact;
    const problem = (name: string) => problemOf(props.data.problems, name);
    return (
      <Step data={props.data} frame={props.frame}>
        <h1>{list().title}</h1>
        <p>{list().said}</p>
        <p class="small quiet">{list().apart}</p>
        <TextField
          name="name"
          label={list().name}
          value={props.data.name}
          problem={problem('name')}
          autocomplete="name"
          maxLength={200}
        />
        <TextField
          name="email"
          label={list().email}
          value={props.data.email}
          problem={problem('email')}
          type="email"
          inputMode="email"
          autocomplete="email"
          maxLength={254}
        />
        <TextField
          name="mobile"
          label={list().mobile}
          value={props.data.mobile}
          problem={problem('mobile')}
          type="tel"
          autocomplete="tel"
          maxLength={40}
        />
        <TextField
          name="landline"
          label={list().landline}
          value={props.data.landline}
          problem={problem('landline')}
          type="tel"
          autocomplete="home tel"
          maxLength={40}
        />
        <TextField
          name="address"
          label={list().address}
          value={props.data.address}
          problem={problem('address')}
          lines={3}
          autocomplete="street-address"
          maxLength={500}
        />
        <fieldset>
          <legend>
            <h2>{list().which}</h2>
          </legend>
          <Wrong message={problem('preferred')} id={fieldId('preferred')}>
            <Options
              name="preferred"
              type="radio"
              rows={Object.entries(list().channels).map(([code, label]) => ({ code, label }))}
              chosen={props.data.preferred ? [props.data.preferred] : []}
            />
          </Wrong>
        </fieldset>
      </Step>
    );
  },
};
