import { A } from '@solidjs/router';
import { Show } from 'solid-js';
import { recruitmentOperations } from '../../../../server/contract/recruitment';
import { count, counted, dateTime } from '../../../shared/format';
import { Button } from '../../parts/button';
import { Empty } from '../../parts/empty';
import { Facts } from '../../parts/facts';
import { Section, Split } from '../../parts/layout';
import { PageHead } from '../../parts/page-head';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { OpenCells } from './open-cells';

/** A recruiter's own screen: which cells are open, what became of their recruits, and the form. No names. */
export default function Recruiter() {
  const reading = createReading(recruitmentOperations.showOpenCells);
  const title = () => {
    const shown = reading.reply();
    if (!shown) return 'Whom are we looking for today?';
    return shown.hasFrame ? `${counted(shown.places, 'place')} still open` : 'No quota frame is in use';
  };
  return (
    <>
      <PageHead
        where={[{ label: 'Recruitment' }]}
        asOf={<Show when={reading.reply()}>{(shown) => <>{`As of ${dateTime(shown().asOf)}`}</>}</Show>}
        title={title()}
        action={<Button href="/staff/recruitment/enter">Enter a recruit</Button>}
      >
        <Show
          when={reading.reply()}
          fallback="The cells below say who is still missing. Someone in a full cell may still sign up and waits in reserve."
        >
          {(shown) => (
            <>{`You have entered ${counted(shown().mine.entered, 'person', 'people')}: ${count(shown().mine.admitted)} admitted, ${count(shown().mine.reserve)} in reserve.`}</>
          )}
        </Show>
      </PageHead>
      <Waiting reading={reading}>
        {(shown) => (
          <Split
            aside={
              <Section title="Your recruits">
                <Facts
                  items={[
                    { name: 'Entered', value: count(shown().mine.entered) },
                    { name: 'Admitted', value: count(shown().mine.admitted) },
                    { name: 'In reserve', value: count(shown().mine.reserve) },
                  ]}
                />
                <p>
                  <A href="/staff/recruitment/import">Import a file of recruits</A>
                </p>
              </Section>
            }
          >
            <Show
              when={shown().hasFrame}
              fallback={
                <Empty title="Nobody is admitted yet">
                  While no quota frame is in use, everyone you enter waits in reserve. The open cells appear
                  here once there is one.
                </Empty>
              }
            >
              <OpenCells margins={shown().openCells} heading="Open cells" />
            </Show>
          </Split>
        )}
      </Waiting>
    </>
  );
}
