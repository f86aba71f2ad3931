import type { Act, Receipt } from './act';
import type { Handed } from './hand-in';
import { oneSender } from './one-sender';
import { type LinkKey, seal, unseal } from './seal';
import { addAct, findSurvey, keepSurvey, listActs, refuseAct, removeAct } from './store';
import type { Survey } from './survey';

/**
 * Acts wait here, sealed, until the server has said that it has them: in their order, one tab at a time. An act carries its
 * own submission id, made when it was done, so one that was sent and lost its reply is sent again and counts once.
 */
export type Outbox = {
  /** Keeps an act; rejects when the phone refuses or has no space. */
  readonly keep: (act: Act) => Promise<number>;
  /** Acts that the server has not acknowledged, oldest first. */
  readonly waiting: () => Promise<readonly Kept[]>;
  /** Acts it will never take, with why: kept until the person removes them. */
  readonly refused: () => Promise<readonly Kept[]>;
  /** Sends what waits; resolves when all is sent, or the line is gone, or the server asks to come later. */
  readonly send: () => Promise<Sent>;
  /** Takes a kept act back, unless it has been sent meanwhile. */
  readonly takeBack: (number: number) => Promise<unknown>;
  /** Keeps the survey as it is asked for now, while no other tab hands anything in; undefined keeps what is there. */
  readonly refresh: (ask: () => Promise<Survey | undefined>) => Promise<unknown>;
  readonly findSurvey: () => Promise<Survey | undefined>;
};

export type Kept = { readonly number: number; readonly act: Act; readonly refused?: string };

export type Sent = {
  /** Receipts of what this tab sent, by the number an act was kept under. */
  readonly receipts: ReadonlyMap<number, Receipt>;
  /** The last of them. */
  readonly last: Receipt | undefined;
  /** How many still wait, and how long the server asks not to be tried. */
  readonly left: number;
  readonly againAfter: number;
  /** Some were refused for good. */
  readonly hasRefused: boolean;
};

/** @param post hands one act to the server */
export function createOutbox(link: LinkKey, post: (act: Act) => Promise<Handed>): Outbox {
  /** The server has asked not to be tried before. */
  let notBefore = 0;
  const readSurvey = async () => {
    const sealed = await findSurvey(link.name);
    // Sealed by this program under this key, so it is what it was.
    return sealed ? ((await unseal(link, sealed)) as Survey) : undefined;
  };
  const writeSurvey = async (survey: Survey, endsAt?: number) =>
    keepSurvey(link.name, await seal(link, survey), endsAt);
  const listKept = async (): Promise<readonly Kept[]> =>
    Promise.all(
      (await listActs(link.name)).map(async ({ sealed, ...kept }) => ({
        ...kept,
        act: (await unseal(link, sealed)) as Act,
      })),
    );
  const waiting = async () => (await listKept()).filter((one) => !one.refused);

  const send = () =>
    oneSender(link.name, async (renew): Promise<Sent> => {
      const receipts = new Map<number, Receipt>();
      let last: Receipt | undefined;
      let hasRefused = false;
      for (;;) {
        const [next, ...others] = await waiting();
        const againAfter = Math.max(0, notBefore - Date.now());
        if (!next || againAfter > 0) {
          const left = next ? others.length + 1 : 0;
          return { receipts, last, left, againAfter, hasRefused };
        }
        await renew();
        const handed = await post(next.act);
        if ('againAfter' in handed) {
          notBefore = Date.now() + handed.againAfter;
          return { receipts, last, left: others.length + 1, againAfter: handed.againAfter, hasRefused };
        }
        if ('refused' in handed) {
          hasRefused = true;
          await refuseAct(next.number, handed.refused);
          // Whoever pressed "Send my answers" meant this one too: they are told, and press again.
          for (const { number, act } of others) if (act.go === 'send') await removeAct(number);
          continue;
        }
        const { receipt } = handed;
        last = receipt;
        receipts.set(next.number, receipt);
        const survey = await readSurvey();
        // What the server has is written down before the act goes: a tab killed between the two sends it once more.
        if (survey) await writeSurvey({ ...survey, state: receipt.state });
        await removeAct(next.number);
      }
    });

  return {
    keep: async (act) => addAct(link.name, await seal(link, act)),
    waiting,
    refused: async () => (await listKept()).filter((one) => one.refused),
    send,
    takeBack: (number) => oneSender(link.name, () => removeAct(number)),
    refresh: (ask) =>
      oneSender(link.name, async () => {
        const survey = await ask();
        // By this phone's own clock, which may be set to anything.
        if (survey) await writeSurvey(survey, Date.now() + survey.countsFor);
      }),
    findSurvey: readSurvey,
  };
}
