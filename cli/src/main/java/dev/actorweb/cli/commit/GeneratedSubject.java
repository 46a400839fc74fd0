package dev.actorweb.cli.commit;

import dev.actorweb.cli.commit.ParsedMessage.Kind;
import org.jspecify.annotations.Nullable;

/// Recognises the subjects that git writes itself: merges, reverts and what `rebase --autosquash`
/// reads; also the merges that forges make.
final class GeneratedSubject {
    private GeneratedSubject() {}

    private static final String[] MERGED = {"branch", "branches", "tag", "tags", "commit", "commits",
            "remote-tracking", "pull", "HEAD"};

    static @Nullable Kind kind(String subject) {
        if (subject.startsWith("fixup!")) {
            return Kind.FIXUP;
        }
        if (subject.startsWith("squash!")) {
            return Kind.SQUASH;
        }
        if (subject.startsWith("amend!")) {
            return Kind.AMEND;
        }
        if (subject.startsWith("Revert \"")) {
            return Kind.REVERT;
        }
        if (subject.startsWith("Reapply \"")) {
            return Kind.REAPPLY;
        }
        return merge(subject) ? Kind.MERGE : null;
    }

    private static boolean merge(String subject) {
        if (subject.startsWith("Merged ")) {
            return subject.startsWith("PR ", 7) || subject.startsWith("in ", 7)
                    || subject.indexOf(" into ") > 7;
        }
        if (subject.startsWith("Auto-merged ")) {
            return subject.indexOf(" into ") > 0;
        }
        if (subject.startsWith("Automatic merge")) {
            return subject.length() == 15 || subject.charAt(15) == ' ';
        }
        if (!subject.startsWith("Merge ")) {
            return false;
        }
        var rest = subject.substring("Merge ".length());
        for (var word : MERGED) {
            if (rest.startsWith(word)
                    && (rest.length() == word.length() || rest.charAt(word.length()) == ' ')) {
                return true;
            }
        }
        return rest.indexOf(" into ") > 0;
    }
}
