export const PersonScreen = () => null;
