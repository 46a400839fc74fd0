package dev.actorweb.cli.git.installed;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.TreeFile;
import dev.actorweb.cli.git.installed.Git.Kind;
import dev.actorweb.cli.process.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads the files of a commit with `git ls-tree` and `git cat-file --batch`.
final class TreeFiles {
    /// How much is asked for at once.
    private static final long PORTION = 16L << 20;

    private final Git git;

    TreeFiles(Git git) {
        this.git = git;
    }

    /// A line of `git ls-tree -l`.
    private record Listed(String path, String mode, String object, int size) {
        boolean isBlob() {
            return TreeFile.Kind.of(mode) != TreeFile.Kind.SUBMODULE;
        }
    }

    List<TreeFile> read(CommitId commit, String below) {
        var answer = git.read("ls-tree", "-r", "-z", "-l", "--full-tree", commit.hex() + ":" + below);
        if (!answer.succeeded() && !below.isEmpty()) {
            return List.of();
        }
        var listed = new ArrayList<Listed>();
        long size = 0;
        for (var field : git.require(answer).fields()) {
            var entry = listed(field);
            size += entry.size();
            listed.add(entry);
            if (listed.size() > TreeFile.MOST_FILES || size > TreeFile.MOST_BYTES
                    || entry.size() > TreeFile.MOST_FILE_BYTES) {
                throw TreeFile.tooLarge(commit);
            }
        }
        return contents(listed);
    }

    private static Listed listed(String field) {
        int tab = field.indexOf('\t');
        var words = field.substring(0, tab).strip().split(" +", -1);
        return new Listed(field.substring(tab + 1), words[0], words[2],
                words[3].equals("-") ? 0 : Integer.parseInt(words[3]));
    }

    private List<TreeFile> contents(List<Listed> listed) {
        var files = new ArrayList<TreeFile>();
        for (int i = 0; i < listed.size();) {
            int end = i;
            long size = 0;
            while (end < listed.size() && (end == i || size + listed.get(end).size() <= PORTION)) {
                size += listed.get(end).size();
                end++;
            }
            portion(listed.subList(i, end), files);
            i = end;
        }
        return files;
    }

    private void portion(List<Listed> listed, List<TreeFile> files) {
        var input = new StringBuilder();
        listed.stream().filter(Listed::isBlob).forEach(l -> input.append(l.object()).append('\n'));
        var out = input.isEmpty()
                ? new byte[0]
                : git.require(git.run(Kind.READ, Bytes.of(input.toString()), List.of("cat-file", "--batch")))
                        .out().toArray();
        int at = 0;
        for (var entry : listed) {
            var content = Bytes.NONE;
            if (entry.isBlob()) {
                int start = end(out, at) + 1;
                content = Bytes.copyOf(Arrays.copyOfRange(out, start, start + entry.size()));
                at = start + entry.size() + 1;
            }
            files.add(new TreeFile(entry.path(), TreeFile.Kind.of(entry.mode()), content));
        }
    }

    private static int end(byte[] out, int from) {
        int at = from;
        while (out[at] != '\n') {
            at++;
        }
        return at;
    }
}
