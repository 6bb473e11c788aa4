import type { Action } from '../../queries/session.ts';
import type { MenuEntry } from '../menu.ts';

/** What can be begun from anywhere, for those who may. */
export const COMMAND_ACTIONS: readonly {
  key: 'actionImport' | 'actionAssess' | 'actionModel' | 'actionAccount' | 'actionDigest';
  path: string;
  needs: Action;
  icon: MenuEntry['icon'];
}[] = [
  { key: 'actionImport', path: '/imports/new', needs: 'import.write', icon: 'upload' },
  { key: 'actionAssess', path: '/assessments?new=1', needs: 'assessment.write', icon: 'play' },
  { key: 'actionModel', path: '/models?new=1', needs: 'model.write', icon: 'models' },
  { key: 'actionDigest', path: '/inbox/digest', needs: 'alert.read', icon: 'bell' },
  { key: 'actionAccount', path: '/accounts?account=new', needs: 'account.write', icon: 'plus' },
];
