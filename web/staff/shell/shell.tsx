import { A, useLocation, useNavigate } from '@solidjs/router';
import { createEffect, createSignal, type JSX, on, Show } from 'solid-js';
import { standingOperations } from '../../../server/contract/standing';
import { listed, time } from '../../shared/format';
import { lineLostSince } from '../api';
import { Notice } from '../parts/notice';
import { createReading } from '../reading';
import { stationsWithScreen } from '../routes';
import { useMe, useSession } from '../session';
import { roleWords } from '../stations';
import { Nav } from './nav';
import { waitingWords } from './waiting-words';

/** The frame of every screen of the signed-in: navigation left (a menu on a phone), who I am, the screen. */
export function Shell(props: { readonly children: JSX.Element }) {
  const session = useSession();
  const me = useMe();
  const location = useLocation();
  const navigate = useNavigate();
  const [isMenuOpen, setMenuOpen] = createSignal(false);
  let main: HTMLElement | undefined;

  // A new screen starts where its title is: focus moves with the address, as a page load would.
  createEffect(
    on(
      () => location.pathname,
      () => main?.focus({ preventScroll: true }),
      { defer: true },
    ),
  );

  // Counted again on every screen: what was done on the last one shows.
  const standing = createReading(standingOperations.showStanding, () => {
    void location.pathname;
    return {};
  });

  const demoNote = () => me().footprint?.demoNote ?? 'Demonstration: people and their answers are invented.';

  const signOut = async () => {
    await session.signOut();
    navigate('/staff');
  };

  return (
    <div class="shell">
      <a class="skip" href="#screen" rel="external">
        Skip to the screen
      </a>
      <header class="side">
        <div class="side-head">
          <div>
            <A class="side-name" href="/staff">
              {me().footprint?.name}
            </A>
            <p class="side-place">{me().footprint?.place}</p>
          </div>
          <button
            class="menu-button"
            type="button"
            aria-expanded={isMenuOpen()}
            aria-controls="side-menu"
            onClick={() => setMenuOpen((open) => !open)}
          >
            Stations
          </button>
        </div>
        <div id="side-menu" class="side-menu" classList={{ 'side-menu-open': isMenuOpen() }}>
          <Nav
            roles={me().roles}
            withScreen={stationsWithScreen}
            waiting={waitingWords(standing.reply())}
            onFollow={() => setMenuOpen(false)}
          />
          <div class="side-foot">
            <p class="side-who">{me().staff.name}</p>
            <p>
              {listed(me().roles.map((role) => roleWords[role]))}.{' '}
              <button type="button" class="button-plain" onClick={signOut}>
                Sign out
              </button>
            </p>
            <Show when={me().footprints.length > 1}>
              <p>
                <A href="/staff/footprint" onClick={() => setMenuOpen(false)}>
                  Change footprint
                </A>
              </p>
            </Show>
            <Show when={me().footprint?.isDemo}>
              <p class="side-demo">{demoNote()}</p>
            </Show>
          </div>
        </div>
      </header>
      <main class="screen" id="screen" tabindex="-1" ref={main}>
        <Show when={me().footprint?.isDemo}>
          <p class="demo-line">{demoNote()}</p>
        </Show>
        <Show when={lineLostSince()}>
          {(since) => (
            <Notice kind="warning" lead={`No connection since ${time(since())}.`}>
              What you see may be old. Nothing is saved until a reply says so.
            </Notice>
          )}
        </Show>
        {props.children}
      </main>
    </div>
  );
}
