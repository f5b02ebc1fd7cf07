import { UserInfoService } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';

/** Users who own what they themselves are; as `mockServices.userInfo()`, which loads all of Backstage's services. */
export const ownUserInfo: UserInfoService = {
  getUserInfo: async credentials => {
    const { userEntityRef } = credentials.principal as ReturnType<
      typeof mockCredentials.user
    >['principal'];
    return { userEntityRef, ownershipEntityRefs: [userEntityRef] };
  },
};
