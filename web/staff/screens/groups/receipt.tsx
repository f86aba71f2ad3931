import { For, Show } from 'solid-js';
import { groupsOperations } from '../../../../server/contract/groups';
import { count, dateTime, percent } from '../../../shared/format';
import { addressOf } from '../../api';
import { DownloadLink } from '../../parts/download-link';
import { Facts } from '../../parts/facts';
import { Section } from '../../parts/layout';
import { StepCurve } from '../../parts/step-curve';
import { type Lead, type Shown, sayStatus } from './words';

type Lottery = Lead['lotteries'][number];

/** Chances of everyone in the last lottery, and the receipt of each draw. */
export function Receipt(props: { readonly shown: Shown; readonly lead: Lead }) {
  const newest = () => props.lead.lotteries.at(-1);
  const untilFull = () => newest()?.finding.untilFull;
  return (
    <Show when={newest()}>
      {(lottery) => (
        <>
          <Section title={`Chance of each of the ${lottery().finding.pool}, %`}>
            <Show
              when={lottery().finding.bands.length > 0}
              fallback={
                <p>
                  Nobody has less than {percent(lottery().finding.minimum)}. Fewer than ten people are in the
                  lot, so their chances are not told apart.
                </p>
              }
            >
              <StepCurve
                label="Chance of each person in the lot, least likely first, %"
                xHead="People"
                xEnd={lottery().finding.pool}
                xStep={Math.max(1, Math.ceil(lottery().finding.pool / 4))}
                yEnd={Math.min(
                  1,
                  Math.max(
                    ...[...lottery().finding.bands, ...(untilFull()?.bands ?? [])].map(({ mean }) => mean),
                  ) * 1.2,
                )}
                curves={[
                  { label: 'this draw', look: 'today', points: stepsOf(lottery().finding.bands) },
                  ...(untilFull()
                    ? [
                        {
                          label: 'picking until full',
                          look: 'dashed' as const,
                          points: stepsOf(untilFull()!.bands),
                        },
                      ]
                    : []),
                ]}
                note={`Those with fewer than ten others of their chance stand together at the mean. ${sayUntilFull(lottery())}`}
              />
            </Show>
          </Section>
          <Section title="Receipt">
            <Facts
              values="left"
              items={[
                {
                  name: 'Method',
                  value: `${lottery().finding.methodName}, over ${lottery().finding.numbered?.panels ?? lottery().finding.panels} possible groups`,
                },
                {
                  name: 'Smallest chance',
                  value: `${percent(lottery().finding.minimum)}, ${sayStatus(lottery())}`,
                },
                { name: 'People and quotas', value: short(lottery().commitment.instance) },
                { name: 'Groups and chances', value: short(lottery().commitment.lottery) },
                { name: 'All else before the draw', value: short(lottery().commitment.terms) },
                {
                  name: 'Seed, committed',
                  value: short(lottery().commitment.seed) ?? 'none: balls draw',
                },
              ]}
            />
            <For each={props.lead.draws}>
              {(draw) => (
                <>
                  <Facts
                    values="left"
                    items={[
                      { name: 'Drawn', value: dateTime(draw.at) },
                      { name: 'Outcome', value: `group ${draw.drawn} of ${draw.panels}` },
                      ...(draw.seed === null ? [] : [{ name: 'Seed, revealed', value: draw.seed }]),
                      { name: 'Fingerprint', value: short(draw.mark) },
                    ]}
                  />
                  <p>
                    <DownloadLink
                      href={addressOf(groupsOperations.takeAuditorReceipt, {
                        params: { group: props.shown.group.id, draw: draw.id },
                      })}
                      about="JSON, under pseudonyms; written down"
                    >
                      Auditor’s receipt
                    </DownloadLink>
                  </p>
                </>
              )}
            </For>
            <p>
              <a href={props.shown.address ?? ''} rel="external">
                The public page, and how to check this draw
              </a>
            </p>
          </Section>
        </>
      )}
    </Show>
  );
}

const short = (hash: string | null) => hash?.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ');

/** What simple picking would have done to the least likely person, for scale. */
function sayUntilFull({ finding: { untilFull } }: Lottery): string {
  if (untilFull === undefined) return '';
  if (untilFull === null)
    return 'Picking people until the quotas are full would hardly ever have made a group.';
  return `Had people been picked at random until the quotas were full (tried ${count(untilFull.trials)} times), the least likely would have had about ${percent(untilFull.minimum)}.`;
}

function stepsOf(bands: Lottery['finding']['bands']) {
  let people = 0;
  const points = bands.map(({ people: more, mean }) => {
    const point = { x: people, y: mean };
    people += more;
    return point;
  });
  const last = bands.at(-1);
  return last ? [...points, { x: people, y: last.mean }] : points;
}
