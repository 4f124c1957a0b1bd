import type { Row, Vehicle } from '../vehicle.ts';
import { inRow, NONE, oncePer, when } from './rule.ts';
import type { Breach, BusinessRule } from './rule.ts';
import { loadOfIndex, speedOfSymbol } from './tyre-tables.ts';

const TABLES = ['AxleTable', 'TyreAxleTable'] as const;
const SINGLE = 'LoadCapacityIndexSingleWheel';
const TWIN = 'LoadCapacityIndexTwinWheel';
const SPEED = 'SpeedCategorySymbol';
const FITTED = 'TyreFittedProductionIndicator';
const ON_AXLE = 'TechnicallyPermissibleMassAxle';
const COMBINATIONS = 'TyreAxleMassCombinationTable';

interface Tyre {
  readonly axle: Row;
  readonly row: Row;
  readonly twins: boolean;
}

const tyres = oncePer((vehicle): readonly Tyre[] =>
  vehicle
    .rows('AxleTable')
    .flatMap((axle) =>
      vehicle
        .rows('TyreAxleTable', axle)
        .map((row) => ({ axle, row, twins: vehicle.text('TwinWheelsAxleIndicator', axle) === 'Y' })),
    ),
);

/** A tyre for snow may be slower than the vehicle. */
const isWinter = (vehicle: Vehicle, tyre: Row): boolean =>
  vehicle.rows('TyreTypeTable', tyre).some((row) => /^(?:MS|MST)$/u.test(vehicle.text('TyreType', row) ?? ''));

/** Wheels of an axle that carry: two, or one where a vehicle has fewer wheels than twice its axles. */
const wheelsOnAxle = (vehicle: Vehicle): number => (vehicle.isOf(['L']) ? 1 : 2);

/** Tyres. */
export const TYRE_RULES: readonly BusinessRule[] = [
  {
    id: 'TYR-03',
    severity: 'error',
    source: 'Regulation (EU) 2020/683, item 35; official samples of M1',
    basis: 'source',
    categories: ['M1', 'N1'],
    dependsOn: [...TABLES, FITTED, 'RollingResistanceClass', 'TyreCategory'],
    words: {
      en: '{where}{title}: the tyre fitted in production states rolling resistance class and category, alternative tyres state neither. Complete or remove it.',
      de: '{where}{title}: der in der Produktion montierte Reifen gibt Rollwiderstandsklasse und Reifenklasse an, alternative Reifen keines davon. Ergänzen oder entfernen.',
    },
    check: (vehicle) =>
      tyres(vehicle).flatMap(({ row }): readonly Breach[] => {
        const fitted = vehicle.text(FITTED, row);
        if (fitted === undefined) return NONE;
        return ['RollingResistanceClass', 'TyreCategory'].flatMap((name) =>
          when(vehicle.has(name, row) !== (fitted === 'Y'), () => inRow(row, name)),
        );
      }),
  },
  {
    id: 'TYR-04',
    severity: 'warning',
    source: 'derived; load indices as generally known; holds in all official samples',
    basis: 'derived',
    categories: ['M', 'N', 'O'],
    dependsOn: [...TABLES, 'TwinWheelsAxleIndicator', SINGLE, TWIN, ON_AXLE],
    words: {
      en: '{where}{wheels} tyres with load index {index} carry {carried} kg, less than the {limit} kg of the axle. Check load index and axle.',
      de: '{where}{wheels} Reifen mit Tragfähigkeitsindex {index} tragen {carried} kg, weniger als die {limit} kg der Achse. Index und Achse prüfen.',
    },
    check: (vehicle) =>
      tyres(vehicle).flatMap(({ axle, row, twins }): readonly Breach[] => {
        const limit = vehicle.number(ON_AXLE, axle);
        const name = twins && vehicle.has(TWIN, row) ? TWIN : SINGLE;
        const index = vehicle.number(name, row);
        const load = index === undefined ? undefined : loadOfIndex(index);
        if (limit === undefined || index === undefined || load === undefined) return NONE;
        const wheels = twins ? 4 : wheelsOnAxle(vehicle);
        const carried = load * wheels;
        return when(carried < limit, () => inRow(row, name, { wheels, index, carried, limit }));
      }),
  },
  {
    id: 'TYR-05',
    severity: 'warning',
    source: 'derived; speed symbols as generally known; holds in all official samples',
    basis: 'derived',
    categories: ['M', 'N', 'O', 'L'],
    dependsOn: [...TABLES, SPEED, 'MaximumSpeed', 'TyreTypeTable', 'TyreType'],
    words: {
      en: '{where}Speed symbol {symbol} allows {allowed} km/h, but the vehicle reaches {speed} km/h. Check the symbol; winter tyres are marked MS.',
      de: '{where}Geschwindigkeitssymbol {symbol} erlaubt {allowed} km/h, das Fahrzeug erreicht aber {speed} km/h. Symbol prüfen; Winterreifen werden mit MS gekennzeichnet.',
    },
    check: (vehicle) => {
      const speed = vehicle.number('MaximumSpeed');
      if (speed === undefined) return NONE;
      return tyres(vehicle).flatMap(({ row }): readonly Breach[] => {
        const symbol = vehicle.text(SPEED, row);
        const allowed = symbol === undefined ? undefined : speedOfSymbol(symbol);
        if (symbol === undefined || allowed === undefined || allowed >= speed || isWinter(vehicle, row)) return NONE;
        return [inRow(row, SPEED, { symbol, allowed, speed })];
      });
    },
  },
  {
    id: 'TYR-06',
    severity: 'warning',
    source: 'derived; an official sample',
    basis: 'derived',
    categories: ['M2', 'M3', 'N', 'O'],
    dependsOn: [...TABLES, 'TwinWheelsAxleIndicator', TWIN, SINGLE],
    words: {
      en: '{where}The axle has twin wheels, but the load index for twin wheels is missing. It stands on the tyre after the first one (156/150).',
      de: '{where}Die Achse hat Zwillingsräder, der Tragfähigkeitsindex für Zwillingsräder fehlt aber. Er steht auf dem Reifen hinter dem ersten (156/150).',
    },
    check: (vehicle) =>
      tyres(vehicle).flatMap(({ row, twins }) => when(twins && !vehicle.has(TWIN, row), () => inRow(row, TWIN))),
  },
  {
    id: 'TYR-07',
    severity: 'error',
    source: 'IVI 2.0 schema for the range; that twins carry no more is derived',
    basis: 'mixed',
    dependsOn: [...TABLES, TWIN, SINGLE],
    words: {
      en: '{where}The load index for twin wheels ({twin}) is above the one for a single wheel ({single}). They are probably exchanged.',
      de: '{where}Der Tragfähigkeitsindex für Zwillingsräder ({twin}) liegt über dem für Einzelräder ({single}). Wahrscheinlich sind sie vertauscht.',
    },
    check: (vehicle) =>
      tyres(vehicle).flatMap(({ row }): readonly Breach[] => {
        const twin = vehicle.number(TWIN, row);
        const single = vehicle.number(SINGLE, row);
        return when(twin !== undefined && single !== undefined && twin > single, () =>
          inRow(row, TWIN, { twin: twin ?? 0, single: single ?? 0 }),
        );
      }),
  },
  {
    id: 'TYR-09',
    severity: 'warning',
    source: 'derived from how tyres and rims are marked',
    basis: 'derived',
    dependsOn: [...TABLES, 'TyreSize', 'RimSize'],
    words: {
      en: '{where}The tyre is for a rim of {inches} inches, but the rim size {rim} does not name that diameter. Check both.',
      de: '{where}Der Reifen gehört auf eine Felge von {inches} Zoll, die Felgengröße {rim} nennt diesen Durchmesser aber nicht. Beides prüfen.',
    },
    check: (vehicle) =>
      tyres(vehicle).flatMap(({ row }): readonly Breach[] => {
        const size = vehicle.text('TyreSize', row);
        const rim = vehicle.text('RimSize', row);
        const inches = /(?:Z?R|[-–B])\s?([0-9]{2}(?:[.,][0-9])?)(?![0-9])/u.exec(size ?? '')?.[1]?.replace(',', '.');
        if (inches === undefined || rim === undefined) return NONE;
        const named = rim.replaceAll(',', '.').match(/[0-9]+(?:\.[0-9]+)?/gu) ?? [];
        return when(!named.some((number) => Number(number) === Number(inches)), () => inRow(row, 'RimSize', { inches, rim }));
      }),
  },
  {
    id: 'TYR-11',
    severity: 'warning',
    source: 'Regulation (EU) 901/2014, item 6.18.1.1; the range is derived',
    basis: 'mixed',
    categories: ['L'],
    dependsOn: [...TABLES, 'RecommendedTyrePressure'],
    words: {
      en: '{where}The tyre pressure is {pressure}; it is stated in kPa and lies between 100 and 400 (2.5 bar are 250 kPa). Check the unit.',
      de: '{where}Der Reifendruck ist {pressure}; er wird in kPa angegeben und liegt zwischen 100 und 400 (2,5 bar sind 250 kPa). Einheit prüfen.',
    },
    check: (vehicle) =>
      tyres(vehicle).flatMap(({ row }) => {
        const pressure = vehicle.number('RecommendedTyrePressure', row);
        return when(pressure !== undefined && (pressure < 100 || pressure > 400), () =>
          inRow(row, 'RecommendedTyrePressure', { pressure: pressure ?? 0 }),
        );
      }),
  },
  {
    id: 'TYR-12',
    severity: 'warning',
    source: 'derived from the sense of the references',
    basis: 'derived',
    categories: ['T', 'C', 'R', 'S'],
    dependsOn: [
      ...TABLES, 'AxleNumber', 'TyreNumber', COMBINATIONS, 'TyreAxleCombinationTable', 'AxleNumberCombination', 'TyreNumberCombination',
      'TyreAxleCouplingPointTyreCombinationTable', 'MechanicalCouplingNumberOfTyreAxleCouplingPointTyreCombination',
      'MechanicalCouplingTable', 'MechanicalCouplingNumber',
    ],
    words: {
      en: '{where}{title} is {number}, but the message describes none with that number. Correct the number, or add what it refers to.',
      de: '{where}{title} ist {number}, mit dieser Nummer ist in der Nachricht aber nichts beschrieben. Nummer berichtigen oder das Gemeinte ergänzen.',
    },
    check: (vehicle) => {
      const axles = new Map(
        vehicle.rows('AxleTable').map((axle) => [
          vehicle.number('AxleNumber', axle) ?? axle.number,
          new Set(vehicle.column(vehicle.rows('TyreAxleTable', axle), 'TyreNumber')),
        ]),
      );
      const couplings = new Set(vehicle.column(vehicle.rows('MechanicalCouplingTable'), 'MechanicalCouplingNumber'));
      return vehicle.rows(COMBINATIONS).flatMap((combination): readonly Breach[] => [
        ...vehicle.rows('TyreAxleCombinationTable', combination).flatMap((row): readonly Breach[] => {
          const axle = vehicle.number('AxleNumberCombination', row);
          const tyre = vehicle.number('TyreNumberCombination', row);
          if (axle === undefined) return NONE;
          const known = axles.get(axle);
          if (!known) return [inRow(row, 'AxleNumberCombination', { number: axle })];
          return when(tyre !== undefined && !known.has(tyre), () => inRow(row, 'TyreNumberCombination', { number: tyre ?? 0 }));
        }),
        ...vehicle.rows('TyreAxleCouplingPointTyreCombinationTable', combination).flatMap((row): readonly Breach[] => {
          const name = 'MechanicalCouplingNumberOfTyreAxleCouplingPointTyreCombination';
          const number = vehicle.number(name, row);
          return when(number !== undefined && !couplings.has(number), () => inRow(row, name, { number: number ?? 0 }));
        }),
      ]);
    },
  },
]; // prettier-ignore
