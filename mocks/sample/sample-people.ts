import type { Role } from '../../src/domain/access/role.ts';

export interface SamplePerson {
  email: string;
  name: string;
  role: Role;
  regions?: string[];
  provider?: string;
}

/** One for each of the three stories and every role; posts, not people. The domain can belong to nobody. */
export const SAMPLE_PEOPLE: readonly SamplePerson[] = [
  { email: 'admin@windmaker.example', name: '平台管理岗 · admin desk', role: 'ops_admin' },
  { email: 'grader@windmaker.example', name: '评估岗 · grading desk', role: 'ops_grader' },
  { email: 'viewer@windmaker.example', name: '运营观察岗 · ops viewer', role: 'ops_viewer' },
  {
    email: 'north@windmaker.example',
    name: '北方大区组 · northern team',
    role: 'regional',
    regions: ['northeast', 'north_china'],
  },
  {
    email: 'south@windmaker.example',
    name: '华南大区组 · southern team',
    role: 'regional',
    regions: ['south_china'],
  },
  {
    email: 'owner111@windmaker.example',
    name: 'P00111 负责岗 · owner of P00111',
    role: 'provider_owner',
    provider: 'P00111',
  },
  {
    email: 'owner109@windmaker.example',
    name: 'P00109 负责岗 · owner of P00109',
    role: 'provider_owner',
    provider: 'P00109',
  },
  {
    email: 'member111@windmaker.example',
    name: 'P00111 成员岗 · member of P00111',
    role: 'provider_member',
    provider: 'P00111',
  },
];
