import { proveIsolation } from './prove-isolation.ts';

proveIsolation('database alone');
