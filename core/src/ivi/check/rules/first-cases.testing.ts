import { broken } from './case.testing.ts';
import type { Case } from './case.testing.ts';

const SOURCE = 'EnergyConvertorTable/1/EnergySourceTable/1';
const CONSTRUCTION = 'GeneralConstructionGroup';

/** Message, stages, masses, axles, drive: ways to break the rules. */
export const FIRST_CASES: readonly Case[] = [
  broken('HDR-04', 'truck', 'Header/IviVersionNumber', { 'Header/IviVersionNumber': '0' }),
  broken('HDR-09', 'truck', 'Header/IviVersionDateTime', { 'Header/IviVersionDateTime': '2026-10-20T09:30:00' }),
  broken('HDR-10', 'truck', 'Header/DesignatedTypeApprovalCountry', { 'Header/DesignatedTypeApprovalCountry': 'e1' }),
  broken('IDN-01', 'truck', 'VehicleIdentificationNumber', { VehicleIdentificationNumber: 'XNWT18DHB6NO02109' }),
  broken('IDN-02', 'truck', 'VehicleIdentificationNumber', { VehicleIdentificationNumber: 'XNWT18DHB6N00210A' }),
  broken('IDN-12', 'truck', 'DateManufactureVehicle', { DateManufactureVehicle: '2026-06-08' }),
  broken('IDN-13', 'truck', 'SigningAuthorityTable/1/SignatureDate', {
    'SigningAuthorityTable/1/SignatureDate': '2026-10-15',
  }),
  broken('STG-03', 'truck', 'ManufacturerTable/1', { 'ManufacturerTable/1/PreviousStageType': 'T18' }),
  broken('STG-03', 'truck', 'ManufacturerTable/1', {
    StageOfCompletion: 'V',
    'ManufacturerTable/1/ManufacturerStageNumber': '2',
  }),
  broken('STG-04', 'truck', 'StageOfCompletion', { StageOfCompletion: 'V' }),
  broken('STG-04', 'truck', 'StageOfCompletion', { 'ManufacturerTable/1/ManufacturerStageNumber': '2' }),
  broken('STG-08', 'incomplete-chassis', 'MassGroup/ActualMass', { 'MassGroup/ActualMass': '2400' }),
  broken('STG-09', 'truck', 'MassGroup/MinimumMassCompleted', { 'MassGroup/MinimumMassCompleted': '9000' }),
  broken('STG-10', 'incomplete-chassis', 'RightLeftHandTraffic', { RightLeftHandTraffic: 'RIGHT' }),
  broken('STG-11', 'truck', 'CompletedAltered', { CompletedAltered: 'A' }),
  broken('STG-15', 'truck', 'MechanicalCouplingCanBeFittedTable', {}, { MechanicalCouplingCanBeFittedTable: ['1'] }),
  broken('TAN-01', 'truck', 'TypeApprovalNumber', { TypeApprovalNumber: 'e4*2018/858*812*02' }),
  broken('TAN-01', 'truck', 'TypeApprovalNumber', { TypeApprovalNumber: 'e11*2018/858*00812*02' }),
  broken('TAN-05', 'truck', 'TypeApprovalNumber', { TypeApprovalNumber: 'e4*2018/858*00812' }),
  broken('TAN-07', 'truck', 'TypeApprovalType', { TypeApprovalType: 'ESS' }),
  broken('TAN-07', 'truck', 'TypeApprovalType', { TypeApprovalNumber: 'e4*NKS18/858*00812*02' }),
  broken('SER-01', 'truck', 'ProductionSequentialNumberSmallSeries', { TypeApprovalType: 'NSS' }),
  broken('SER-01', 'truck', 'ProductionSequentialNumberSmallSeries', { ProductionYearSmallSeries: '2026' }),
  broken('PRV-01', 'truck', 'ProvisionalTypeApprovalIndicator', { ProvisionalTypeApprovalIndicator: 'Y' }),
  broken('PRV-01', 'truck', 'ProvisionalTypeApprovalIndicator', {}, { ProvisionalApprovalTerritoryTable: ['1'] }),
  broken('MRK-01', 'truck', 'LocationMarkingsTable', { 'LocationMarkingsTable/2/LocationMarkingsSubject': 'STAT' }),
  broken('MSC-04', 'truck', 'TypeApprovalTransportDangerousGoodsIndicator', {
    TypeApprovalTransportDangerousGoodsIndicator: 'Y',
  }),
  broken('AXL-01', 'truck', `${CONSTRUCTION}/NumberOfAxles`, { [`${CONSTRUCTION}/NumberOfAxles`]: '3' }),
  broken('AXL-02', 'truck', 'AxleTable/2/AxleNumber', { 'AxleTable/2/AxleNumber': '3' }),
  broken('AXL-03', 'truck', `${CONSTRUCTION}/NumberOfWheels`, { [`${CONSTRUCTION}/NumberOfWheels`]: '4' }),
  broken('AXL-04', 'truck', `${CONSTRUCTION}/NumberOfAxlesWithTwinWheels`, {
    'AxleTable/2/TwinWheelsAxleIndicator': 'N',
  }),
  broken('AXL-05', 'truck', `${CONSTRUCTION}/NumberOfSteeredAxles`, { [`${CONSTRUCTION}/NumberOfSteeredAxles`]: '2' }),
  broken('AXL-06', 'electric-van', `${CONSTRUCTION}/NumberOfPoweredAxles`, { 'AxleTable/2/PoweredAxleIndicator': 'Y' }),
  broken('AXL-08', 'semi-trailer', 'AxleTable/2/AxleSpacing', { 'AxleTable/2/AxleSpacing': null }),
  broken('AXL-09', 'truck', 'DimensionGroup/Wheelbase', { 'DimensionGroup/Wheelbase': '5500' }),
  broken('TYR-01', 'truck', 'AxleTable/1/TyreAxleTable/1/TyreNumber', {
    'AxleTable/1/TyreAxleTable/1/TyreNumber': '2',
  }),
  broken('TYR-02', 'truck', 'AxleTable/2/TyreAxleTable', {
    'AxleTable/2/TyreAxleTable/1/TyreFittedProductionIndicator': 'N',
  }),
  broken('MAS-01', 'truck', 'MassGroup/MassInRunningOrder', { 'AxleTable/1/DistributionMassRunningOrderAxle': '5400' }),
  broken('MAS-01', 'semi-trailer', 'MassGroup/MassInRunningOrder', { 'MassGroup/MassInRunningOrder': '4900' }),
  broken('MAS-02', 'truck', 'MassGroup/TechnicallyPermissibleMaximumLadenMass', {
    'AxleTable/2/TechnicallyPermissibleMassAxle': '9999',
  }),
  broken('MAS-02', 'semi-trailer', 'MassGroup/TechnicallyPermissibleMaximumLadenMass', {
    'MassGroup/MaximumStaticVerticalMassCouplingPointTable/1/TechnicallyPermissibleMaximumStaticVerticalMassCouplingPoint':
      '11999',
  }),
  broken('MAS-03', 'truck', 'AxleTable/1/DistributionMassRunningOrderAxle', {
    'AxleTable/1/TechnicallyPermissibleMassAxle': '5000',
  }),
  broken('MAS-04', 'truck', 'MassGroup/MassInRunningOrder', { 'MassGroup/MassInRunningOrder': '18000' }),
  broken('MAS-05', 'truck', 'MassGroup/ActualMass', { 'MassGroup/ActualMass': '9349' }),
  broken('MAS-05', 'truck', 'MassGroup/ActualMass', { 'MassGroup/ActualMass': '18001' }),
  broken('MAS-06', 'electric-van', 'MassGroup/TechnicallyPermissibleMaximumLadenMass', {
    'MassGroup/TechnicallyPermissibleMaximumLadenMass': '3501',
  }),
  broken('MAS-07', 'truck', 'MassGroup/TechnicallyPermissibleMaximumLadenMass', { VehicleCategory: 'M2' }),
  broken('MAS-08', 'semi-trailer', 'MassGroup/TechnicallyPermissibleMaximumLadenMass', { VehicleCategory: 'O3' }),
  broken('MAS-10', 'incomplete-chassis', 'MassGroup/MassInRunningOrderIncomplete', {
    'MassGroup/MassInRunningOrderIncomplete': '2500',
  }),
  broken('MAS-11', 'incomplete-chassis', 'MassGroup/MinimumMassCompleted', {
    'MassGroup/MinimumMassCompleted': '2000',
  }),
  broken('BDY-01', 'truck', 'BodyworkTable/1/CodeForBodywork', { 'BodyworkTable/1/CodeForBodywork': 'AB' }),
  broken('BDY-03', 'truck', 'BodyworkTable/1/CodeForBodywork', { 'BodyworkTable/1/CodeForBodywork': 'BX' }),
  broken('BDY-07', 'plug-in-car', `${CONSTRUCTION}/NumberOfDoors`, {
    'ConfigurationDoorsGroup/NumberOfDoorsBack': null,
  }),
  broken('BDY-08', 'plug-in-car', `${CONSTRUCTION}/NumberOfSeatingPositionsIncludingDriver`, {
    [`${CONSTRUCTION}/NumberOfSeatingPositionsIncludingDriver`]: '10',
  }),
  broken('BDY-08', 'plug-in-car', `${CONSTRUCTION}/NumberOfSeatingPositionsIncludingDriver`, { VehicleCategory: 'M3' }),
  broken('TOW-02', 'truck', 'TowingBrakedTypeTrailTable/1/BrakedTypeTrail', {
    'TowingBrakedTypeTrailTable/1/BrakedTypeTrail': null,
  }),
  broken('TOW-03', 'truck', 'TowingBrakedTypeTrailTable/1/BodyworkTypeTable/1/BodyworkTypeTrailer', {
    'TowingBrakedTypeTrailTable/1/BodyworkTypeTable/1/BodyworkTypeTrailer': null,
  }),
  broken('PWT-01', 'electric-van', 'PureElectricVehicleIndicator', { PureElectricVehicleIndicator: 'N' }),
  broken('PWT-01', 'truck', 'PureElectricVehicleIndicator', { PureElectricVehicleIndicator: 'Y' }),
  broken('PWT-02', 'electric-van', 'FuelType', { FuelType: 'M' }),
  broken('PWT-02', 'electric-van', 'EnergyConvertorTable/1/EngineCapacity', {
    'EnergyConvertorTable/1/EngineCapacity': '1500',
  }),
  broken('PWT-04', 'truck', 'ClassHybridVehicle', { ClassHybridVehicle: 'OVC-HEV' }),
  broken('PWT-08', 'truck', 'DualFuelType', { FuelType: 'D' }),
  broken('PWT-08', 'truck', 'DualFuelType', { DualFuelType: 'Type 1A' }),
  broken('PWT-13', 'electric-van', `${SOURCE}/PowerGroup/MaximumNetPowerCombustion`, {
    [`${SOURCE}/PowerGroup/MaximumNetPowerCombustion`]: '100',
  }),
  broken('PWT-13', 'truck', `${SOURCE}/PowerGroup/Maximum30MinutesPower`, {
    [`${SOURCE}/PowerGroup/Maximum30MinutesPower`]: '10',
  }),
  broken('EMI-02', 'truck', `${SOURCE}/TestWhscGroup/WhscNumberOfParticlesExponent`, {
    [`${SOURCE}/TestWhscGroup/WhscNumberOfParticlesExponent`]: null,
  }),
  broken('EMI-16', 'electric-van', 'EcoInnovationsFittedIndicator', { EcoInnovationsFittedIndicator: 'Y' }),
];
