import { render } from 'solid-js/web';
import { Strip } from '../../shared/posting';
import type { Said } from '../screens/said';
import { handIn } from './hand-in';
import { learnWords } from './learn-words';
import { createOutbox } from './outbox';
import { loadKinds } from './rules';
import { canSeal, keyOfLink } from './seal';
import { dropEnded, dropShell } from './shell';
import { showRefused } from './show-refused';
import { forget } from './store';
import { standingOf } from './survey';
import { askWhole, homeHere } from './whole';
import { phoneWords, saidBack, saidOnPhone } from './words';

/**
 * On a page of a link that asks nothing (the invitation, thanks): sends what waits for this link, says what became of it,
 * and leaves nothing behind once there is nothing to answer any more.
 */
export async function comeBack(): Promise<void> {
  if (!canSeal()) return;
  const { home, token, room } = homeHere();
  if (room !== 's') return dropEnded('');
  const link = await keyOfLink(token);
  await dropEnded(link.name);
  const outbox = createOutbox(link, (act) => handIn(home, act));
  const language = document.documentElement.lang;
  await learnWords(language);
  const leaveNothing = async () => dropShell(link.name, await forget(link.name));
  const tell = () => showRefused(outbox, link, language);
  if ((await outbox.waiting()).length === 0) {
    if (!(await tell()) && (await askWhole(home)) === 'over') await leaveNothing();
    return;
  }
  const { last, left } = await outbox.send();
  if (last && (last.isFinished || last.outcome !== 'kept')) {
    await leaveNothing();
    const { title, said } = phoneWords(language).late;
    if (last.outcome === 'closed') say({ tone: 'fault', first: `${title}.`, rest: said });
    else location.replace(last.at);
    return;
  }
  if ((await tell()) && left === 0) return;
  if (left > 0) return say(saidOnPhone(0, language).strip);
  const survey = await outbox.findSurvey();
  if (!survey) return;
  await loadKinds(survey.questionnaire);
  const { withUs, savedTo } = standingOf(survey, [], new Date());
  await asItIsNow();
  say(saidBack(withUs, savedTo, language).strip);
}

/** The page was made before the rest came in: its button may still say "Start". */
async function asItIsNow(): Promise<void> {
  const reply = await fetch(location.href, { headers: { Accept: 'text/html' } });
  const fresh = new DOMParser().parseFromString(await reply.text(), 'text/html').getElementById('main');
  if (reply.ok && fresh) document.getElementById('main')?.replaceWith(fresh);
}

function say(strip: Said['strip']): void {
  const main = document.getElementById('main');
  if (!strip || !main) return;
  const place = document.createElement('div');
  place.className = 'bleed';
  place.setAttribute('role', 'status');
  main.insertBefore(place, main.firstChild);
  render(
    () => (
      <Strip tone={strip.tone} first={strip.first} isPlaced>
        {strip.rest}
      </Strip>
    ),
    place,
  );
}
