import type { BrowserContext } from 'playwright-core';
import { axe } from './web/pages/looks';

type Listed<Row> = Promise<readonly (Row & { readonly id: string })[]>;

/**
 * Every station of staff at 1280 px, with the screens that show most of it, looked at by axe with all its rules.
 * @param context signed in to the demo as its engagement lead
 * @returns screen → what was found there
 */
export async function lookAtStaff(context: BrowserContext, base: string): Promise<Map<string, string[]>> {
  const list = async <Row>(path: string, name = path): Listed<Row> =>
    (await (await context.request.get(`${base}/api/bnssg/${path}`)).json())[name];
  const waves = await list<{ status: string }>('waves');
  const idOf = (status: string) => waves.find((wave) => wave.status === status)?.id;
  const [closed, open] = [idOf('closed'), idOf('open')];
  const [survey] = await list('questionnaires');
  const [group] = await list('groups');
  const [pathway] = await list('pathways');
  const { questions } = await (await context.request.get(`${base}/api/bnssg/themes`)).json();
  const [comments] = questions as { wave: string; question: string }[];
  const screens = [
    ...[
      'targets',
      'targets/import',
      'targets/build',
      'recruitment',
      'recruitment/enter',
      'recruitment/import',
    ],
    ...['panel', 'panel/members', 'surveys', 'surveys/import', 'surveys/media', `surveys/${survey?.id}`],
    ...['fieldwork', 'fieldwork/plan', `fieldwork/${open}`, `fieldwork/${open}/entry`],
    ...['weighting', `weighting/${closed}`, 'results', `results/${closed}`, `results/${closed}/publish`],
    ...['themes', `themes/${comments?.wave}/${comments?.question}`],
    ...['pathways', `pathways/${pathway?.id}`, `pathways/${pathway?.id}/record`, 'updates'],
    ...['groups', 'groups/plan', `groups/${group?.id}`, 'look', 'messages'],
  ];
  const page = await context.newPage();
  await page.setViewportSize({ width: 1280, height: 900 });
  const found = new Map<string, string[]>();
  for (const screen of screens) {
    await page.goto(`${base}/staff/${screen}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForLoadState('networkidle');
    if (screen.includes('undefined') || (await page.title()).startsWith('Not found'))
      throw new Error(`The demo has no ${screen} to look at`);
    found.set(screen.replace(/[a-z0-9]{22}/g, '…'), await axe(page));
  }
  await page.close();
  return found;
}
