import * as accounts from './accounts.ts';
import { countAlerts } from './alert-counts.ts';
import * as alerts from './alerts.ts';
import * as appeals from './appeals.ts';
import * as assessments from './assessments.ts';
import * as audit from './audit.ts';
import * as models from './capability-models.ts';
import * as cityFigures from './city-figures.ts';
import * as imports from './imports.ts';
import * as improvementPlans from './improvement-plans.ts';
import * as leaps from './leaps.ts';
import * as merchantFigures from './merchant-figures.ts';
import * as merchantMoves from './merchant-moves.ts';
import * as merchants from './merchants.ts';
import * as overview from './overview.ts';
import * as programme from './programme.ts';
import * as programmeSettings from './programme-settings.ts';
import * as providers from './providers.ts';
import type { Route } from './route.ts';
import * as scorecards from './scorecards.ts';
import * as session from './session.ts';
import * as targetImports from './target-imports.ts';
import * as targets from './targets.ts';
import * as webhooks from './webhooks.ts';

/** Every operation of the API. A route that is not here does not exist. */
export const routes = {
  getSession: session.getSession,
  signIn: session.signIn,
  signOut: session.signOut,
  signOutEverywhere: session.signOutEverywhere,
  changePassword: session.changePassword,
  readInvitation: session.readInvitation,
  acceptInvitation: session.acceptInvitation,
  listAccounts: accounts.listAccounts,
  getAccount: accounts.getAccount,
  createAccount: accounts.createAccount,
  updateAccount: accounts.updateAccount,
  createInvitation: accounts.createInvitation,
  listAudit: audit.listAudit,
  exportAudit: audit.exportAudit,
  verifyAudit: audit.verifyAudit,
  listModels: models.listModels,
  createModelVersion: models.createModelVersion,
  getModelVersion: models.getModelVersion,
  putModelInForce: models.putModelInForce,
  compareModelVersions: models.compareModelVersions,
  listPeriods: scorecards.listPeriods,
  getOverview: overview.getOverview,
  listProviders: providers.listProviders,
  exportProviders: providers.exportProviders,
  getDirectoryFacets: providers.getDirectoryFacets,
  getScorecard: scorecards.getScorecard,
  getImprovementPlan: improvementPlans.getImprovementPlan,
  compareProviders: scorecards.compareProviders,
  inspectFile: imports.inspectFile,
  createImport: imports.createImport,
  putImportContent: imports.putImportContent,
  listImports: imports.listImports,
  getImport: imports.getImport,
  listRejections: imports.listRejections,
  exportRejections: imports.exportRejections,
  confirmImport: imports.confirmImport,
  cancelImport: imports.cancelImport,
  listAssessablePeriods: assessments.listAssessablePeriods,
  listAssessments: assessments.listAssessments,
  createAssessment: assessments.createAssessment,
  getAssessment: assessments.getAssessment,
  publishAssessment: assessments.publishAssessment,
  verifyAssessment: assessments.verifyAssessment,
  removeAssessment: assessments.removeAssessment,
  exportAssessment: assessments.exportAssessment,
  listAppeals: appeals.listAppeals,
  previewAppeal: appeals.previewAppeal,
  createAppeal: appeals.createAppeal,
  getAppeal: appeals.getAppeal,
  addEvidence: appeals.addEvidence,
  getEvidence: appeals.getEvidence,
  takeAppeal: appeals.takeAppeal,
  askBack: appeals.askBack,
  answerAppeal: appeals.answerAppeal,
  withdrawAppeal: appeals.withdrawAppeal,
  listAppealFacts: appeals.listAppealFacts,
  decideAppeal: appeals.decideAppeal,
  listLeaps: leaps.listLeaps,
  exportLeaps: leaps.exportLeaps,
  getLeap: leaps.getLeap,
  decideAttribution: leaps.decideAttribution,
  listLeapRuns: leaps.listLeapRuns,
  getProgrammeSettings: programmeSettings.getProgrammeSettings,
  listProgrammeSettings: programmeSettings.listProgrammeSettings,
  previewProgrammeSettings: programmeSettings.previewProgrammeSettings,
  updateProgrammeSettings: programmeSettings.updateProgrammeSettings,
  listMerchants: merchants.listMerchants,
  exportMerchants: merchants.exportMerchants,
  getMerchantFacets: merchants.getMerchantFacets,
  getMerchantFigures: merchantFigures.getMerchantFigures,
  getMerchantMoves: merchantMoves.getMerchantMoves,
  getMerchant: merchants.getMerchant,
  getProgramme: programme.getProgramme,
  getCohorts: programme.getCohorts,
  listCityFigures: cityFigures.listCityFigures,
  listTargets: targets.listTargets,
  exportTargets: targets.exportTargets,
  listTargetOwners: targets.listTargetOwners,
  getTarget: targets.getTarget,
  createTarget: targets.createTarget,
  updateTarget: targets.updateTarget,
  archiveTarget: targets.archiveTarget,
  updateTargets: targets.updateTargets,
  inspectTargets: targetImports.inspectTargets,
  importTargets: targetImports.importTargets,
  listAlerts: alerts.listAlerts,
  countAlerts,
  markAlertsRead: alerts.markAlertsRead,
  getDigest: alerts.getDigest,
  listWebhooks: webhooks.listWebhooks,
  getWebhook: webhooks.getWebhook,
  createWebhook: webhooks.createWebhook,
  updateWebhook: webhooks.updateWebhook,
  rotateWebhookSecret: webhooks.rotateWebhookSecret,
  removeWebhook: webhooks.removeWebhook,
  testWebhook: webhooks.testWebhook,
  listDeliveries: webhooks.listDeliveries,
  retryDelivery: webhooks.retryDelivery,
} as const satisfies Record<string, Route>;

export type RouteId = keyof typeof routes;
