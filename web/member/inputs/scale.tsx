import { formName } from '../../../surveys/questions/parts';
import { type OptionRow, Options } from '../../shared/options';
import { filled, type Input, type InputProps, offerRows, rowOf } from './input';
import { Group } from './lead';

/** One point of a scale: labelled points as rows; numbers as a ladder, the highest at the top, words at both ends. */
export const ScalePoints: Input = (props) => {
  const name = () => formName(props.question);
  const isLadder = () => props.question.kind === 'scale' && props.question.style === 'numeric';
  return (
    <Group of={props}>
      <Options
        name={name()}
        type="radio"
        ladder={isLadder()}
        rows={rowsOf(props)}
        apart={offerRows(props.question, props.language)}
        chosen={filled(props.fields, name())}
      />
    </Group>
  );
};

function rowsOf({ question, language }: InputProps): OptionRow[] {
  if (question.kind !== 'scale') return [];
  if (question.style === 'labelled') {
    return question.points.map((point) => rowOf(point, language));
  }
  const rows: OptionRow[] = [];
  for (let number = question.to; number >= question.from && rows.length < 100; number--) {
    const ends =
      number === question.to ? question.toWords : number === question.from ? question.fromWords : undefined;
    const code = String(number);
    rows.push({ ...(ends ? rowOf({ code, label: ends }, language) : { code, label: '' }), step: code });
  }
  return rows;
}
