import { Navigate, Route, Router, type RouteSectionProps } from '@solidjs/router';
import { type Component, For, Match, Show, Suspense, Switch } from 'solid-js';
import { Button } from './parts/button';
import { screens, stationsWithScreen } from './routes';
import { AskReset } from './screens/access/ask-reset';
import { ChooseFootprint } from './screens/access/choose-footprint';
import { Enter } from './screens/access/enter';
import { SetPassphrase } from './screens/access/set-passphrase';
import { SignIn } from './screens/access/sign-in';
import { NotFound } from './screens/not-found';
import { SessionProvider, useMe, useSession } from './session';
import { Door } from './shell/door';
import { Shell } from './shell/shell';
import { stationsFor } from './stations';

/**
 * The staff face: addresses before signing in stand alone; all others ask for a session and a footprint.
 * /staff leads to the first station one's roles find.
 */
export function App() {
  return (
    <Router root={Root}>
      <Route path="/staff/sign-in" component={SignIn} />
      <Route path="/staff/reset" component={AskReset} />
      <Route path="/staff/enter/:token" component={Enter} />
      <Route path={['/staff/invitation/:token', '/staff/first/:token']} component={SetPassphrase} />
      <Route path="/staff/passphrase/:token" component={SetPassphrase} />
      <Route path="/staff/footprint" component={signedIn(ChooseFootprint)} />
      <Route path="/staff" component={Guarded}>
        <Route path="/" component={FirstStation} />
        <For each={Object.entries(screens)}>
          {([station, pages]) => (
            <Route path={`/${station}`}>
              <For each={Object.entries(pages)}>
                {([path, screen]) => <Route path={path} component={screen} />}
              </For>
            </Route>
          )}
        </For>
        <Route path="*" component={NotFound} />
      </Route>
    </Router>
  );
}

function Root(props: RouteSectionProps) {
  return (
    <SessionProvider>
      <Suspense>{props.children}</Suspense>
    </SessionProvider>
  );
}

/** Shell for whoever is signed in to a footprint; otherwise the way in. */
function Guarded(props: RouteSectionProps) {
  return <Entry whenFootprint={() => <Shell>{<Suspense>{props.children}</Suspense>}</Shell>} />;
}

function signedIn(Screen: Component): Component {
  return () => {
    const session = useSession();
    return (
      <Show when={session.me()} fallback={<Entry whenFootprint={() => null} />}>
        <Screen />
      </Show>
    );
  };
}

function Entry(props: { readonly whenFootprint: Component }) {
  const session = useSession();
  return (
    <Switch>
      <Match when={session.me()?.footprint}>
        <props.whenFootprint />
      </Match>
      <Match when={session.me()}>
        <ChooseFootprint />
      </Match>
      <Match when={session.me() === null}>
        <SignIn />
      </Match>
      <Match when={session.problem()}>
        {(problem) => (
          <Door title={problem().title}>
            <p>The server cannot be reached from this computer.</p>
            <p class="actions">
              <Button onPress={() => void session.refresh()}>Try again</Button>
            </p>
          </Door>
        )}
      </Match>
    </Switch>
  );
}

/** /staff: the panel for those who run it, people and roles for an administrator, else the first station found. */
function FirstStation() {
  const me = useMe();
  const found = () => {
    const stations = stationsFor(me().roles, stationsWithScreen);
    const first = (key: string) => stations.find((station) => station.key === key);
    return first('panel') ?? first('people') ?? stations[0];
  };
  return (
    <Show when={found()} fallback={<NotFound />}>
      {(station) => <Navigate href={`/staff/${station().key}`} />}
    </Show>
  );
}
