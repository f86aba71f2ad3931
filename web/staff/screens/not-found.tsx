import { A } from '@solidjs/router';
import { PageHead } from '../parts/page-head';

/** An address without a screen, or with one that this footprint does not have. */
export function NotFound() {
  return (
    <>
      <PageHead where={[{ label: 'Not found' }]} title="There is no such screen">
        The address may be old, belong to another footprint, or need a role you do not have.
      </PageHead>
      <p>
        <A href="/staff">Go to your first station</A>
      </p>
    </>
  );
}
