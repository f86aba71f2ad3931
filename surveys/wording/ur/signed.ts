import type { signed as en } from '../en/signed';
import type { Wording } from '../entry';

export const signed: Wording<typeof en> = {
  survey: 'یہ صفحہ برطانوی اشاروں کی زبان میں دیکھیں',
  question: 'یہ سوال برطانوی اشاروں کی زبان میں دیکھیں',
  about: 'برطانوی اشاروں کی زبان میں دیکھیں: {question}',
  read: 'ویڈیو میں کہی گئی بات پڑھیں',
  needsLine: 'یہ برطانوی اشاروں کی زبان میں بھی ہے۔ اسے دیکھنے کے لیے انٹرنیٹ کنکشن چاہیے۔',
};
