export const WorkspaceScreen = () => null;
