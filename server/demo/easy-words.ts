import type { Words } from '../../surveys/vocabulary';

/** What the demo's Easy Read version says, in English with its Polish and Urdu: examples that no speaker has checked. */
const spoken: Readonly<Record<string, { readonly pl: string; readonly ur: string }>> = {
  'A sad face with a tear': { pl: 'Smutna twarz z łzą', ur: 'آنسو والا اداس چہرہ' },
  'A smiling face': { pl: 'Uśmiechnięta twarz', ur: 'مسکراتا چہرہ' },
  'A face that does not smile': { pl: 'Twarz bez uśmiechu', ur: 'بغیر مسکراہٹ کا چہرہ' },
  'A sad face': { pl: 'Smutna twarz', ur: 'اداس چہرہ' },
  'A nurse with a man': { pl: 'Pielęgniarka i mężczyzna', ur: 'ایک نرس اور ایک مرد' },
  'A tick': { pl: 'Ptaszek', ur: 'درست کا نشان' },
  'A cross': { pl: 'Krzyżyk', ur: 'غلط کا نشان' },
  'A clock': { pl: 'Zegar', ur: 'گھڑی' },
  'Two people who talk': { pl: 'Dwie osoby rozmawiają', ur: 'دو لوگ بات کر رہے ہیں' },
  'A family': { pl: 'Rodzina', ur: 'ایک خاندان' },
  'A doctor': { pl: 'Lekarka', ur: 'ڈاکٹر' },
  'A telephone': { pl: 'Telefon', ur: 'ٹیلی فون' },
  'One person alone': { pl: 'Jedna osoba, sama', ur: 'ایک شخص اکیلا' },
  'A house': { pl: 'Dom', ur: 'ایک گھر' },
  'The sun': { pl: 'Słońce', ur: 'سورج' },
  'If you feel low, is it easy to get help?': {
    pl: 'Kiedy jest Ci smutno, czy łatwo o pomoc?',
    ur: 'جب آپ اداس ہوں، کیا مدد ملنا آسان ہے؟',
  },
  'It is easy': { pl: 'To łatwe', ur: 'آسان ہے' },
  'It is hard': { pl: 'To trudne', ur: 'مشکل ہے' },
  'It is very hard': { pl: 'To bardzo trudne', ur: 'بہت مشکل ہے' },
  'Who do you talk to when you feel low?': {
    pl: 'Z kim rozmawiasz, kiedy jest Ci smutno?',
    ur: 'اداس ہونے پر آپ کس سے بات کرتے ہیں؟',
  },
  'You can choose more than one.': {
    pl: 'Możesz wybrać kilka odpowiedzi.',
    ur: 'آپ ایک سے زیادہ چن سکتے ہیں۔',
  },
  'Family or friends': { pl: 'Rodzina lub przyjaciele', ur: 'خاندان یا دوست' },
  'A helpline': { pl: 'Telefon zaufania', ur: 'ہیلپ لائن' },
  Nobody: { pl: 'Z nikim', ur: 'کسی سے نہیں' },
  'Did you get help for your mind this year?': {
    pl: 'Czy w tym roku ktoś pomógł Ci, gdy było Ci źle na duszy?',
    ur: 'کیا اس سال آپ کو ذہنی صحت کے لیے مدد ملی؟',
  },
  'We want to know who gets help.': {
    pl: 'Chcemy wiedzieć, kto dostaje pomoc.',
    ur: 'ہم جاننا چاہتے ہیں کہ مدد کسے ملتی ہے۔',
  },
  Yes: { pl: 'Tak', ur: 'ہاں' },
  'No, I wait for it': { pl: 'Nie, czekam na nią', ur: 'نہیں، میں انتظار میں ہوں' },
  No: { pl: 'Nie', ur: 'نہیں' },
  'What would help you most?': {
    pl: 'Co pomogłoby Ci najbardziej?',
    ur: 'کس چیز سے آپ کو سب سے زیادہ مدد ملے گی؟',
  },
  'A person to talk to': { pl: 'Ktoś, z kim można porozmawiać', ur: 'کوئی جس سے بات ہو سکے' },
  'A place to go': { pl: 'Miejsce, do którego można pójść', ur: 'کوئی جگہ جہاں جا سکیں' },
  'To get help sooner': { pl: 'Szybsza pomoc', ur: 'جلدی مدد ملنا' },
  'How you feel, and who helps you': {
    pl: 'Jak się czujesz i kto Ci pomaga',
    ur: 'آپ کیسے ہیں، اور کون مدد کرتا ہے',
  },
  'We want to make help better. Please tell us what you think.': {
    pl: 'Chcemy, żeby pomoc była lepsza. Powiedz nam, co o tym myślisz.',
    ur: 'ہم مدد کو بہتر بنانا چاہتے ہیں۔ ہمیں بتائیں آپ کیا سوچتے ہیں۔',
  },
  'Thank you. We will tell you what we do.': {
    pl: 'Dziękujemy. Powiemy Ci, co zrobimy.',
    ur: 'شکریہ۔ ہم آپ کو بتائیں گے کہ ہم کیا کرتے ہیں۔',
  },
};

/** English words of the demo's Easy Read version with their translations. */
export function easyWords(en: string): Words {
  const others = spoken[en];
  if (!others) throw new Error(`The demo’s Easy Read says “${en}” in English only`);
  return { en, ...others };
}
