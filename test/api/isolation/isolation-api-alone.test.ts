import { proveIsolation } from './prove-isolation.ts';

proveIsolation('api alone');
