import { broken } from './case.testing.ts';
import type { Case, Given } from './case.testing.ts';

const C = 'GeneralConstructionGroup';
const D = 'DimensionGroup';
const LADEN = 'MassGroup/TechnicallyPermissibleMaximumLadenMass';
const TOWING = 'TowingBrakedTypeTrailTable';
const TOWABLE = 'TechnicallyPermissibleMaximumTowableMass';
const COMBINATION = 'TechnicallyPermissibleMaximumCombinationMass';
const COUPLING = 'MechanicalCouplingTable';
const TYRE = 'AxleTable/1/TyreAxleTable/1';
const VERTICAL = 'MassGroup/MaximumStaticVerticalMassCouplingPointTable';
const VERTICAL_MASS = 'TechnicallyPermissibleMaximumStaticVerticalMassCouplingPoint';

const linked: Given = {
  values: { 'AxleTable/1/InterconnectionWithPoweredAxleTable/1/InterconnectionWithPoweredAxleNumber': '2' },
  rows: { 'AxleTable/1/InterconnectionWithPoweredAxleTable': ['1'] },
};
const coupled: Given = {
  values: {
    [`${COUPLING}/1/MechanicalCouplingNumber`]: '1',
    [`${TOWING}/1/MechanicalCouplingNumberTowingMasses`]: '1',
  },
  rows: { [COUPLING]: ['1'] },
};
const inService: Given = {
  values: {
    'InServiceMaximumMassTable/1/InServiceMaximumPermissibleMassCountry': 'NL',
    'InServiceMaximumMassTable/1/InServiceMaximumPermissibleLadenMass': '18000',
  },
  rows: { InServiceMaximumMassTable: ['1'] },
};
const bus: Given = {
  values: {
    VehicleCategory: 'M3',
    [`${C}/NumberOfSeatingPositionsIncludingDriver`]: '50',
    [`${C}/NumberOfSeatingPositionsLowerDeck`]: '49',
    [`${C}/NumberOfStandingPlaces`]: '10',
    'BodyworkTable/1/VehicleClassTable/1/VehicleClass': 'II',
  },
  rows: { 'BodyworkTable/1/VehicleClassTable': ['1'] },
};
const tractor: Given = { values: { VehicleCategory: 'T1a' } };

/** Axles, dimensions, masses, towing, tyres, bodies, gears. */
export const BUILD_CASES: readonly Case[] = [
  broken('AXL-07', 'truck', `${C}/NumberOfBrakedAxles`, { [`${C}/NumberOfBrakedAxles`]: '2' }, {}, {
    values: { VehicleCategory: 'R3a', [`${C}/NumberOfBrakedAxles`]: '1', 'AxleTable/1/BrakedAxleIndicator': 'Y', 'AxleTable/2/BrakedAxleIndicator': 'N' },
  }),
  broken('SCP-04', 'truck', 'AxleTable/1/LiftAxleIndicator', { 'AxleTable/1/LiftAxleIndicator': null }),
  broken('AXL-10', 'truck', 'AxleTable/1/InterconnectionWithPoweredAxleTable/1/InterconnectionWithPoweredAxleNumber', {
    'AxleTable/1/InterconnectionWithPoweredAxleTable/1/InterconnectionWithPoweredAxleNumber': '3',
  }, {}, linked),
  broken('AXL-10', 'truck', 'AxleTable/1/InterconnectionWithPoweredAxleTable/1/InterconnectionWithPoweredAxleNumber', { 'AxleTable/2/PoweredAxleIndicator': 'N' }, {}, linked),
  broken('AXL-11', 'truck', 'AxleTable', { 'AxleTable/1/PoweredAxleIndicator': 'Y' }),
  broken('AXL-12', 'semi-trailer', 'AxleGroupTable/1/AxleGroupMemberTable', { 'AxleGroupTable/1/AxleGroupMemberTable/3/MemberAxleNumber': '4' }),
  broken('AXL-12', 'semi-trailer', 'AxleGroupTable/1/AxleGroupMemberTable', {}, { 'AxleGroupTable/1/AxleGroupMemberTable': ['1', '3'] }),
  broken('AXL-13', 'semi-trailer', 'AxleGroupTable/1/TechnicallyPermissibleMassAxleGroup', { 'AxleGroupTable/1/TechnicallyPermissibleMassAxleGroup': '27001' }),
  broken('AXL-14', 'truck', `${D}/WheelbaseAdjustableMax`, { [`${D}/Wheelbase`]: null, [`${D}/WheelbaseAdjustableMin`]: '5000' }),
  broken('AXL-14', 'truck', 'AxleTable/1/AxleSpacing', { 'AxleTable/1/AxleSpacingAdjustableMin': '5000', 'AxleTable/1/AxleSpacingAdjustableMax': '5600' }),
  broken('AXL-15', 'truck', 'AxleTable/1/DriveAxleAirSuspensionOrEquivalentIndicator', { 'AxleTable/1/DriveAxleAirSuspensionOrEquivalentIndicator': 'Y' }),
  broken('AXL-16', 'semi-trailer', `${COUPLING}/1/DistanceCouplingPointFirstAxle`, { [`${COUPLING}/1/DistanceCouplingPointFirstAxle`]: null }),
  broken('AXL-17', 'plug-in-car', 'AxleTable/2/AxleTrack', { 'AxleTable/2/AxleTrack': '1815' }),
  broken('AXL-18', 'truck', `${D}/Wheelbase`, { [`${D}/Wheelbase`]: '0' }),
  broken('DIM-01', 'truck', `${D}/Length`, { [`${D}/LengthAdjustableMin`]: '9000', [`${D}/LengthAdjustableMax`]: '9780' }),
  broken('DIM-01', 'truck', `${D}/HeightAdjustableMax`, { [`${D}/Height`]: null, [`${D}/HeightAdjustableMin`]: '3600' }),
  broken('DIM-02', 'truck', `${D}/Length`, { [`${D}/RearOverhang`]: '4180' }),
  broken('DIM-03', 'truck', `${D}/LengthLoadingArea`, { [`${D}/LengthLoadingArea`]: '9780' }),
  broken('DIM-04', 'truck', `${D}/Width`, { [`${D}/Width`]: '2551' }),
  broken('DIM-04', 'truck', `${D}/Height`, { [`${D}/Height`]: '4001' }),
  broken('DIM-05', 'truck', 'RemarkTable', { [`${D}/MaximumAuthorisedDimensionsDerogationIndicator`]: 'Y' }, { RemarkTable: [] }),
  broken('DIM-06', 'truck', `${COUPLING}/1/DistanceCentreCouplingDeviceLastAxle`, { 'BodyworkTable/1/CodeForBodywork': 'BC' }, {}, { rows: { [COUPLING]: ['1'] } }),
  broken('DIM-07', 'semi-trailer', `${COUPLING}/1/DistanceCentreCouplingRearEnd`, { [`${COUPLING}/1/DistanceCentreCouplingRearEnd`]: null }),
  broken('MAS-10', 'incomplete-chassis', 'MassGroup/MinimumMassCompleted', { 'AxleTable/2/MinimalPermissibleDistributionMassCompletedAxle': '1600' }),
  broken('MAS-12', 'plug-in-car', LADEN, { 'MassGroup/MassInRunningOrder': '1821' }),
  broken('MAS-13', 'truck', 'MassGroup/AdditionalMassAlternativePropulsion', { 'MassGroup/AdditionalMassAlternativePropulsion': '300' }),
  broken('MAS-14', 'truck', 'InServiceMaximumMassTable/1', { 'InServiceMaximumMassTable/1/InServiceMaximumPermissibleMassCountry': null }, {}, inService),
  broken('MAS-14', 'truck', 'InServiceMaximumMassTable/1', { 'InServiceMaximumMassTable/1/InServiceMaximumPermissibleLadenMass': null }, {}, inService),
  broken('MAS-15', 'truck', 'InServiceMaximumMassTable/1/InServiceMaximumPermissibleLadenMass', { 'InServiceMaximumMassTable/1/InServiceMaximumPermissibleLadenMass': '18001' }, {}, inService),
  broken('MAS-16', 'motorcycle', 'EnergyConvertorTable/1/EnergySourceTable/1/PowerMassRatio', { 'EnergyConvertorTable/1/EnergySourceTable/1/PowerMassRatio': '0.08' }),
  broken('MAS-17', 'incomplete-chassis', 'MassGroup/AdditionalMassDueToBatteries', { 'MassGroup/AdditionalMassDueToBatteries': '400' }),
  broken('TOW-01', 'truck', `${TOWING}/1/BodyworkTypeTable/1/${COMBINATION}`, { [`${TOWING}/2/BodyworkTypeTable/1/${COMBINATION}`]: null }),
  broken('TOW-01', 'truck', `${TOWING}/1/BodyworkTypeTable/1/${TOWABLE}`, { [`${TOWING}/1/BodyworkTypeTable/1/${TOWABLE}`]: null }),
  broken('TOW-04', 'electric-van', `${TOWING}/2/BodyworkTypeTable/1/BodyworkTypeTrailer`, { [`${TOWING}/2/BodyworkTypeTable/1/BodyworkTypeTrailer`]: 'DC' }),
  broken('TOW-05', 'electric-van', `${TOWING}/1/BodyworkTypeTable/1/BodyworkTypeTrailer`, { [`${TOWING}/1/BodyworkTypeTable/1/BodyworkTypeTrailer`]: 'DE' }),
  broken('TOW-05', 'plug-in-car', `${TOWING}/1/BodyworkTypeTable/1/BodyworkTypeTrailer`, { [`${TOWING}/1/BodyworkTypeTable/1/BodyworkTypeTrailer`]: 'DA' }),
  broken('TOW-06', 'truck', `${TOWING}/1/MechanicalCouplingNumberTowingMasses`, { [`${TOWING}/1/MechanicalCouplingNumberTowingMasses`]: '2' }, {}, coupled),
  broken('TOW-06', 'truck', `${COUPLING}/2/MechanicalCouplingNumber`, { [`${COUPLING}/2/MechanicalCouplingNumber`]: '2' }, { [COUPLING]: ['1', '2'] }, coupled),
  broken('TOW-11', 'semi-trailer', `${VERTICAL}/1/MechanicalCouplingNumberVerticalMass`, { [`${VERTICAL}/1/MechanicalCouplingNumberVerticalMass`]: '2' }),
  broken('TOW-11', 'electric-van', `${VERTICAL}/2/MechanicalCouplingNumberVerticalMass`, { [`${VERTICAL}/2/${VERTICAL_MASS}`]: '75' }, { [VERTICAL]: ['1', '2'] }),
  broken('TOW-12', 'truck', `${TOWING}/2/BodyworkTypeTable/1/${COMBINATION}`, { [`${TOWING}/2/BodyworkTypeTable/1/${COMBINATION}`]: '40001' }),
  broken('TOW-13', 'truck', `${TOWING}/2/BodyworkTypeTable/1/${COMBINATION}`, { [`${TOWING}/2/BodyworkTypeTable/1/${COMBINATION}`]: '17999' }),
  broken('TOW-14', 'electric-van', `${TOWING}/2/BodyworkTypeTable/1/${TOWABLE}`, { [`${TOWING}/2/BodyworkTypeTable/1/${TOWABLE}`]: '751' }),
  broken('TOW-15', 'electric-van', `${VERTICAL}/1/${VERTICAL_MASS}`, { [`${VERTICAL}/1/${VERTICAL_MASS}`]: '39' }),
  broken('TOW-16', 'plug-in-car', `${TOWING}/1/BodyworkTypeTable/1/${TOWABLE}`, { [`${TOWING}/1/BodyworkTypeTable/1/${TOWABLE}`]: '2121' }),
  broken('TOW-18', 'semi-trailer', `${COUPLING}/1/MechanicalCouplingValueU`, { [`${COUPLING}/1/MechanicalCouplingValueU`]: '9999' }),
  broken('TOW-19', 'truck', `${COUPLING}/1/MechanicalCouplingValueD`, { [`${COUPLING}/1/MechanicalCouplingValueD`]: '97' }, {}, {
    values: { ...coupled.values, [`${COUPLING}/1/MechanicalCouplingValueD`]: '97.1' },
    rows: { ...coupled.rows },
  }),
  broken('TOW-20', 'truck', 'TrailerBrakeTable', {
    'TrailerBrakeTable/1/TrailerBrakeControlSystemTechnology': null,
    'TrailerBrakeTable/1/TrailerBrakePressFeedLineBraking': null,
  }, { TrailerBrakeTable: [] }),
  broken('TYR-03', 'electric-van', `${TYRE}/TyreCategory`, { [`${TYRE}/TyreCategory`]: null }),
  broken('TYR-03', 'electric-van', `${TYRE}/RollingResistanceClass`, { [`${TYRE}/TyreFittedProductionIndicator`]: 'N' }),
  broken('TYR-04', 'truck', `${TYRE}/LoadCapacityIndexSingleWheel`, { [`${TYRE}/LoadCapacityIndexSingleWheel`]: '154' }),
  broken('TYR-05', 'truck', `${TYRE}/SpeedCategorySymbol`, { [`${TYRE}/SpeedCategorySymbol`]: 'F' }),
  broken('TYR-06', 'truck', 'AxleTable/2/TyreAxleTable/1/LoadCapacityIndexTwinWheel', { 'AxleTable/2/TyreAxleTable/1/LoadCapacityIndexTwinWheel': null }),
  broken('TYR-07', 'truck', 'AxleTable/2/TyreAxleTable/1/LoadCapacityIndexTwinWheel', { 'AxleTable/2/TyreAxleTable/1/LoadCapacityIndexTwinWheel': '157' }),
  broken('TYR-09', 'truck', `${TYRE}/RimSize`, { [`${TYRE}/RimSize`]: '8.25x19.5' }),
  broken('TYR-10', 'plug-in-car', `${TYRE}/TyreMaximumSpeedIndicator`, { [`${TYRE}/TyreMaximumSpeedIndicator`]: null }),
  broken('TYR-11', 'motorcycle', `${TYRE}/RecommendedTyrePressure`, { [`${TYRE}/RecommendedTyrePressure`]: '2.25' }),
  broken('TYR-12', 'truck', 'TyreAxleMassCombinationTable/1/TyreAxleCombinationTable/1/TyreNumberCombination', {
    'TyreAxleMassCombinationTable/1/TyreAxleCombinationTable/1/TyreNumberCombination': '2',
  }, {}, {
    values: {
      ...tractor.values,
      'TyreAxleMassCombinationTable/1/TyreAxleCombinationTable/1/AxleNumberCombination': '1',
      'TyreAxleMassCombinationTable/1/TyreAxleCombinationTable/1/TyreNumberCombination': '1',
    },
    rows: { TyreAxleMassCombinationTable: ['1'], 'TyreAxleMassCombinationTable/1/TyreAxleCombinationTable': ['1'] },
  }),
  broken('BDY-02', 'truck', 'BodyworkTable/1/OtherBodywork', { 'BodyworkTable/1/CodeForBodyworkSupplementTable/1/CodeForBodyworkSupplement': '99' }),
  broken('BDY-04', 'truck', 'BodyworkTable/1/CodeForBodywork', { 'BodyworkTable/1/CodeForBodywork': 'BE' }),
  broken('BDY-05', 'semi-trailer', 'BodyworkTable/1/CodeForBodywork', { 'BodyworkTable/1/CodeForBodywork': 'DB' }),
  broken('BDY-05', 'semi-trailer', 'BodyworkTable/1/CodeForBodywork', { 'BodyworkTable/1/CodeForBodywork': 'DC' }),
  broken('BDY-06', 'truck', 'BodyworkTable/1/SpecialPurposeDesignation', { 'BodyworkTable/1/SpecialPurposeDesignation': 'SA' }),
  broken('BDY-09', 'truck', `${C}/NumberOfSeatingPositionsIncludingDriver`, { [`${C}/NumberOfSeatingPositionsLowerDeck`]: '48' }, {}, bus),
  broken('BDY-10', 'truck', `${C}/NumberOfSeatingPositionsIncludingDriver`, { 'BodyworkTable/1/VehicleClassTable/1/VehicleClass': 'B' }, {}, bus),
  broken('BDY-12', 'plug-in-car', `${C}/NumberOfSeatsStationaryUseOnly`, { 'BodyworkTable/1/SpecialPurposeDesignation': 'SA' }),
  broken('MSC-06', 'truck', `${C}/AutomatedVehicle`, { [`${C}/AutomatedVehicle`]: 'AUTOM' }),
  broken('MSC-13', 'truck', `${C}/NumberOfSetsBallastMasses`, { [`${C}/NumberOfSetsBallastMasses`]: '3' }, {}, {
    values: { ...tractor.values, [`${C}/NumberOfSetsBallastMasses`]: '2' },
    rows: { BallastSetTable: ['1', '2'] },
  }),
  broken('GBX-02', 'electric-van', 'GearGroup/GearRatioTable/1/GearNumber', { 'GearGroup/GearRatioTable/1/GearNumber': '0' }),
  broken('GBX-02', 'electric-van', 'GearGroup/GearRatioTable/2/GearRatio', { 'GearGroup/GearRatioTable/2/GearRatio': '9.4' }, {}, {
    values: { 'GearGroup/GearboxType': 'M', 'GearGroup/GearRatioTable/2/GearNumber': '2', 'GearGroup/GearRatioTable/2/GearRatio': '5.1' },
    rows: { 'GearGroup/GearRatioTable': ['1', '2'] },
  }),
  broken('GBX-03', 'electric-van', 'GearGroup/GearRatioTable/1/FinalDriveTable/1/FinalDriveRatio', {
    'GearGroup/GearRatioTable/1/FinalDriveTable/1/FinalDriveRatio': '10.1',
  }, {}, {
    values: { 'GearGroup/GearRatioTable/1/FinalDriveTable/1/FinalDriveRatio': '10.098', 'FinalDriveVehicleTable/1/FinalDriveVehicleRatio': '10.098' },
    rows: { 'GearGroup/GearRatioTable/1/FinalDriveTable': ['1'], FinalDriveVehicleTable: ['1'] },
  }),
  broken('GBX-04', 'motorcycle', 'GearGroup/GearRatioTable', { 'GearGroup/GearboxType': 'C' }),
]; // prettier-ignore
