import type { Act, Receipt } from './act';
import { oneSender } from './one-sender';
import { type LinkKey, seal, unseal } from './seal';
import { addAct, findSurvey, keepSurvey, listActs, removeAct } from './store';
import type { Survey } from './survey';

/**
 * Acts wait here, sealed, until the server has said that it has them: in their order, one tab at a time. An act carries its
 * own submission id, made when it was done, so one that was sent and lost its reply is sent again and counts once.
 */
export type Outbox = {
  /** Keeps an act; rejects when the phone refuses or has no space. */
  readonly keep: (act: Act) => Promise<number>;
  /** Acts that the server has not acknowledged, oldest first. */
  readonly waiting: () => Promise<readonly { readonly number: number; readonly act: Act }[]>;
  /** Sends what waits; resolves when all is sent or the line is gone. */
  readonly send: () => Promise<Sent>;
  /** Takes a kept act back, unless it has been sent meanwhile. */
  readonly takeBack: (number: number) => Promise<unknown>;
  /** Keeps the survey as it is asked for now, while no other tab hands anything in; undefined keeps what is there. */
  readonly refresh: (ask: () => Promise<Survey | undefined>) => Promise<unknown>;
  readonly findSurvey: () => Promise<Survey | undefined>;
};

export type Sent = {
  /** Receipts of what this tab sent, by the number an act was kept under. */
  readonly receipts: ReadonlyMap<number, Receipt>;
  /** The last of them. */
  readonly last: Receipt | undefined;
  /** How many still wait. */
  readonly left: number;
};

/** @param post hands one act to the server; undefined when no answer of ours came back */
export function createOutbox(link: LinkKey, post: (act: Act) => Promise<Receipt | undefined>): Outbox {
  const readSurvey = async () => {
    const sealed = await findSurvey(link.name);
    // Sealed by this program under this key, so it is what it was.
    return sealed ? ((await unseal(link, sealed)) as Survey) : undefined;
  };
  const writeSurvey = async (survey: Survey) => keepSurvey(link.name, await seal(link, survey));
  const waiting = async () =>
    Promise.all(
      (await listActs(link.name)).map(async ({ number, sealed }) => ({
        number,
        act: (await unseal(link, sealed)) as Act,
      })),
    );

  const send = () =>
    oneSender(link.name, async (renew): Promise<Sent> => {
      const receipts = new Map<number, Receipt>();
      let last: Receipt | undefined;
      for (;;) {
        const [next, ...others] = await waiting();
        if (!next) return { receipts, last, left: 0 };
        await renew();
        const receipt = await post(next.act);
        if (!receipt) return { receipts, last, left: others.length + 1 };
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
    send,
    takeBack: (number) => oneSender(link.name, () => removeAct(number)),
    refresh: (ask) =>
      oneSender(link.name, async () => {
        const survey = await ask();
        if (survey) await writeSurvey(survey);
      }),
    findSurvey: readSurvey,
  };
}
