import { Index } from 'solid-js';
import type { SupportLine } from '../../../../../surveys/questionnaires/types';
import { Button } from '../../../parts/button';
import { TextBox } from '../fields';

/** Where help is: a name, its telephone, and what it is for. */
export function SupportLines(props: {
  readonly lines: readonly SupportLine[];
  readonly onChange: (lines: readonly SupportLine[]) => void;
}) {
  const put = (at: number, line: SupportLine) =>
    props.onChange(props.lines.map((one, index) => (index === at ? line : one)));
  return (
    <fieldset class="field">
      <legend>Where help is</legend>
      <Index each={props.lines}>
        {(line, at) => (
          <div class="field-row">
            <TextBox
              label="Name"
              value={line().name.en}
              onChange={(en) => put(at, { ...line(), name: { ...line().name, en } })}
            />
            <TextBox
              label="Telephone"
              value={line().telephone ?? ''}
              onChange={(telephone) => {
                const { telephone: _before, ...rest } = line();
                put(at, telephone.trim() === '' ? rest : { ...rest, telephone });
              }}
            />
            <TextBox
              label="What for, or when"
              value={line().about?.en ?? ''}
              onChange={(en) => {
                const { about, ...rest } = line();
                put(at, en.trim() === '' ? rest : { ...rest, about: { ...about, en } });
              }}
            />
            <button
              type="button"
              class="remove"
              aria-label={`Remove ${line().name.en}`}
              onClick={() => props.onChange(props.lines.filter((_, index) => index !== at))}
            >
              ×
            </button>
          </div>
        )}
      </Index>
      <Button
        look="plain"
        onPress={() => props.onChange([...props.lines, { name: { en: 'NHS 111' }, telephone: '111' }])}
      >
        Add a line
      </Button>
    </fieldset>
  );
}
