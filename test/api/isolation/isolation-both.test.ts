import { proveIsolation } from './prove-isolation.ts';

proveIsolation('both');
