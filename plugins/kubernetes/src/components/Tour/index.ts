export { RunningTour, type RunningTourProps } from './RunningTour';
export { TourInvitation, type TourInvitationProps } from './TourInvitation';
export { useTour, type Tour } from './useTour';
