/** Where a member is invited to a group that talks: their own page of it, and what a letter adds to its message. */
export const groups = {
  page: {
    moment: '{day}, {hours}',
    when: 'When',
    place: 'Where',
    offer: 'For your time',
    answerBy: 'Answer by',
    saved: 'Saved.',
    reserve:
      'The lot has given the seats to others. If a seat is given back, a new lot is drawn among those who offered, and we write to you.',
    over: 'The last day to answer is over.',
    needs: 'What do you need to take part?',
    needsHint:
      'Step-free access, a carer beside you, a break, an interpreter. Only those who have to see to it are told.',
    sheet: 'You may tell my first name and what I need to who runs the meeting',
    keep: 'Save what I need',
    lot: 'How the lot works',
    lotSaid:
      'Saying yes puts you in the lot. Who sits is then drawn so that the group is mixed. The rule of the draw and a receipt that anyone can check are published. Your name is not part of it.',
    own: 'The chance you had',
    ownSaid: 'In the draw your chance of a seat was {chance}.',
    ownCheck: 'Your secret finds your own line on the public receipt. Nobody else knows it:',
    receipt: 'See the receipt, and how to check it',
  },
  standing: {
    silent: 'You have not answered yet.',
    'can-come': 'You have said that you can come. You are in the lot for a seat.',
    'cannot-come': 'You have said that you cannot come. Thank you for telling us.',
    drawn: 'The lot has given you a seat. Please confirm it, or give it back.',
    confirmed: 'Your seat is confirmed. We look forward to seeing you.',
    declined: 'You have given your seat back. Someone else will be drawn. Thank you for telling us.',
    attended: 'Thank you for coming.',
    'no-show': 'We missed you. Nothing follows from that.',
  },
  acts: {
    'can-come': 'Yes, I can come',
    'cannot-come': 'No, I cannot come',
    confirmed: 'Yes, I take the seat',
    declined: 'No, give the seat to someone else',
  },
  letter: {
    code: '{page} and the code {code}',
    telephone: 'Or tell us by telephone: {helpline}.',
  },
};
