import type { Option } from '../../../surveys/questions/question-kind';
import { Pictured } from '../../shared/pictured';

/** The picture of an option, where it has one. */
export const pictureOf = (option: Option, language: string) =>
  option.picture && <Pictured picture={option.picture} language={language} />;
