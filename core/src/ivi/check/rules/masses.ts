import { sum } from '../vehicle.ts';
import type { Vehicle } from '../vehicle.ts';
import { inRow, when } from './rule.ts';
import type { BusinessRule } from './rule.ts';

const RUNNING = 'MassGroup/MassInRunningOrder';
const ACTUAL = 'MassGroup/ActualMass';
const LADEN = 'MassGroup/TechnicallyPermissibleMaximumLadenMass';
const INCOMPLETE = 'MassGroup/MassInRunningOrderIncomplete';
const MINIMUM = 'MassGroup/MinimumMassCompleted';
const VERTICAL = 'MassGroup/MaximumStaticVerticalMassCouplingPointTable';
const ON_AXLE = 'TechnicallyPermissibleMassAxle';

/** The values of an element on all axles, or undefined while one of them is missing. */
function onEveryAxle(vehicle: Vehicle, name: string): number[] | undefined {
  const rows = vehicle.rows('AxleTable');
  const values = vehicle.column(rows, name);
  return rows.length > 0 && values.length === rows.length ? values : undefined;
}

/** A limit of the maximum laden mass by category. */
const limitRule = (
  id: string,
  severity: 'error' | 'warning',
  limits: Readonly<Record<string, readonly [above: number, upTo: number]>>,
): BusinessRule => ({
  id,
  severity,
  source: 'Regulation (EU) 2018/858, Article 4',
  basis: severity === 'error' ? 'source' : 'mixed',
  categories: Object.keys(limits),
  dependsOn: ['VehicleCategory', 'TechnicallyPermissibleMaximumLadenMass'],
  words: {
    en: 'A maximum laden mass of {laden} kg does not fit category {category}: it lies above {above} and up to {upTo} kg. Correct the mass or the category.',
    de: 'Eine technisch zulässige Gesamtmasse von {laden} kg passt nicht zur Klasse {category}: sie liegt über {above} und bis {upTo} kg. Masse oder Klasse berichtigen.',
  },
  check: (vehicle) => {
    const laden = vehicle.number(LADEN);
    const limit = limits[vehicle.categoryClass ?? ''];
    if (laden === undefined || !limit) return [];
    const [above, upTo] = limit;
    return when(laden <= above || laden > upTo, () => ({
      path: LADEN,
      params: { laden, category: vehicle.category ?? '', above, upTo: upTo === Number.POSITIVE_INFINITY ? '…' : upTo },
    }));
  },
});

/** Sums of what rests on each axle against the total it belongs to. */
const shares = (...sums: readonly (readonly [name: string, totalPath: string])[]) => ({
  words: {
    en: 'The shares of the axles add up to {sum} kg, but {title} is {total} kg. Correct the axles or the total.',
    de: 'Die Anteile der Achsen ergeben {sum} kg, {title} ist aber {total} kg. Achsen oder Gesamtwert berichtigen.',
  },
  check: (vehicle: Vehicle) =>
    sums.flatMap(([name, totalPath]) => {
      const values = onEveryAxle(vehicle, name);
      const total = vehicle.number(totalPath);
      if (!values || total === undefined) return [];
      const added = sum(values);
      // Each share is rounded to a kilogram. Part of a trailer's mass may rest on the coupling, never more than all of it on the axles.
      const slack = values.length;
      const broken = added > total + slack || (!vehicle.isOf(['O']) && added < total - slack);
      return when(broken, () => ({ path: totalPath, params: { sum: added, total } }));
    }),
});

/** Masses and axle loads. */
export const MASS_RULES: readonly BusinessRule[] = [
  {
    id: 'MAS-01',
    severity: 'error',
    source: 'Regulation (EU) 2020/683, item 13.1',
    basis: 'source',
    categories: ['M2', 'M3', 'N', 'O'],
    dependsOn: ['VehicleCategory', 'MassInRunningOrder', 'AxleTable', 'DistributionMassRunningOrderAxle'],
    ...shares(['DistributionMassRunningOrderAxle', RUNNING]),
  },
  {
    id: 'MAS-02',
    severity: 'warning',
    source: 'derived; holds in all official samples',
    basis: 'derived',
    dependsOn: [
      'VehicleCategory',
      'TechnicallyPermissibleMaximumLadenMass',
      'AxleTable',
      ON_AXLE,
      'TechnicallyPermissibleMaximumStaticVerticalMassCouplingPoint',
    ],
    words: {
      en: 'The axles together carry {sum} kg, less than the maximum laden mass of {laden} kg. Correct the axle limits or the maximum laden mass.',
      de: 'Die Achsen tragen zusammen {sum} kg, weniger als die technisch zulässige Gesamtmasse von {laden} kg. Achslasten oder Gesamtmasse berichtigen.',
    },
    check: (vehicle) => {
      const values = onEveryAxle(vehicle, ON_AXLE);
      const laden = vehicle.number(LADEN);
      if (!values || laden === undefined) return [];
      const vertical = vehicle.isOf(['O', 'R', 'S'])
        ? Math.max(
            0,
            ...vehicle.column(vehicle.rows(VERTICAL), 'TechnicallyPermissibleMaximumStaticVerticalMassCouplingPoint'),
          )
        : 0;
      const carried = sum(values) + vertical;
      return when(carried < laden, () => ({ path: LADEN, params: { sum: carried, laden } }));
    },
  },
  {
    id: 'MAS-03',
    severity: 'warning',
    source: 'derived',
    basis: 'derived',
    categories: ['M2', 'M3', 'N', 'O'],
    dependsOn: ['AxleTable', 'DistributionMassRunningOrderAxle', ON_AXLE],
    words: {
      en: '{where}In running order {share} kg rest on this axle, more than the {limit} kg it may carry. Check both values.',
      de: '{where}In fahrbereitem Zustand ruhen {share} kg auf dieser Achse, mehr als die zulässigen {limit} kg. Beide Werte prüfen.',
    },
    check: (vehicle) =>
      vehicle.rows('AxleTable').flatMap((row) => {
        const share = vehicle.number('DistributionMassRunningOrderAxle', row);
        const limit = vehicle.number(ON_AXLE, row);
        return when(share !== undefined && limit !== undefined && share > limit, () =>
          inRow(row, 'DistributionMassRunningOrderAxle', { share: share ?? 0, limit: limit ?? 0 }),
        );
      }),
  },
  {
    id: 'MAS-04',
    severity: 'warning',
    source: 'derived from the definitions',
    basis: 'derived',
    dependsOn: ['MassInRunningOrder', 'TechnicallyPermissibleMaximumLadenMass'],
    words: {
      en: 'The mass in running order of {running} kg is not below the maximum laden mass of {laden} kg. Correct one of them.',
      de: 'Die Masse in fahrbereitem Zustand von {running} kg liegt nicht unter der technisch zulässigen Gesamtmasse von {laden} kg. Einen der Werte berichtigen.',
    },
    check: (vehicle) => {
      const running = vehicle.number(RUNNING);
      const laden = vehicle.number(LADEN);
      return when(running !== undefined && laden !== undefined && running >= laden, () => ({
        path: RUNNING,
        params: { running: running ?? 0, laden: laden ?? 0 },
      }));
    },
  },
  {
    id: 'MAS-05',
    severity: 'warning',
    source: 'derived; holds in all official samples',
    basis: 'derived',
    categories: ['M', 'N', 'O', 'L'],
    dependsOn: ['ActualMass', 'MassInRunningOrder', 'TechnicallyPermissibleMaximumLadenMass'],
    words: {
      en: 'The actual mass of {actual} kg does not lie between the mass in running order ({running} kg) and the maximum laden mass ({laden} kg). Weigh or calculate again.',
      de: 'Die tatsächliche Masse von {actual} kg liegt nicht zwischen der Masse in fahrbereitem Zustand ({running} kg) und der Gesamtmasse ({laden} kg). Neu wiegen oder berechnen.',
    },
    check: (vehicle) => {
      const actual = vehicle.number(ACTUAL);
      if (actual === undefined) return [];
      const running = vehicle.number(RUNNING);
      const laden = vehicle.number(LADEN);
      return when(actual < (running ?? 0) || actual > (laden ?? Number.POSITIVE_INFINITY), () => ({
        path: ACTUAL,
        params: { actual, running: running ?? '?', laden: laden ?? '?' },
      }));
    },
  },
  limitRule('MAS-06', 'error', { N1: [0, 3500], N2: [3500, 12_000], N3: [12_000, Number.POSITIVE_INFINITY] }),
  limitRule('MAS-07', 'error', { M2: [0, 5000], M3: [5000, Number.POSITIVE_INFINITY] }),
  limitRule('MAS-08', 'warning', {
    O1: [0, 750],
    O2: [750, 3500],
    O3: [3500, 10_000],
    O4: [10_000, Number.POSITIVE_INFINITY],
  }),
  {
    id: 'MAS-10',
    severity: 'warning',
    source: 'derived from Regulation (EU) 2020/683, items 14.1 and 15.1',
    basis: 'derived',
    categories: ['M', 'N', 'O'],
    stages: ['I'],
    dependsOn: [
      'StageOfCompletion',
      'VehicleCategory',
      'MassInRunningOrderIncomplete',
      'AxleTable',
      'DistributionMassIncompleteAxle',
      'MinimumMassCompleted',
      'MinimalPermissibleDistributionMassCompletedAxle',
    ],
    ...shares(
      ['DistributionMassIncompleteAxle', INCOMPLETE],
      ['MinimalPermissibleDistributionMassCompletedAxle', MINIMUM],
    ),
  },
  {
    id: 'MAS-11',
    severity: 'warning',
    source: 'derived',
    basis: 'derived',
    categories: ['M', 'N', 'O'],
    stages: ['I'],
    dependsOn: [
      'StageOfCompletion',
      'MassInRunningOrderIncomplete',
      'MinimumMassCompleted',
      'TechnicallyPermissibleMaximumLadenMass',
    ],
    words: {
      en: 'The mass of the incomplete vehicle ({incomplete} kg), the minimum mass when completed ({minimum} kg) and the maximum laden mass ({laden} kg) should rise in this order.',
      de: 'Masse des unvollständigen Fahrzeugs ({incomplete} kg), Mindestmasse nach Vervollständigung ({minimum} kg) und Gesamtmasse ({laden} kg) sollten in dieser Reihenfolge steigen.',
    },
    check: (vehicle) => {
      const incomplete = vehicle.number(INCOMPLETE);
      const minimum = vehicle.number(MINIMUM);
      const laden = vehicle.number(LADEN);
      if (incomplete === undefined || minimum === undefined || laden === undefined) return [];
      return when(incomplete > minimum || minimum > laden, () => ({
        path: MINIMUM,
        params: { incomplete, minimum, laden },
      }));
    },
  },
];
