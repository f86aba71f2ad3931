import type { easyRead as en } from '../en/easy-read';
import type { Wording } from '../entry';

export const easyRead: Wording<typeof en> = {
  answerIn: { standard: 'عام ورژن میں جواب دیں', 'easy-read': 'آسان تحریر میں جواب دیں' },
  changeTo: { standard: 'عام ورژن پر جائیں', 'easy-read': 'آسان تحریر پر جائیں' },
  helped: {
    label: 'کیا کسی نے آپ کی مدد کی؟',
    why: 'اس سے ہمیں پتہ چلتا ہے کہ لوگ کیسے جواب دینا پسند کرتے ہیں۔ مدد لینا ٹھیک ہے۔',
    nobody: 'نہیں، میں نے خود جواب دیے',
    family: 'ہاں، گھر والوں یا کسی دوست نے',
    supporter: 'ہاں، کسی تنخواہ دار مددگار نے',
    panel: 'ہاں، پینل کے کسی فرد نے',
  },
};
