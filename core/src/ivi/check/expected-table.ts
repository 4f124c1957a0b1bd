import type { Vehicle } from './vehicle.ts';

/** What a complete message of some vehicles holds although the schema lets it be left out. */
export interface Expectation {
  /** Dictionary path: in a table, each row is asked. A table's path: at least one row. */
  readonly path: string;
  /** The rule that asks for it (`ivi-rules`), as findings name it. */
  readonly rule: string;
  readonly categories?: readonly string[];
  readonly stages?: readonly string[];
  /** Any of these in its place will do: a range instead of a value. Paths beside `path`. */
  readonly or?: readonly string[];
  readonly when?: (vehicle: Vehicle) => boolean;
  /** Whether a place in a table is asked; `row` is the path of its innermost row. */
  readonly whenRow?: (vehicle: Vehicle, row: string) => boolean;
}

const ROAD = ['M', 'N', 'O'];
const DRIVEN = ['M', 'N'];
const FINISHED = ['C', 'V'];
const HEAVY = ['M2', 'M3', 'N2', 'N3'];
const DOORS_AND_SEATS = ['NumberOfDoors', 'NumberOfSeatingPositionsIncludingDriver'];
const DIMENSIONS = ['Length', 'Width', 'Height'];

const SOURCE = 'EnergyConvertorTable/EnergySourceTable';

const groupOf = (name: string): string =>
  name.startsWith('WltpCo2') ? 'TestWltpCo2Group' : 'TestWltpFuelConsumptionGroup';
const hybridClass = (vehicle: Vehicle): string => vehicle.text('ClassHybridVehicle') ?? '';
const isLightDuty = (vehicle: Vehicle): boolean =>
  /^Euro [67](?![0-9])/u.test(vehicle.text('ExhaustEmissionLevel') ?? '');
/** Not electricity, not hydrogen in a fuel cell. */
const burnsFuel = (vehicle: Vehicle, row: string): boolean => {
  const source = vehicle.text(`${row}/EnergySource`);
  return source !== undefined && source !== '95';
};
const isPureElectric = (vehicle: Vehicle): boolean => vehicle.text('PureElectricVehicleIndicator') === 'Y';
const hasElectricity = (vehicle: Vehicle): boolean => vehicle.energySources().some(({ source }) => source === '95');
const bodies = (vehicle: Vehicle): readonly (string | undefined)[] =>
  vehicle.rows('BodyworkTable').map((row) => vehicle.text('CodeForBodywork', row));
const carriesLoad = (vehicle: Vehicle): boolean => !bodies(vehicle).includes('BC');
const hasSeveralAxles = (vehicle: Vehicle): boolean => vehicle.number('GeneralConstructionGroup/NumberOfAxles') !== 1;

/**
 * The table of expectations: from the rules that the acts and the guidance state as errors, where the categories and stages are
 * sure. What is only probable is left out: a record must not wait for what its vehicle does not have.
 */
export const EXPECTATIONS: readonly Expectation[] = [
  { path: 'DateManufactureVehicle', rule: 'IDN-11', categories: ROAD },

  { path: 'GeneralConstructionGroup', rule: 'SCP-09', categories: ['T', 'C', 'R', 'S'] },
  { path: 'DimensionGroup', rule: 'SCP-09', categories: ['T', 'C', 'R', 'S'] },
  { path: 'MassGroup', rule: 'SCP-09', categories: ['T', 'C', 'R', 'S'] },
  { path: 'GeneralConstructionGroup/NumberOfAxles', rule: 'SCP-09', categories: ['M', 'N', 'O', 'L'] },
  { path: 'GeneralConstructionGroup/NumberOfWheels', rule: 'SCP-09', categories: ['M', 'N', 'O', 'L'] },

  { path: 'LocationMarkingsTable', rule: 'MRK-01', categories: ['M', 'N', 'O', 'T', 'C', 'R', 'S'] },
  { path: 'LocationStatutoryPlate23Wheel', rule: 'MRK-02', categories: ['L'] },
  { path: 'LocationVin23Wheel', rule: 'MRK-02', categories: ['L'] },

  { path: 'RightLeftHandTraffic', rule: 'APP-09', categories: DRIVEN, stages: FINISHED },
  { path: 'MetricImperialSpeedometer', rule: 'APP-09', categories: DRIVEN, stages: FINISHED },
  { path: 'PureElectricVehicleIndicator', rule: 'APP-09', categories: DRIVEN },
  { path: 'GeneralConstructionGroup/AutomatedVehicle', rule: 'APP-09', categories: DRIVEN },
  { path: 'MaximumSpeed', rule: 'APP-06', categories: ['M', 'N', 'O', 'L'] },
  { path: 'DeclaredMaximumSpeedForward', rule: 'APP-06', categories: ['T', 'C'] },
  { path: 'TypeApprovalTransportDangerousGoodsIndicator', rule: 'APP-08', categories: ['N', 'O'], stages: FINISHED },
  ...DOORS_AND_SEATS.flatMap((name): Expectation[] => [
    { path: `GeneralConstructionGroup/${name}`, rule: 'APP-05', categories: DRIVEN, stages: FINISHED },
    { path: `GeneralConstructionGroup/${name}`, rule: 'APP-05', categories: ['M1'], stages: ['I'] },
  ]),
  {
    path: 'GeneralConstructionGroup/NumberOfStandingPlaces',
    rule: 'APP-07',
    categories: ['M2', 'M3'],
    stages: FINISHED,
  },
  { path: 'DimensionGroup/ElongatedCabIndicator', rule: 'APP-12', categories: HEAVY },
  { path: 'DimensionGroup/AerodynamicDeviceEquipped', rule: 'APP-12', categories: HEAVY },
  {
    path: 'DimensionGroup/MaximumAuthorisedDimensionsDerogationIndicator',
    rule: 'APP-12',
    categories: HEAVY,
    stages: FINISHED,
  },
  { path: 'ElectricVehicleConfiguration', rule: 'APP-13', categories: ['L'], when: hasElectricity },

  {
    path: 'DimensionGroup/Wheelbase',
    rule: 'DIM-01',
    categories: ['M', 'N', 'O', 'L'],
    or: ['WheelbaseAdjustableMin'],
    when: hasSeveralAxles,
  },
  ...DIMENSIONS.map((name): Expectation => ({
    path: `DimensionGroup/${name}`,
    rule: 'DIM-01',
    categories: ['M', 'N', 'O', 'L'],
    stages: FINISHED,
    or: [`${name}AdjustableMin`],
  })),
  {
    path: 'DimensionGroup/RearOverhang',
    rule: 'STG-09',
    categories: ['M2', 'M3', 'N2', 'N3', 'O'],
    stages: FINISHED,
    or: ['RearOverhangAdjustableMin'],
  },
  {
    path: 'DimensionGroup/LengthLoadingArea',
    rule: 'STG-09',
    categories: ['N'],
    stages: FINISHED,
    or: ['LengthLoadingAreaAdjustableMin'],
    when: carriesLoad,
  },
  { path: 'DimensionGroup/MaximumPermissibleLength', rule: 'STG-08', categories: ROAD, stages: ['I'] },
  { path: 'DimensionGroup/MaximumPermissibleWidth', rule: 'STG-08', categories: ROAD, stages: ['I'] },
  { path: 'DimensionGroup/MaximumPermissibleRearOverhang', rule: 'STG-08', categories: ROAD, stages: ['I'] },

  {
    path: 'MassGroup/MassInRunningOrder',
    rule: 'STG-09',
    categories: ROAD,
    stages: FINISHED,
    or: ['MassInRunningOrderVariableMin'],
  },
  { path: 'MassGroup/MassInRunningOrder', rule: 'SCP-09', categories: ['L'], or: ['MassInRunningOrderVariableMin'] },
  { path: 'MassGroup/ActualMass', rule: 'STG-09', categories: ROAD, stages: FINISHED },
  { path: 'MassGroup/MassInRunningOrderIncomplete', rule: 'STG-08', categories: ROAD, stages: ['I'] },
  { path: 'MassGroup/MinimumMassCompleted', rule: 'STG-08', categories: ROAD, stages: ['I'] },
  {
    path: 'MassGroup/TechnicallyPermissibleMaximumLadenMass',
    rule: 'SCP-09',
    categories: ['M', 'N', 'O', 'L'],
    or: ['TechnicallyPermissibleMaximumLadenMassVariableMin'],
  },

  { path: 'AxleTable', rule: 'AXL-01', categories: ['M', 'N', 'O', 'L'] },
  { path: 'AxleTable/PoweredAxleIndicator', rule: 'AXL-06', categories: DRIVEN },
  { path: 'AxleTable/SteeredAxleIndicator', rule: 'AXL-05', categories: ['M2', 'M3', 'N2', 'N3', 'O3', 'O4'] },
  { path: 'AxleTable/TwinWheelsAxleIndicator', rule: 'AXL-04', categories: ['M2', 'M3', 'N', 'O'] },
  {
    path: 'AxleTable/TechnicallyPermissibleMassAxle',
    rule: 'MAS-02',
    categories: ['M', 'N', 'O', 'L'],
    or: ['TechnicallyPermissibleMassAxleAdjustableMin'],
  },
  {
    path: 'AxleTable/DistributionMassRunningOrderAxle',
    rule: 'MAS-01',
    categories: ['M2', 'M3', 'N', 'O'],
    stages: FINISHED,
  },
  { path: 'AxleTable/DistributionMassIncompleteAxle', rule: 'MAS-10', categories: ROAD, stages: ['I'] },
  { path: 'AxleTable/TyreAxleTable', rule: 'TYR-01', categories: ['M', 'N', 'O', 'L'] },
  { path: 'AxleTable/TyreAxleTable/TyreSize', rule: 'TYR-01', categories: ['M', 'N', 'O', 'L'] },
  { path: 'AxleTable/TyreAxleTable/TyreFittedProductionIndicator', rule: 'TYR-02', categories: ROAD },
  { path: 'GeneralConstructionGroup/NumberOfPoweredAxles', rule: 'AXL-06', categories: DRIVEN },
  {
    path: 'GeneralConstructionGroup/NumberOfSteeredAxles',
    rule: 'AXL-05',
    categories: ['M2', 'M3', 'N2', 'N3', 'O3', 'O4'],
  },
  { path: 'GeneralConstructionGroup/NumberOfAxlesWithTwinWheels', rule: 'AXL-04', categories: ['M2', 'M3', 'N', 'O'] },

  { path: 'BodyworkTable', rule: 'APP-03', categories: ROAD },
  { path: 'BodyworkTable/CodeForBodywork', rule: 'APP-03', categories: ROAD },
  { path: 'BodyworkTable/VehicleClassTable', rule: 'APP-07', categories: ['M2', 'M3'], stages: FINISHED },
  { path: 'ColourTable', rule: 'APP-04', categories: ['M1', 'N1'], stages: FINISHED },

  { path: 'EnergyConvertorTable', rule: 'APP-01', categories: ['M', 'N', 'L', 'T', 'C'] },
  {
    path: 'EnergyConvertorTable/EnergyConvertorCodeMarkedOnEnergyConvertor',
    rule: 'APP-01',
    categories: ['M', 'N', 'L', 'T', 'C'],
  },
  { path: 'EnergyConvertorTable/EnergySourceTable', rule: 'APP-01', categories: ['M', 'N', 'L', 'T', 'C'] },
  { path: 'FuelType', rule: 'PWT-07', categories: DRIVEN, when: (vehicle) => !isPureElectric(vehicle) },

  ...['ConsolidatedMaximum30MinutesPower', 'ConsolidatedMaximumNetPowerElectric'].map((path): Expectation => ({
    path,
    rule: 'PWT-16',
    categories: DRIVEN,
    when: (vehicle) => vehicle.energySources().filter(({ source }) => source === '95').length > 1,
  })),

  // Heavy-duty approvals of light vehicles have other tests: only what the emission level calls light is asked.
  ...['WltpCo2Combined', 'WltpFuelConsumptionCombined'].map((name): Expectation => ({
    path: `${SOURCE}/${groupOf(name)}/${name}`,
    rule: 'EMI-06',
    categories: ['M1', 'N1'],
    stages: FINISHED,
    when: (vehicle) =>
      isLightDuty(vehicle) && hybridClass(vehicle) !== 'OVC-HEV' && !hybridClass(vehicle).endsWith('FCHV'),
    whenRow: burnsFuel,
  })),
  ...[
    'WltpCo2WeightedCombined',
    'WltpCo2ChargeSustainingCombined',
    'WltpCo2ChargeDepletingCombined',
    'WltpFuelConsumptionWeightedCombined',
    'WltpFuelConsumptionChargeSustainingCombined',
    'WltpFuelConsumptionChargeDepletingCombined',
  ].map((name): Expectation => ({
    path: `${SOURCE}/${groupOf(name)}/${name}`,
    rule: 'EMI-06',
    categories: ['M1', 'N1'],
    stages: FINISHED,
    when: (vehicle) => isLightDuty(vehicle) && hybridClass(vehicle) === 'OVC-HEV',
    whenRow: burnsFuel,
  })),
  ...[
    'TestWltpElectricRangeGroup/WltpPureElectricRange',
    'TestWltpElectricRangeGroup/WltpPureElectricRangeCity',
    'TestWltpEnergyConsumptionGroup/WltpEnergyConsumptionPureElectricCombined',
  ].map((path): Expectation => ({
    path: `${SOURCE}/${path}`,
    rule: 'EMI-07',
    categories: ['M1', 'N1'],
    stages: FINISHED,
    when: isPureElectric,
  })),

  ...['CryptographicHashManufacturerRecord', 'CryptographicHashCustomerInformationFile'].map((name): Expectation => ({
    path: `VectoGroup/${name}`,
    rule: 'VEC-02',
    categories: ['M3'],
    stages: FINISHED,
    when: (vehicle) => vehicle.text('VectoGroup/VehicleGroup') !== undefined,
  })),
  { path: 'VectoGroup/ZeroEmissionHeavyDutyIndicator', rule: 'VEC-03', categories: ['N2', 'N3'], stages: FINISHED },
  { path: 'VectoGroup/VocationalVehicleIndicator', rule: 'VEC-03', categories: ['N2', 'N3'], stages: FINISHED },
  ...['CryptographicHashManufacturerRecord', 'CryptographicHashCustomerInformationFile'].map((name): Expectation => ({
    path: `VectoGroup/${name}`,
    rule: 'VEC-01',
    categories: ['N2', 'N3'],
    stages: FINISHED,
    when: (vehicle) => vehicle.text('VectoGroup/VehicleGroup') !== undefined,
  })),
];
