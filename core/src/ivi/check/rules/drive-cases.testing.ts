import { broken } from './case.testing.ts';
import type { Case, Given } from './case.testing.ts';

const SOURCE = 'EnergyConvertorTable/1/EnergySourceTable/1';
const MOTOR = 'EnergyConvertorTable/2/EnergySourceTable/1';
const TEST = 'WltpEmissionTestParametersGroup';
const RANGE = 'TestWltpElectricRangeGroup/WltpPureElectricRange';
const ACT = 'ExhaustEmissionLatestRegulationNumber';

/** The van with a second motor that repeats what the first says. */
const twoMotors: Given = {
  values: {
    'EnergyConvertorTable/2/EnergyConvertorCodeMarkedOnEnergyConvertor': 'NA060K',
    'EnergyConvertorTable/2/WorkingPrinciple': 'ELECT',
    [`${MOTOR}/EnergySource`]: '95',
    [`${MOTOR}/PowerGroup/MaximumNetPowerElectric`]: '60',
    [`${MOTOR}/${RANGE}`]: '318',
    [`${MOTOR}/TestWltpEnergyConsumptionGroup/WltpEnergyConsumptionPureElectricCombined`]: '246',
    ConsolidatedMaximumNetPowerElectric: '150',
  },
  rows: { EnergyConvertorTable: ['1', '2'], 'EnergyConvertorTable/2/EnergySourceTable': ['1'] },
};
const hybridMoped: Given = {
  values: { ElectricVehicleConfiguration: 'PUREE', [`${SOURCE}/EnergySource`]: '95' },
};
const vecto: Given = { values: { 'VectoGroup/VehicleGroup': null, 'VectoGroup/VehicleSubgroup': null } };

/** Engines, power, emissions, consumption, VECTO; what is asked. */
export const DRIVE_CASES: readonly Case[] = [
  broken('PWT-03', 'electric-van', `${MOTOR}/${RANGE}`, { [`${MOTOR}/${RANGE}`]: '300' }, {}, twoMotors),
  broken('PWT-03', 'electric-van', `${MOTOR}/${RANGE}`, { [`${MOTOR}/${RANGE}`]: null }, {}, twoMotors),
  broken('PWT-05', 'plug-in-car', 'ClassHybridVehicle', { ClassHybridVehicle: 'OVC-FCHV' }),
  broken('PWT-05', 'plug-in-car', 'ClassHybridVehicle', { 'EnergyConvertorTable/1/WorkingPrinciple': 'ELECT' }),
  broken('PWT-09', 'truck', 'FuelType', { FuelType: 'B' }),
  broken('PWT-11', 'truck', 'EnergyConvertorTable/1/WorkingPrinciple', { 'EnergyConvertorTable/1/WorkingPrinciple': 'ELECT' }),
  broken('PWT-11', 'plug-in-car', 'EnergyConvertorTable/2/EngineCapacity', { 'EnergyConvertorTable/2/EngineCapacity': '1497' }),
  broken('PWT-12', 'truck', 'EnergyConvertorTable/1/EngineCapacity', { 'EnergyConvertorTable/1/EngineCapacity': null }),
  broken('PWT-12', 'truck', 'EnergyConvertorTable/1/WorkingPrinciple', { 'EnergyConvertorTable/1/WorkingPrinciple': 'INTPI' }),
  broken('PWT-14', 'truck', `${SOURCE}/PowerGroup/EngineSpeedMaximumNetPower`, { [`${SOURCE}/PowerGroup/EngineSpeedMaximumNetPower`]: null }),
  broken('PWT-15', 'electric-van', `${SOURCE}/PowerGroup/Maximum30MinutesPower`, { [`${SOURCE}/PowerGroup/Maximum30MinutesPower`]: '101' }),
  broken('PWT-17', 'electric-van', 'ConsolidatedMaximumNetPowerElectric', { ConsolidatedMaximumNetPowerElectric: '161' }, {}, twoMotors),
  broken('PWT-17', 'electric-van', 'ConsolidatedMaximumNetPowerElectric', { ConsolidatedMaximumNetPowerElectric: '99' }, {}, twoMotors),
  broken('PWT-18', 'truck', `${SOURCE}/SoundLevelGroup/SoundLevelDriveBy`, { [`${SOURCE}/SoundLevelGroup/SoundLevelDriveBy`]: null }),
  broken('PWT-19', 'truck', `${SOURCE}/SoundLevelGroup/SoundLevelDriveBy`, { [`${SOURCE}/SoundLevelGroup/SoundLevelDriveBy`]: '7.9' }),
  broken('PWT-20', 'electric-van', 'ExhaustEmissionLevel', { ExhaustEmissionLevel: null }),
  broken('PWT-21', 'truck', ACT, { [ACT]: '715/2007*2023/443EA' }),
  broken('PWT-22', 'motorcycle', 'ElectricVehicleConfiguration', { ElectricVehicleConfiguration: 'HYBRE' }, {}, hybridMoped),
  broken('PWT-22', 'motorcycle', 'CategoryHybridElectricVehicle', { CategoryHybridElectricVehicle: 'OVC' }, {}, hybridMoped),
  broken('PWT-23', 'motorcycle', 'MaximumSpeed', { MaximumSpeed: '46' }, {}, { values: { VehicleCategory: 'L1e-B', MaximumSpeed: '45' } }),
  broken('PWT-24', 'truck', 'MaximumSpeed', { MaximumSpeed: '91' }),
  broken('PWT-25', 'truck', 'EnergyConvertorTable/1/EnergyConvertorTypeApprovalNumber', {
    'EnergyConvertorTable/1/CategorySubCategoryEnergyConvertor': 'NRE-v-6',
  }, {}, { values: { VehicleCategory: 'T1a' } }),
  broken('TAN-14', 'truck', ACT, { [ACT]: 'Euro VI E' }),
  broken('TAN-15', 'plug-in-car', ACT, { [ACT]: '715/2007*2023/443AX' }),
  broken('EMI-03', 'plug-in-car', `${SOURCE}/TestWltpType1Group/WltpType1NumberOfParticles`, { [`${SOURCE}/TestWltpType1Group/WltpType1NumberOfParticlesExponent`]: '1' }),
  broken('EMI-04', 'plug-in-car', `${SOURCE}/TestWltpType1Group/WltpType1Nox`, { [`${SOURCE}/TestWltpType1Group/WltpType1Nox`]: '61' }),
  broken('EMI-04', 'plug-in-car', `${SOURCE}/TestWltpType1Group/WltpType1NumberOfParticles`, { [`${SOURCE}/TestWltpType1Group/WltpType1NumberOfParticles`]: '6.1' }),
  broken('EMI-05', 'plug-in-car', `${SOURCE}/TestWltpType1Group/WltpType1Nmhc`, { [`${SOURCE}/TestWltpType1Group/WltpType1Nmhc`]: '14' }),
  broken('EMI-06', 'electric-van', `${SOURCE}/TestWltpCo2Group`, { [`${SOURCE}/TestWltpCo2Group/WltpCo2Combined`]: '0' }),
  broken('EMI-08', 'plug-in-car', `${SOURCE}/TestWltpCo2Group/WltpCo2ChargeSustainingCombined`, { [`${SOURCE}/TestWltpCo2Group/WltpCo2ChargeSustainingCombined`]: '131' }),
  broken('EMI-09', 'plug-in-car', `${SOURCE}/TestWltpCo2Group/WltpCo2ChargeSustainingCombined`, {
    [`${SOURCE}/TestWltpCo2Group/WltpCo2ChargeSustainingLow`]: '113',
  }, {}, {
    values: { [`${SOURCE}/TestWltpCo2Group/WltpCo2ChargeSustainingLow`]: '90', [`${SOURCE}/TestWltpCo2Group/WltpCo2ChargeSustainingHigh`]: '130' },
  }),
  broken('EMI-10', 'plug-in-car', `${SOURCE}/TestWltpCo2Group/WltpCo2WeightedCombined`, { [`${SOURCE}/TestWltpCo2Group/WltpCo2WeightedCombined`]: '113' }),
  broken('EMI-12', 'plug-in-car', `${SOURCE}/TestFamilyIdentifiersTable/2/TestFamilyIdentifier`, { [`${SOURCE}/TestFamilyIdentifiersTable/2/TestFamilyIdentifier`]: 'IP' }),
  broken('EMI-13', 'plug-in-car', `${TEST}/WltpRoadLoadCoefficientF1`, { [`${TEST}/WltpRoadLoadCoefficientF1`]: null }),
  broken('EMI-14', 'plug-in-car', `${TEST}/WltpFrontalArea`, { [`${TEST}/WltpFrontalArea`]: '2.2' }),
  broken('EMI-15', 'plug-in-car', `${TEST}/WltpEmissionTestMass`, { [`${TEST}/WltpEmissionTestMass`]: '2121' }),
  broken('EMI-16', 'electric-van', 'EcoInnovationsFittedIndicator', { WltpTotalCo2EmissionSavedDueEcoInnovation: '1.2' }),
  broken('EMI-18', 'electric-van', `${TEST}/DrivingCycleCappedSpeedIndicator`, { [`${TEST}/DrivingCycleCappedSpeedIndicator`]: null }),
  broken('EMI-19', 'motorcycle', `${SOURCE}/TestTypeVIIGroup/TypeVIICo2`, { [`${SOURCE}/TestTypeVIIGroup/TypeVIICo2`]: null }),
  broken('EMI-19', 'motorcycle', `${SOURCE}/TestTypeVIIGroup/TypeVIIElectricRange`, { [`${SOURCE}/EnergySource`]: '95' }),
  broken('VEC-05', 'truck', 'VectoGroup/AveragePayload', { 'VectoGroup/AveragePayload': null }),
  broken('VEC-06', 'truck', 'VectoGroup/VehicleSubgroup', { 'VectoGroup/VehicleSubgroup': '9-RD' }),
  broken('VEC-07', 'truck', 'VectoGroup/CryptographicHashManufacturerRecord', { 'VectoGroup/CryptographicHashManufacturerRecord': 'q3Zt0d1mVb8 Yk2n5Rx7Lw9' }),
  broken('VEC-08', 'semi-trailer', 'VectoGroup/EfficiencyRatioKilometer', { 'VectoGroup/VehicleGroup': '112' }),
  broken('APP-10', 'truck', 'AdvancedSafetySystemsTable', Object.fromEntries(Array.from({ length: 8 }, (_none, index) => [`AdvancedSafetySystemsTable/${String(index + 1)}/AdvancedSafetySystem`, null])), { AdvancedSafetySystemsTable: [] }, vecto),
  broken('APP-11', 'truck', 'VehicleCertified156Indicator', { VehicleCertified156Indicator: null }),
]; // prettier-ignore
