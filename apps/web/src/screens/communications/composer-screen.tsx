export const ComposerScreen = () => null;
