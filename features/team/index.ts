import { addMember, setPassphrase } from './add-member.ts';
import { approveRequest, refuseRequest } from './approve-request.ts';
import { describeSession } from './describe-session.ts';
import { listMembers, removeMember } from './list-members.ts';
import { listRequests } from './list-requests.ts';
import { readDesk } from './read-desk.ts';

/** Team: who is at work, what waits for them, and what two of them decide together. */
export const team = [
  describeSession,
  readDesk,
  listMembers,
  addMember,
  removeMember,
  setPassphrase,
  listRequests,
  approveRequest,
  refuseRequest,
] as const;
