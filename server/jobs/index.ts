import type { Deps } from '../deps';
import { backUp } from './back-up';
import { closeWaves } from './close-waves';
import { keepHistory } from './keep-history';
import { rotateKeys } from './rotate-keys';
import { sendReminders } from './send-reminders';
import { tendPanel } from './tend-panel';
import { tidyMedia } from './tidy-media';

/** What a job did, in counts. */
export type Outcome = Readonly<Record<string, number | string>>;

export type Job = {
  readonly summary: string;
  /** When it runs by itself, as cron knows it, in UTC. */
  readonly schedule: string;
  /** Run twice, it acts once. */
  readonly run: (deps: Deps) => Promise<Outcome>;
};

export const jobs = {
  'send-reminders': {
    summary:
      'Remind members whose survey waits, by each wave’s rule, and those asked to a group who have not answered',
    schedule: '*/30 * * * *',
    run: sendReminders,
  },
  'close-waves': {
    summary: 'Close the waves whose window has ended',
    schedule: '5 * * * *',
    run: closeWaves,
  },
  'keep-history': {
    summary: 'Keep today’s figures of each panel beside its population, once a day',
    schedule: '40 1 * * *',
    run: keepHistory,
  },
  'tend-panel': {
    summary: 'End breaks on their day; delete who waited a year in reserve, and sign-ups nobody confirmed',
    schedule: '40 3 * * *',
    run: tendPanel,
  },
  'rotate-keys': {
    summary: 'Seal with the newest key what an older one sealed',
    schedule: '50 3 * * *',
    run: rotateKeys,
  },
  'tidy-media': {
    summary: 'Remove what uploads that were cut off a day ago left behind',
    schedule: '10 2 * * *',
    run: tidyMedia,
  },
  'back-up': {
    summary: 'Copy the database and the uploaded files into the back-ups folder, keeping seven days',
    schedule: '20 2 * * *',
    run: backUp,
  },
} as const satisfies Record<string, Job>;

export type JobName = keyof typeof jobs;
