import { listMilestones } from '../../db/queries/pathways';
import { dueCode, parseDue } from '../../surveys/pathways/due';
import { pathwaysOperations } from '../contract/pathways';
import { themesOperations } from '../contract/themes';
import { updatesOperations } from '../contract/updates';
import type { Asked } from './ask';
import { days } from './calendar';
import { codesFor, demoCodes, loadComments, redactionsIn } from './comments';
import type { Stage } from './stage';
import { demoLinks, demoThemes, progressNote } from './story';

const question = 'change';

export type Told = {
  readonly comments: number;
  readonly coded: number;
  readonly themes: number;
  /** Publishes what came of it and tells those whose words stood behind it; returns how many updates. */
  readonly tell: () => Promise<number>;
};

/** Reads and codes comments, makes themes of the codes, and takes them to the two pathways, where they are answered. */
export async function tellTheStory(stage: Stage, { waveId }: Asked): Promise<Told> {
  const { driver, calendar } = stage;
  driver.goTo(calendar.at(days.read, 13));
  const codeIds = await makeCodeframe(stage, waveId);
  const { comments, coded } = await readComments(stage, waveId, codeIds);
  const lead = driver.as('engagement-lead');
  const themes = new Map<string, string>();
  for (const { key, title, codes } of demoThemes) {
    const { id } = await lead(themesOperations.addTheme, {
      params: { wave: waveId, question },
      body: { title, codes: codes.map((code) => codeIds.get(code)!) },
    });
    themes.set(key, id);
  }
  driver.goTo(calendar.at(days.read + 3, 10));
  await enterPathways(stage);
  const links: { link: string; plan: (typeof demoLinks)[number] }[] = [];
  for (const plan of demoLinks) {
    const { id } = await lead(pathwaysOperations.linkTheme, {
      params: { pathway: plan.pathway },
      body: { theme: themes.get(plan.theme)! },
    });
    links.push({ link: id, plan });
  }
  driver.goTo(calendar.at(days.answered, 15));
  for (const { link, plan } of links) await answer(stage, link, plan);
  return {
    comments,
    coded,
    themes: themes.size,
    tell: async () => {
      driver.goTo(calendar.at(days.updated, 11));
      const published = links.filter(({ plan }) => plan.isPublished);
      for (const { link, plan } of published) {
        const { point } = demoThemes.find(({ key }) => key === plan.theme)!;
        const preview = await lead(updatesOperations.previewUpdate, { params: { link }, query: { point } });
        await lead(updatesOperations.publishUpdate, {
          params: { link },
          body: { answer: preview.answer, point, tell: true, supersedes: preview.supersedes },
        });
      }
      await driver.deliver();
      return published.length;
    },
  };
}

async function makeCodeframe(stage: Stage, waveId: string): Promise<ReadonlyMap<string, string>> {
  const analyst = stage.driver.as('analyst');
  await analyst(themesOperations.gatherComments, { params: { wave: waveId }, body: {} });
  const ids = new Map<string, string>();
  for (const { label, meaning } of demoCodes) {
    const { id } = await analyst(themesOperations.addCode, {
      params: { wave: waveId, question },
      body: { label, meaning },
    });
    ids.set(label, id);
  }
  return ids;
}

/** About half are released and coded; some only released, some withheld, the rest wait to be read. */
async function readComments(
  stage: Stage,
  waveId: string,
  codeIds: ReadonlyMap<string, string>,
): Promise<{ comments: number; coded: number }> {
  const analyst = stage.driver.as('analyst');
  const published = new Map(
    loadComments(stage.driver.deps.root).map((comment) => [comment.text.trim(), comment]),
  );
  const all = await listAll(stage, waveId);
  let coded = 0;
  for (const [at, { id, text }] of all.entries()) {
    // Two of five wait to be read, so that whoever opens the demo finds work to do.
    const turn = at % 20;
    if (turn >= 12) continue;
    const redactions = redactionsIn(text);
    const act = turn === 11 ? 'withheld' : redactions.length > 0 ? 'redacted' : 'released';
    await analyst(themesOperations.readComment, {
      params: { comment: id },
      body: {
        act,
        text,
        ...(act === 'redacted' ? { redactions } : {}),
        ...(act === 'withheld'
          ? { because: 'Too particular to one person’s care; the point is made by others.' }
          : {}),
      },
    });
    if (act === 'withheld' || turn === 10) continue;
    const comment = published.get(text.trim());
    const codes = comment ? codesFor(comment) : [];
    for (const code of codes)
      await analyst(themesOperations.addCoding, {
        params: { comment: id },
        body: { code: codeIds.get(code.label)! },
      });
    if (codes.length > 0) coded += 1;
  }
  return { comments: all.length, coded };
}

async function listAll(stage: Stage, waveId: string): Promise<{ id: string; text: string }[]> {
  const analyst = stage.driver.as('analyst');
  const found: { id: string; text: string }[] = [];
  for (;;) {
    const after = found.at(-1)?.id;
    const page = await analyst(themesOperations.listComments, {
      params: { wave: waveId, question },
      query: { show: 'all', ...(after === undefined ? {} : { after }) },
    });
    found.push(...page.comments.map(({ id, text }) => ({ id, text })));
    if (!page.more || page.comments.length === 0) break;
  }
  return found.sort((one, other) => (one.text < other.text ? -1 : 1));
}

/** The two records as their document has them; what happened since is invented and says so. */
async function enterPathways(stage: Stage): Promise<void> {
  const { driver, footprint, calendar } = stage;
  const lead = driver.as('engagement-lead');
  for (const bundled of ['respiratory', 'msk'] as const) {
    const { id } = await lead(pathwaysOperations.enterPathway, { body: { bundled } });
    const milestones = await listMilestones(driver.deps.read(footprint.id), id);
    // The end of each record is still owed; everything before it was kept, mostly when it was due.
    const stillOwed = milestones.length - (bundled === 'msk' ? 2 : 1);
    for (const [at, milestone] of milestones.entries()) {
      if (milestone.isDone || milestone.due === null) continue;
      const body =
        at < stillOwed
          ? { isDone: true, doneOn: doneOn(dueCode(milestone.due), at) }
          : { forecast: calendar.date(70 + 60 * (at - stillOwed)).slice(0, 7) };
      const note = [milestone.note, progressNote].filter(Boolean).join(' ');
      await lead(pathwaysOperations.changeMilestone, {
        params: { milestone: milestone.id },
        body: { ...body, note },
      });
    }
  }
}

/** Every fourth a month or so late, the others when they were due. */
function doneOn(due: string, at: number): string {
  const last = due.split('/').at(-1)!;
  const [year = 0, month = 1] = last.split('-').map(Number);
  const isLate = at % 4 === 3 && /^\d{4}-\d{2}/.test(last);
  const later = isLate
    ? `${month === 12 ? year + 1 : year}-${String((month % 12) + 1).padStart(2, '0')}`
    : last;
  return parseDue(later) ? later : last;
}

async function answer(stage: Stage, link: string, plan: (typeof demoLinks)[number]): Promise<void> {
  if (!plan.answer) return;
  const { driver, calendar } = stage;
  const programme = driver.as('programme');
  const { inDays, ...texts } = plan.answer;
  await programme(pathwaysOperations.answerTheme, {
    params: { link },
    body: {
      ...texts,
      ...(inDays === undefined ? {} : { byWhen: calendar.date(inDays) }),
      standing: null,
    },
  });
  if (plan.action) {
    await programme(pathwaysOperations.addAction, {
      params: { link },
      body: { title: plan.action.title, owner: plan.action.owner, due: calendar.date(plan.action.inDays) },
    });
  }
}
