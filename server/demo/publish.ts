import { publicationsOperations } from '../contract/publications';
import { weightingOperations } from '../contract/weighting';
import type { Asked } from './ask';
import { days } from './calendar';
import type { Stage } from './stage';

/** Weights survey 1 with the merges the program proposes, publishes it, and tells everyone asked. */
export async function publishResults(stage: Stage, { waveId }: Asked): Promise<void> {
  const { driver, calendar } = stage;
  driver.goTo(calendar.at(days.weighed, 14));
  const analyst = driver.as('analyst');
  const params = { wave: waveId };
  const draft = await analyst(weightingOperations.draftWeights, { params });
  const merges = draft.proposals.map(({ margin, label, cells }) => ({ margin, label, cells }));
  const weighed = await analyst(weightingOperations.previewWeights, { params, body: { merges } });
  if (!weighed.preview) throw new Error(`Survey 1 could not be weighted: ${weighed.trouble}`);
  await analyst(weightingOperations.keepWeights, { params, body: { merges, basis: weighed.preview.basis } });

  driver.goTo(calendar.at(days.published, 10));
  const body = {
    title: 'More than half rate the coordination of their care as good',
    intro:
      'We asked how people are, how care has been, and how they would share out the money. Invented answers, drawn to resemble the published figures of the Health Insight Survey where it has them: nobody here said this.',
    segments: ['age_band', 'imd_quintile'],
  };
  const { basis } = await analyst(publicationsOperations.previewPublication, { params, body });
  await driver.as('engagement-lead')(publicationsOperations.publish, {
    params,
    body: { ...body, basis, signedOff: true },
  });
  await driver.deliver();
}
