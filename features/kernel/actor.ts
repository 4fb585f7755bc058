import type { MemberId } from '@amparo/core/ground/ids';
import type { Role } from '@amparo/core/policy/rights';

/** The member who does a deed. */
export interface Actor {
  readonly member: MemberId;
  readonly name: string;
  readonly role: Role;
  /** True when the member's own passphrase came with this deed; opening the workspace is no proof of who sits there. */
  readonly proven?: boolean;
}
