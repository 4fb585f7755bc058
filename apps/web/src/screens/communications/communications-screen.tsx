export const CommunicationsScreen = () => null;
