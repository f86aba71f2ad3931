import { Match, Switch } from 'solid-js';
import { useHasRole } from '../../session';
import Overview from './overview';
import Recruiter from './recruiter';
import TakeOver from './take-over';

/** Each finds what they come for: who runs the panel the flow, a recruiter open cells, an administrator the taking over. */
export default function Recruitment() {
  const hasRole = useHasRole();
  return (
    <Switch fallback={<TakeOver />}>
      <Match when={hasRole('engagement-lead', 'analyst')}>
        <Overview />
      </Match>
      <Match when={hasRole('recruiter')}>
        <Recruiter />
      </Match>
    </Switch>
  );
}
