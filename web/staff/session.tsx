import { createContext, createSignal, type JSX, onMount, useContext } from 'solid-js';
import { accessOperations } from '../../server/contract/access';
import type { ReplyOf } from '../../server/contract/operation';
import type { StaffRole } from '../../surveys/vocabulary';
import { bindCalls, call, type Problem } from './api';

/** Who is signed in, where, and as what. */
export type Me = ReplyOf<typeof accessOperations.showMe>;

export type Session = {
  /** undefined while first asked, null when nobody is signed in. */
  readonly me: () => Me | null | undefined;
  /** Why it could not be asked (line lost), when it could not. */
  readonly problem: () => Problem | undefined;
  /** True after a session ended by itself, so that the sign-in page can say so. */
  readonly hasEnded: () => boolean;
  /** Ask again who I am: after changing own roles, or when the line is back. */
  readonly refresh: () => Promise<void>;
  /** What signing in and choosing a footprint replied. */
  readonly become: (me: Me) => void;
  readonly signOut: () => Promise<void>;
};

const SessionContext = createContext<Session>();

/** The session of this browser; the shell stands inside it. */
export function SessionProvider(props: { readonly children: JSX.Element }) {
  const session = createSession();
  onMount(() => void session.refresh());
  return <SessionContext.Provider value={session}>{props.children}</SessionContext.Provider>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession stands inside SessionProvider.');
  return session;
}

/** Me, inside screens that only the signed-in see. */
export function useMe(): () => Me {
  const session = useSession();
  return () => {
    const me = session.me();
    if (!me) throw new Error('useMe stands on screens of the signed-in.');
    return me;
  };
}

/** Whether I hold one of these roles in this footprint: what is offered. What is allowed the server decides. */
export function useHasRole(): (...roles: StaffRole[]) => boolean {
  const me = useMe();
  return (...roles) => roles.some((role) => me().roles.includes(role));
}

function createSession(): Session {
  const [me, setMe] = createSignal<Me | null>();
  const [problem, setProblem] = createSignal<Problem>();
  const [hasEnded, setEnded] = createSignal(false);

  const sessionLost = () => {
    if (me()) setEnded(true);
    setMe(null);
  };
  bindCalls({ onSessionLost: sessionLost });

  const become = (now: Me) => {
    bindCalls({ footprint: now.footprint?.id, onSessionLost: sessionLost });
    // a footprint's accent was checked for contrast when it was saved
    if (now.footprint) document.documentElement.style.setProperty('--accent', now.footprint.accent);
    setProblem(undefined);
    setEnded(false);
    setMe(() => now);
  };

  return {
    become,
    me,
    problem,
    hasEnded,
    refresh: async () => {
      const answer = await call(accessOperations.showMe);
      if (answer.problem) {
        setProblem(answer.problem.code === 'line-lost' ? answer.problem : undefined);
        if (answer.problem.code !== 'line-lost' && me() === undefined) setMe(null);
        return;
      }
      become(answer.reply);
    },
    signOut: async () => {
      await call(accessOperations.signOut, { body: {} });
      setEnded(false);
      setMe(null);
    },
  };
}
