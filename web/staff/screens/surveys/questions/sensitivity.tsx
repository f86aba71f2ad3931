import { Show } from 'solid-js';
import { lawfulBases, specialConditions } from '../../../../../surveys/panel/consent';
import type { Question } from '../../../../../surveys/questions/answers';
import { type LegalGround, specialCategories } from '../../../../../surveys/questions/question-kind';
import { Pick, TextBox, Tick } from '../fields';

const spaced = (code: string) => {
  const words = code.replace(/-/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
const choicesOf = (codes: readonly string[]) => codes.map((value) => ({ value, label: spaced(value) }));

/** Whether it is sensitive, or asks for special-category data and on what ground; and why we ask, as members read it. */
export function Sensitivity(props: {
  readonly question: Question;
  readonly onSet: (name: string, value: unknown) => void;
}) {
  const whyWeAsk = () => props.question.whyWeAsk;
  return (
    <fieldset class="field">
      <legend>Why we ask, and on what ground</legend>
      <TextBox
        label="Why we ask"
        hint="Two sentences: what it is for, then a fact or what is not kept."
        lines={2}
        value={whyWeAsk()?.en ?? ''}
        onChange={(en) => props.onSet('whyWeAsk', en.trim() === '' ? undefined : { ...whyWeAsk(), en })}
      />
      <Tick
        label="Sensitive: small counts are hidden, and members are told why we ask"
        value={props.question.sensitive ?? false}
        onChange={(isSet) => props.onSet('sensitive', isSet || undefined)}
      />
      <Pick
        label="Special-category data (UK GDPR, article 9)"
        value={props.question.special ?? ''}
        nothing="It asks for none"
        choices={choicesOf(specialCategories)}
        onChange={(special) => props.onSet('special', special || undefined)}
      />
      <Show when={props.question.special}>
        <GroundFields
          ground={props.question.ground}
          otherwise="That of the questionnaire"
          onChange={(ground) => props.onSet('ground', ground)}
        />
      </Show>
    </fieldset>
  );
}

/** Purpose, basis and condition: of one question, or of the questionnaire as a whole. */
export function GroundFields(props: {
  readonly ground: LegalGround | undefined;
  /** What holds when none is named. */
  readonly otherwise: string;
  readonly onChange: (ground: LegalGround | undefined) => void;
}) {
  return (
    <>
      <Pick
        label="Legal basis (article 6)"
        value={props.ground?.basis ?? ''}
        nothing={props.otherwise}
        choices={choicesOf(lawfulBases)}
        onChange={(chosen) => {
          const basis = lawfulBases.find((one) => one === chosen);
          props.onChange(basis && { purpose: 'To plan local health and care', ...props.ground, basis });
        }}
      />
      <Show when={props.ground}>
        {(ground) => (
          <>
            <TextBox
              label="Purpose of the use"
              value={ground().purpose}
              onChange={(purpose) => props.onChange({ ...ground(), purpose })}
            />
            <Pick
              label="Condition of article 9"
              value={ground().condition ?? ''}
              nothing="None named"
              choices={choicesOf(specialConditions)}
              onChange={(chosen) => {
                const { condition: _gone, ...rest } = ground();
                const condition = specialConditions.find((one) => one === chosen);
                props.onChange(condition ? { ...rest, condition } : rest);
              }}
            />
          </>
        )}
      </Show>
    </>
  );
}
