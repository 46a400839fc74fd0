package dev.actorweb.cli.forge;

/// What a pull request goes from, and into.
///
/// @param from
///            the project that has the branch: a fork, perhaps, of the other
/// @param onto
///            the project that is asked to take it in
record Ends(Project from, String branch, Project onto, String into) {
    boolean crossing() {
        return !from.path().equalsIgnoreCase(onto.path());
    }

    /// The branch as the other project knows it: `OWNER:BRANCH` where it is in a fork.
    String head() {
        return crossing() ? owner(from) + ":" + branch : branch;
    }

    /// Whether one owner has both, so that the owner does not tell them apart.
    boolean ofOneOwner() {
        return owner(from).equalsIgnoreCase(owner(onto));
    }

    static String owner(Project project) {
        return project.path().substring(0, project.path().indexOf('/'));
    }

    /// What is right before the name.
    static String key(Project project) {
        var parts = project.path().split("/", -1);
        return parts[parts.length - 2];
    }

    static String name(Project project) {
        return project.path().substring(project.path().lastIndexOf('/') + 1);
    }
}
