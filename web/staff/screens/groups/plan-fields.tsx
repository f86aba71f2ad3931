import type { groupsOperations } from '../../../../server/contract/groups';
import type { ReplyOf } from '../../../../server/contract/operation';
import { Checkboxes } from '../../parts/checkboxes';
import { DateInput } from '../../parts/date-input';
import { choices, text } from '../../parts/form';
import { Select } from '../../parts/select';
import { TextInput } from '../../parts/text-input';
import { type Part, segmentOf } from './rule-parts';
import type { Shown } from './words';

type Plan = Omit<Shown['group'], 'id' | 'sentence' | 'pathwayName'>;
type Pathways = ReplyOf<typeof groupsOperations.describeChoices>['pathways'];

const provided = [
  { value: 'british-sign-language', label: 'A British Sign Language interpreter' },
  { value: 'easy-read', label: 'Easy Read papers' },
  { value: 'other-language', label: 'Interpreters for other languages' },
] as const;

/** What a plan begins with. */
export const newPlan = (): Plan => {
  const day = (from: number) => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);
  return {
    title: '',
    purpose: '',
    pathwayId: null,
    request: null,
    seats: 10,
    meetsOn: day(42),
    hours: '18:00 to 19:30',
    place: '',
    offer: '£30 and your travel.',
    provides: [],
    answerBy: day(21),
    segment: { all: [] },
    onePerHousehold: true,
  };
};

/** A plan as its form says it, with the rule edited beside it. */
export const readPlan = (data: FormData, parts: readonly Part[]): Plan => ({
  title: text(data, 'title'),
  purpose: text(data, 'purpose'),
  pathwayId: text(data, 'pathwayId') || null,
  request: text(data, 'request') || null,
  seats: Number(text(data, 'seats') || 'NaN'),
  meetsOn: text(data, 'meetsOn'),
  hours: text(data, 'hours'),
  place: text(data, 'place'),
  offer: text(data, 'offer'),
  provides: provided.map(({ value }) => value).filter((value) => choices(data, 'provides').includes(value)),
  answerBy: text(data, 'answerBy'),
  segment: segmentOf(parts),
  onePerHousehold: choices(data, 'onePerHousehold').length > 0,
});

/** What a group is for, when and where it meets, and for how many. */
export function PlanFields(props: { readonly plan: Plan; readonly pathways: Pathways }) {
  const of = props.plan;
  return (
    <>
      <TextInput name="title" label="Title" hint="Members and the public read it." value={of.title} />
      <TextInput name="purpose" label="What it is for, as members read it" lines={3} value={of.purpose} />
      <Select
        name="pathwayId"
        label="For the programme of"
        hint="Its team sees counts, never a name."
        nothing="No programme"
        value={of.pathwayId ?? ''}
        choices={props.pathways.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextInput
        name="request"
        label="The request it serves"
        hint="Its number or title, such as Request 31, if there is one."
        value={of.request ?? ''}
      />
      <TextInput name="seats" label="Seats" inputmode="numeric" width={4} value={String(of.seats)} />
      <DateInput name="meetsOn" label="Day" value={of.meetsOn} />
      <TextInput name="hours" label="From when to when" width={20} value={of.hours} />
      <TextInput name="place" label="Where, or online" value={of.place} />
      <TextInput name="offer" label="What those who come are offered" value={of.offer} />
      <Checkboxes
        name="provides"
        label="Will be there"
        hint="Members who need what is not there are held back, and you are told how many."
        values={of.provides ?? []}
        choices={provided}
      />
      <DateInput name="answerBy" label="Last day to say yes or no" value={of.answerBy} />
      <Checkboxes
        name="onePerHousehold"
        label="Households"
        values={of.onePerHousehold === false ? [] : ['yes']}
        choices={[
          {
            value: 'yes',
            label: 'At most one person from each household',
            hint: 'As far as addresses are known.',
          },
        ]}
      />
    </>
  );
}
