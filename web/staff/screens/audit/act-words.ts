/** How acts of the audit are read: the code stays in the data, a sentence stands on the screen. */
const words: Readonly<Record<string, string>> = {
  'action.added': 'Added an action to a pathway',
  'action.changed': 'Changed an action of a pathway',
  'coding.removed-of-another': 'Took away a code another had given',
  'comments.gathered': 'Took up comments of a survey',
  'footprint.changed': 'Changed name, look or settings',
  'footprint.opened': 'Opened the footprint',
  'frame.built': 'Built a quota frame',
  'frame.taken-in-use': 'Took a quota frame into use',
  'group.auditor-receipt': 'Took the auditor’s receipt of a draw',
  'group.drawn': 'Drew a group by lot',
  'group.invited': 'Invited members to a group',
  'group.lottery-found': 'Committed to a lottery for a group',
  'group.paid': 'Recorded a payment for a group',
  'group.planned': 'Planned a group',
  'group.plan-changed': 'Changed the plan of a group',
  'group.quotas-kept': 'Set the quotas of a group',
  'identity.changed': 'Changed contact details',
  'identity.contacts-used': 'Used contact details',
  'identity.group-names': 'Looked at the names of people invited to a group',
  'identity.group-letters': 'Took names and addresses of people invited to a group, for letters and calls',
  'identity.group-sheet': 'Took first names and needs for who runs a group',
  'identity.households-compared': 'Compared who lives together, for a group',
  'identity.letters-taken': 'Took names and addresses for letters or calls',
  'identity.message-read': 'Read a message sent',
  'identity.messages-listed': 'Looked through the messages sent',
  'identity.own-page': 'Opened their own page',
  'identity.resealed': 'Sealed contact details with the new key',
  'identity.revealed': 'Looked at a name',
  'margins.imported': 'Imported population counts',
  'member.opened': 'Opened a record, without the name',
  'milestone.added': 'Added a milestone',
  'milestone.changed': 'Changed a milestone',
  'panel.member-left': 'Left the panel',
  'panel.taken-over': 'Took over existing members',
  'pathway.changed': 'Changed a pathway record',
  'pathway.entered': 'Entered a pathway record',
  'recruitment.places-offered': 'Offered places to people in reserve',
  'recruitment.recruit-entered': 'Entered a recruit',
  'recruitment.recruits-imported': 'Imported a file of recruits',
  'recruitment.wave-added': 'Named a recruitment wave',
  'response.opened-for-entry': 'Opened a survey to type in an answer',
  'results.codebook': 'Took a codebook',
  'results.corrected': 'Published a corrected version of results',
  'results.package': 'Took the archive for R of a survey',
  'results.data-file': 'Took the answers of a survey as a file',
  'results.published': 'Published results',
  'safety.task-settled': 'Said what was done about a worry in an answer',
  'staff.disabled': 'Disabled a colleague',
  'staff.enabled': 'Let a colleague in again',
  'staff.first-administrator': 'Became the first administrator',
  'staff.invited': 'Invited a colleague',
  'staff.passphrase-set': 'Set a passphrase',
  'staff.roles-changed': 'Changed a colleague’s roles',
  'staff.signed-in': 'Signed in',
  'staff.signed-in-by-link': 'Signed in by a link',
  'theme.answered': 'Answered a theme',
  'theme.changed': 'Changed a theme',
  'theme.linked': 'Linked a theme to a pathway',
  'theme.made': 'Made a theme',
  'update.members-told': 'Told members of an answer',
  'update.published': 'Published an update',
  'wave.closed': 'Closed a survey',
  'wave.issued': 'Sent invitations',
  'wave.wording-changed': 'Put a new wording to an open wave',
  'wave.reminded': 'Sent reminders',
  'weighting.kept': 'Kept a set of weights',
  'wording.checked': 'Noted that a speaker has checked words of the pages',
};

export const hasActWords = (act: string): boolean => Object.hasOwn(words, act);

/** An act in words; one that is not listed yet is spelled out from its code. */
export function actWords(act: string): string {
  const said = words[act] ?? act.replace(/[.-]/g, ' ');
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** Acts on members and recruits; what concerns a record or a colleague has no count of people. */
export const concernsPeople = (act: string): boolean =>
  /^(identity|member|panel|recruitment|response)\.|^(update\.members-told|group\.(invited|drawn|paid)|wave\.(issued|reminded)|results\.data-file)$/.test(
    act,
  );
