import { useNavigate } from '@solidjs/router';
import { type JSX, Show } from 'solid-js';
import { accessOperations } from '../../../../server/contract/access';
import { footprintsOperations } from '../../../../server/contract/footprints';
import { call } from '../../api';
import { Form, text } from '../../parts/form';
import { Radios } from '../../parts/radios';
import { createReading } from '../../reading';
import { useSession } from '../../session';

/** Opens a footprint from those whose places and census counts come with the product, and goes there. */
export function OpenFootprint(props: { readonly fallback?: JSX.Element }) {
  const session = useSession();
  const navigate = useNavigate();
  const reading = createReading(footprintsOperations.listTemplates);
  const left = () => reading.reply()?.templates.filter(({ isOpen }) => !isOpen) ?? [];
  return (
    <Show when={left().length > 0} fallback={props.fallback}>
      <section class="section">
        <h2>Open a footprint</h2>
        <p class="quiet">Its places and census counts are there at once. You become its administrator.</p>
        <Form
          operation={footprintsOperations.openFootprint}
          given={(data) => ({ body: { template: text(data, 'template') } })}
          send="Open it"
          sending="Opening it"
          look="second"
          onReply={async ({ id }) => {
            const chosen = await call(accessOperations.chooseFootprint, { body: { footprint: id } });
            if (chosen.reply) session.become(chosen.reply);
            // An administrator finds no station of the line yet: roles are given first.
            navigate('/staff/people');
          }}
        >
          <Radios
            name="template"
            label="Partnership"
            choices={left().map(({ id, name, place }) => ({ value: id, label: name, hint: place }))}
          />
        </Form>
      </section>
    </Show>
  );
}
