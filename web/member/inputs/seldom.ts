/** What few surveys ask comes as one file: it packs better, and most pages load none of it. */
export { BestWorstSets } from './best-worst';
export { ExperienceParts } from './experience';
export { PartDateBoxes } from './part-date';
