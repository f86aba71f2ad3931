import { getDrawMethod } from '../../analysis/groups/index';
import { sayCell } from '../../analysis/groups/instance';
import type { PublicReceipt } from '../../analysis/groups/receipt';
import { sayNumbered, sayStatus } from '../../analysis/groups/receipt-page';
import { findDraw, findGroup, listDraws, listLotteries, listRounds } from '../../db/queries/groups';
import { localDateOf } from '../../surveys/fieldwork/local-date';
import type { groupsOperations } from '../contract/groups';
import { Refusal } from '../errors';
import { longDate } from '../messages/dates';
import type { Handlers } from '../mount';
import { findingsOf, percent, sayFairness } from '../steps/read-group';

type Groups = Handlers<typeof groupsOperations>;

/** What was committed to, what was drawn, and how to check it. There from the first commitment on, never without one. */
export const showPublicGroup: Groups['showPublicGroup'] = async ({ read, footprint, params }) => {
  const group = await findGroup(read, params.group);
  const lotteries = group ? await listLotteries(read, group.id) : [];
  if (!group || lotteries.length === 0) throw new Refusal('not-found');
  const draws = await listDraws(read, group.id);
  const when = (at: Date) =>
    `${longDate(localDateOf(at, footprint.timeZone))}, ${at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: footprint.timeZone })}`;
  return {
    page: {
      screen: 'group',
      props: {
        title: group.title,
        intro: [
          `${group.seats} seats, ${longDate(group.meetsOn)}, ${group.place}. Who sits is drawn by lot among those who can come.${draws.length === 0 ? ` ${getDrawMethod(lotteries.at(-1)!.finding.method).promise}` : ''}`,
          ...sayFairness(await listRounds(read, group.id), findingsOf(lotteries, draws)),
        ],
        lotteries: lotteries.map((lottery, l) => {
          const draw = draws.find(({ lotteryId }) => lotteryId === lottery.id);
          return {
            title: draw
              ? draws[0] === draw
                ? 'The draw'
                : `Draw ${draws.indexOf(draw) + 1}, for seats given back`
              : l === lotteries.length - 1
                ? 'Committed to, not drawn yet'
                : 'Committed to, and never drawn: a later search took its place',
            committed: when(lottery.at),
            commitment: [
              { label: 'Rule of the lot', value: getDrawMethod(lottery.finding.method).label },
              { label: 'People and quotas', value: lottery.commitment.instance },
              { label: 'Panels and their chances', value: lottery.commitment.lottery },
              { label: 'Everything on the receipt settled before the draw', value: lottery.commitment.terms },
              ...(lottery.commitment.seed === null
                ? [{ label: 'Drawn by', value: `${lottery.finding.numbered?.panels ?? 0} numbered balls` }]
                : [{ label: 'Seed', value: lottery.commitment.seed }]),
            ],
            // Written by the draw from the engine's own receipt.
            ...(draw
              ? {
                  draw: drawOf(draw.receipt as unknown as PublicReceipt, when(draw.at), {
                    href: `/${footprint.id}/groups/${group.id}/receipts/${draw.id}`,
                  }),
                }
              : {}),
          };
        }),
      },
    },
  };
};

function drawOf(receipt: PublicReceipt, drawnAt: string, { href }: { href: string }) {
  const {
    seats,
    chosen,
    pool,
    bands,
    quotas,
    onePerHousehold,
    seed,
    drawn,
    panels,
    minimum,
    witnesses,
    mark,
  } = receipt;
  return {
    drawnAt,
    said: `${pool ?? 'Fewer than ten'} people were in the lot for ${seats - chosen === 1 ? 'a seat' : `${seats - chosen} seats`}. ${receipt.promise} ${sayStatus(receipt)} ${sayNumbered(receipt)}`.trim(),
    lowest: percent(minimum),
    bands: bands.map(({ people, from, to, mean }) => ({
      people,
      chance: to - from < 1e-9 ? percent(mean) : `${percent(from)} to ${percent(to)}`,
    })),
    quotas: quotas.map(({ cell, min, max }) => ({ who: sayCell(cell), least: min, most: max })),
    onePerHousehold,
    facts: [
      ...(seed === null
        ? [{ label: 'Seen by', value: witnesses ?? '' }]
        : [{ label: 'Seed, revealed at the draw', value: seed }]),
      { label: seed === null ? 'Ball drawn' : 'Panel drawn', value: `${drawn} of ${panels.length}` },
      { label: 'Fingerprint of the receipt', value: mark },
      { label: 'Method and version', value: `${getDrawMethod(receipt.method).label}, ${receipt.version}` },
    ],
    href,
  };
}

/** The receipt as a file, which `npm run verify-draw` checks without the database. */
export const takePublicReceipt: Groups['takePublicReceipt'] = async ({ read, params }) => {
  const draw = await findDraw(read, params.draw);
  if (draw?.groupId !== params.group) throw new Refusal('not-found');
  return { bytes: `${JSON.stringify(draw.receipt, null, 1)}\n`, name: 'public-receipt.json' };
};
