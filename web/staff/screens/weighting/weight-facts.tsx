import type { WeightsPreview } from '../../../../server/contract/weighting';
import { count, figure, percent } from '../../../shared/format';
import { Facts } from '../../parts/facts';

/** What a set of weights costs. */
export function WeightFacts(props: { readonly made: Pick<WeightsPreview, 'diagnostics' | 'respondents'> }) {
  const of = () => props.made.diagnostics;
  return (
    <Facts
      items={[
        {
          name: 'Effective base',
          value: (
            <>
              <b>{count(of().effectiveBase)}</b> of {count(props.made.respondents)}
            </>
          ),
        },
        {
          name: 'Efficiency',
          value: (
            <>
              <b>{percent(of().efficiency, 0)}</b> (warns under 70)
            </>
          ),
        },
        { name: 'Design effect (Kish)', value: <b>{figure(of().designEffect, 2)}</b> },
        {
          name: 'Smallest, largest weight',
          value: (
            <b>
              {figure(of().least, 2)}, {figure(of().largest, 2)}
            </b>
          ),
        },
        {
          name: 'Weight held by the top 1%',
          value: <b>{percent(of().shareOfTopPercent, 1)}</b>,
        },
      ]}
    />
  );
}
