import { handIn } from './act';
import { createOutbox } from './outbox';
import { canSeal, keyOfLink } from './seal';
import { dropShell } from './shell';
import { forget } from './store';
import type { Standing, Survey } from './survey';
import { standingOf } from './survey';
import { askWhole, homeHere } from './whole';
import { saidBack, saidOnPhone } from './words';

/**
 * On a page of a link that asks nothing (the invitation, thanks): sends what waits for this link, says what became of it,
 * and leaves nothing behind once there is nothing to answer any more.
 */
export async function comeBack(): Promise<void> {
  if (!canSeal()) return;
  const { home, token } = homeHere();
  const link = await keyOfLink(token);
  const outbox = createOutbox(link, (act) => handIn(home, act));
  const language = document.documentElement.lang;
  const leaveNothing = async () => dropShell(link.name, await forget(link.name));
  const waited = (await outbox.waiting()).length;
  if (waited > 0) {
    const { last, left } = await outbox.send();
    if (last && (last.isFinished || last.outcome !== 'kept')) {
      await leaveNothing();
      if (last.at !== location.pathname) location.replace(last.at);
      return;
    }
    const survey = await outbox.findSurvey();
    const stands = survey && standing(survey);
    if (left > 0) say(saidOnPhone(0, language).strip, 'strip');
    else if (stands) say(saidBack(stands.withUs, stands.savedTo, language).strip, 'strip good');
    return;
  }
  if ((await askWhole(home)) === 'over') await leaveNothing();
}

function standing(survey: Survey): Standing {
  return standingOf(survey, [], new Date());
}

/** These pages are the server's own; a line of words is put above them. */
function say(strip: { readonly first: string; readonly rest: string } | undefined, look: string): void {
  const main = document.getElementById('main');
  if (!strip || !main) return;
  const place = document.createElement('div');
  place.className = look;
  place.setAttribute('role', 'status');
  const first = document.createElement('b');
  first.textContent = strip.first;
  const words = document.createElement('div');
  words.append(first, ` ${strip.rest}`);
  place.append(words);
  main.insertBefore(place, main.firstChild);
}
