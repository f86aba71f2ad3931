import { A, useNavigate, useParams } from '@solidjs/router';
import { accessOperations } from '../../../../server/contract/access';
import { Form } from '../../parts/form';
import { useSession } from '../../session';
import { Door } from '../../shell/door';

/** Where a one-use sign-in link leads. Opening it changes nothing; the button uses it up. */
export function Enter() {
  const params = useParams();
  const navigate = useNavigate();
  const session = useSession();
  return (
    <Door title="Sign in with your link">
      <p>The link works once: press the button to use it now.</p>
      <Form
        operation={accessOperations.enter}
        given={() => ({ body: { token: params.token ?? '' } })}
        send="Sign in"
        sending="Signing in"
        sayProblem={(problem) =>
          problem.code === 'link-dead'
            ? {
                code: problem.code,
                title: 'This link no longer works.',
                detail: 'It works once. A new start of the program prints new ones.',
              }
            : problem
        }
        onReply={(me) => {
          session.become(me);
          navigate('/staff', { replace: true });
        }}
        beside={<A href="/staff/sign-in">Sign in with e-mail instead</A>}
      />
    </Door>
  );
}
