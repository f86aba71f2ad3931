import { A, useNavigate } from '@solidjs/router';
import { recruitmentOperations } from '../../../../server/contract/recruitment';
import { Form, text } from '../../parts/form';
import { PageHead } from '../../parts/page-head';
import { TextInput } from '../../parts/text-input';

/** Names one push from one source, so that what it brings and costs can be told apart. */
export default function Wave() {
  const navigate = useNavigate();
  const pence = (written: string) =>
    written === '' ? null : Math.round(Number(written.replace(/[£,\s]/g, '')) * 100);
  return (
    <>
      <PageHead
        where={[{ label: 'Recruitment', href: '/staff/recruitment' }, { label: 'New wave' }]}
        title="Name a recruitment wave"
      >
        One push from one source, such as “post, two wards, spring 2026”. What it brings is counted against
        its cost.
      </PageHead>
      <Form
        operation={recruitmentOperations.addWave}
        given={(data) => ({
          body: {
            name: text(data, 'name'),
            source: text(data, 'source'),
            costPence: pence(text(data, 'costPence')),
          },
        })}
        send="Save the wave"
        sending="Saving"
        onReply={() => navigate('/staff/recruitment')}
        beside={<A href="/staff/recruitment">Go back</A>}
      >
        <TextInput name="name" label="Name" hint="Such as spring 2026, two wards" />
        <TextInput name="source" label="Source" hint="Street, post, GP text, referral, open web …" />
        <TextInput
          name="costPence"
          label="Cost in pounds"
          hint="Leave it empty while it is not known."
          inputmode="decimal"
          width={10}
        />
      </Form>
    </>
  );
}
