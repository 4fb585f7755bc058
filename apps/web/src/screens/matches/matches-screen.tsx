export const MatchesScreen = () => null;
