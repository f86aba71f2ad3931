import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clip, MediaKind } from '../../surveys/media/media';
import { questionnairesOperations } from '../contract/questionnaires';
import { keepMedia } from '../steps/keep-media';
import type { Stage } from './stage';

/**
 * Puts a clip at the first question of a draft, to show where a signer stands. It is no sign language, and says so itself.
 * @param questionnaire a draft that no wave has issued
 */
export async function showExampleClip({ driver, footprint }: Stage, questionnaire: string): Promise<void> {
  const keep = (kind: MediaKind, name: string) => {
    const bytes = readFileSync(join(driver.deps.root, 'db', 'reference', 'clips', name));
    const stream = new Blob([new Uint8Array(bytes)]).stream();
    const by = driver.staffId('engagement-lead');
    return keepMedia(driver.deps, footprint.id, { upload: { stream, length: bytes.length }, kind, name, by });
  };
  const clip = await keep('clip', 'example.mp4');
  const captions = await keep('captions', 'example.en.vtt');
  const bsl: Clip = {
    media: clip.id,
    ...(clip.width && clip.height ? { width: clip.width, height: clip.height } : {}),
    captions: [{ language: 'en', media: captions.id }],
  };
  const lead = driver.as('engagement-lead');
  const params = { questionnaire };
  const { version, revision, definition } = await lead(questionnairesOperations.showQuestionnaire, {
    params,
  });
  const [page, ...pages] = definition.pages;
  const [question, ...questions] = page?.questions ?? [];
  if (!page || !question) throw new Error('The demo survey has no first question');
  const signed = {
    ...definition,
    pages: [{ ...page, questions: [{ ...question, bsl }, ...questions] }, ...pages],
  };
  await lead(questionnairesOperations.changeQuestionnaire, {
    params,
    body: { version, revision, definition: signed },
  });
}
