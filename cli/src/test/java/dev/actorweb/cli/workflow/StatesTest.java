package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Aw;
import dev.actorweb.cli.Exit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Repositories in all the states that git knows: a save is what git itself would have committed,
/// it is taken back and done again without a trace, and what is refused has changed nothing.
@EnabledOnOs(OS.LINUX)
class StatesTest {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // made for each state
    private Studio studio;
    @SuppressWarnings("NullAway.Init")
    private Path ann;

    /// A state, made by a script in a clone with some history.
    enum State {
        PLAIN("echo x >>a; echo n >new"),

        STAGED_AND_MORE("echo x >>a; git add a; echo y >>a; echo n >new; git add new; rm b"),

        PARTIAL_HUNKS("seq 1 40 >a; git commit -qam base; sed -i 's/^3$/three/; s/^30$/thirty/' a; "
                + "printf 'y\\nn\\n' | git add -p a >../p 2>&1; git diff --cached --quiet && exit 1 || :"),

        INTENT_TO_ADD("echo n >new; git add -N new; echo x >>a"),

        RENAME_AND_MODIFY("git mv a z; echo x >>z; git mv b sub/bb"),

        CASE_ONLY("git mv a A"),

        FILE_TO_FOLDER("rm a; mkdir a; echo x >a/inner"),

        FOLDER_TO_FILE("rm -r sub; echo x >sub"),

        FILE_TO_LINK("rm a; ln -s b a; ln -s nowhere dangling; ln -s .. parent"),

        LINK_TO_FOLDER("ln -s sub l; git add l; git commit -qm l; rm l; mkdir l; echo x >l/f"),

        MODES("chmod +x a; echo x >new; chmod +x new"),

        FILE_MODE_OFF("git config core.fileMode false; chmod +x a; echo x >>b"),

        NOT_UTF_8(
                "printf x >\"$(printf 'f\\344n')\"; printf y >\"$(printf 'nl\\nx')\"; printf z >'tab\\tq\"uote'"),

        NOT_UTF_8_TRACKED(
                "printf x >\"$(printf 'f\\344n')\"; git add -A; git commit -qm n; printf y >\"$(printf 'f\\344n')\""),

        QUOTED_IGNORED("echo ign >.gitignore; echo x >ign; echo n >new"),

        IGNORED_BUT_TRACKED("echo a >.gitignore; echo x >>a"),

        AUTO_CRLF(
                "git config core.autocrlf true; printf 'one\\r\\ntwo\\r\\n' >crlf; printf 'one\\ntwo\\n' >lf; printf 'x\\r\\n' >a"),

        EOL_ATTRIBUTES(
                "printf '*.txt text eol=crlf\\n*.bin -text\\n' >.gitattributes; printf 'a\\nb\\n' >t.txt; printf 'a\\r\\nb' >x.bin"),

        FILTERED("git config filter.rot.clean 'tr a-z n-za-m'; git config filter.rot.smudge 'tr a-z n-za-m'; "
                + "git config filter.rot.required true; echo '*.rot filter=rot' >.gitattributes; echo hello >s.rot"),

        BROKEN_FILTER("git config filter.bad.clean 'exit 1'; git config filter.bad.required true; "
                + "echo '*.bad filter=bad' >.gitattributes; echo hello >s.bad"),

        SPARSE("git sparse-checkout set --no-cone '/*' '!/sub/'; echo x >>a; echo n >new"),

        SPARSE_CONE("git sparse-checkout set sub; echo x >>sub/c; echo n >sub/new"),

        SUBMODULE(
                "git init -q ../lib; git -C ../lib -c user.name=x -c user.email=x@y commit -q --allow-empty -m one; "
                        + "git submodule --quiet add ../lib lib; git commit -qm lib; "
                        + "git -C lib -c user.name=x -c user.email=x@y commit -q --allow-empty -m two; echo dirt >lib/dirt; echo x >>a"),

        NEW_SUBMODULE(
                "git init -q ../lib; git -C ../lib -c user.name=x -c user.email=x@y commit -q --allow-empty -m one; "
                        + "git submodule --quiet add ../lib lib; echo x >>a"),

        NESTED_REPOSITORY(
                "git init -q inner; git -C inner -c user.name=x -c user.email=x@y commit -q --allow-empty -m one; echo x >>a"),

        EMPTY_NESTED_REPOSITORY("git init -q inner; echo x >>a"),

        LINKED_WORKTREE("git worktree add -q -b other ../other; echo o >../other/o; echo x >>a"),

        DETACHED("git switch -q --detach; echo x >>a"),

        MERGING("git switch -q -c side HEAD~1; echo s >>b; git commit -qam s; git switch -q feat/door; "
                + "git merge -q --no-commit --no-ff side >../p 2>&1; echo x >>a"),

        MERGE_CONFLICT("git switch -q -c side HEAD~1; echo s >a; git commit -qam s; git switch -q feat/door; "
                + "git merge -q side >../p 2>&1 || :; echo n >new"),

        CHERRY_PICKING("git switch -q -c side HEAD~1; echo s >a; git commit -qam s; git switch -q feat/door; "
                + "git cherry-pick side >../p 2>&1 || :"),

        REVERTING(
                "echo s >a; git commit -qam s; echo t >a; git commit -qam t; git revert HEAD~1 >../p 2>&1 || :"),

        REBASING(
                "git switch -q -c side HEAD~1; echo s >a; git commit -qam s; git rebase feat/door >../p 2>&1 || :"),

        BISECTING(
                "git bisect start >../p 2>&1; git bisect bad HEAD >../p 2>&1; git bisect good HEAD~1 >../p 2>&1; echo x >>a"),

        STASHED("echo s >>a; git stash -q; echo x >>a"),

        ASSUME_UNCHANGED("echo x >>a; git update-index --assume-unchanged a; echo y >>b"),

        SKIP_WORKTREE("git update-index --skip-worktree a; echo x >>a; echo y >>b"),

        SPLIT_INDEX("git update-index --split-index; echo x >>a; echo n >new"),

        UNTRACKED_CACHE("git update-index --untracked-cache 2>../p; echo n >new; git status >../p"),

        INDEX_VERSION_4("git update-index --index-version 4; echo x >>a; echo n >new"),

        NO_INDEX("rm .git/index; echo x >>a"),

        PACKED_REFS("git pack-refs --all; git gc -q; echo x >>a"),

        SHALLOW("git fetch -q --depth 1 origin main 2>../p || :; echo x >>a"),

        HOOK_THAT_FORMATS(
                "printf '#!/bin/sh\\necho formatted >>a; git add a\\n' >.git/hooks/pre-commit; chmod +x .git/hooks/pre-commit; "
                        + "echo x >>a; echo n >new"),

        HOOKS_ELSEWHERE(
                "mkdir hooks; printf '#!/bin/sh\\necho ran >.git/ran\\n' >hooks/pre-commit; chmod +x hooks/pre-commit; "
                        + "git config core.hooksPath hooks; echo x >>a"),

        TEMPLATE("echo '# write something' >../t; git config commit.template ../t; echo x >>a"),

        INCLUDE_IF(
                "printf '[user]\\n name = Included\\n' >../inc; git config includeIf.gitdir:**/ann/.path \"$PWD/../inc\"; echo x >>a"),

        SIGNED_WITH_SSH(
                "ssh-keygen -q -t ed25519 -N '' -f ../key; git config gpg.format ssh; git config user.signingKey \"$PWD/../key\"; "
                        + "git config commit.gpgSign true; echo x >>a"),

        LONG_NAME(
                "printf x >\"$(printf 'n%.0s' $(seq 1 250))\"; mkdir -p $(printf 'd/%.0s' $(seq 1 100)); echo x >$(printf 'd/%.0s' $(seq 1 100))f"),

        EMPTY_FILES("for f in a b; do : >$f; done; : >new"),

        ALL_GONE("git rm -q -r .; echo x >a"),

        NOTES_AND_REPLACED("git notes add -m note; git replace HEAD HEAD~1; echo x >>a"),

        WORKTREE_CONFIG(
                "git config extensions.worktreeConfig true; git config --worktree core.fileMode false; echo x >>a"),

        OTHER_GITDIR("git init -q --separate-git-dir ../elsewhere.git .; echo x >>a"),

        REFLOG_OFF("git config core.logAllRefUpdates false; rm -rf .git/logs; echo x >>a"),

        FSMONITOR_HOOK(
                "printf '#!/bin/sh\\nprintf \"t\\\\0/\"\\n' >../fsm; chmod +x ../fsm; git config core.fsmonitor \"$PWD/../fsm\"; git status >../p; echo x >>a; echo n >new"),

        FIFO("mkfifo pipe; echo x >>a"),

        UNREADABLE_SYMLINK_LOOP("ln -s loop loop; echo x >>a"),

        STATUS_HIDES_UNTRACKED("git config status.showUntrackedFiles no; echo n >new; echo x >>a"),

        STATUS_RELATIVE(
                "git config status.relativePaths true; git config status.renames copies; git config diff.noprefix true; "
                        + "git config color.ui always; git config core.quotePath false; cp a a2; git add a2; echo x >>a"),

        PATHSPEC_MAGIC("echo x >':(top)x'; echo y >'*'; echo z >'!a'; echo w >'[a]'");

        private final String script;

        State(String script) {
            this.script = script;
        }
    }

    /// Where a save has nowhere to go, or git itself refuses.
    private static final Set<State> REFUSED = EnumSet.of(State.BROKEN_FILTER, State.EMPTY_NESTED_REPOSITORY,
            State.DETACHED, State.MERGING, State.MERGE_CONFLICT, State.CHERRY_PICKING, State.REVERTING,
            State.REBASING,
            State.BISECTING);

    private void make(State state) throws Exception {
        studio = new Studio(Files.createDirectories(folder.resolve("world")));
        ann = studio.ann;
        sh(ann, "echo one >a; echo two >b; mkdir sub; echo three >sub/c; git add -A; git commit -qm base");
        sh(ann, "echo more >>a; git commit -qam more");
        sh(ann, state.script);
    }

    private String sh(Path in, String script) throws Exception {
        var builder = new ProcessBuilder("sh", "-e", "-c", script).directory(in.toFile())
                .redirectErrorStream(true);
        studio.git.isolate(builder);
        var process = builder.start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(script + "\n" + text).isZero();
        return text;
    }

    /// All that somebody could miss.
    private String look() throws Exception {
        var refs = sh(ann, "git for-each-ref --format='%(refname) %(objectname)' | grep -v refs/aw/ || :; "
                + "git symbolic-ref -q HEAD || git rev-parse HEAD; git stash list; cat .git/MERGE_HEAD .git/CHERRY_PICK_HEAD "
                + ".git/REVERT_HEAD 2>/dev/null || :; ls .git 2>/dev/null | grep -E 'rebase|BISECT_START|MERGE_MSG|sequencer' || :");
        var staged = sh(ann,
                "git ls-files -s -z; git ls-files -v -z; git status --porcelain=v2 -z --untracked-files=all");
        return refs + staged + files();
    }

    private String files() throws IOException {
        var found = new TreeMap<String, String>();
        try (var paths = Files.walk(ann)) {
            for (var path : paths.toList()) {
                var name = ann.relativize(path).toString();
                if (name.equals(".git") || name.startsWith(".git/") || name.contains("/.git")) {
                    continue;
                }
                var attributes = Files.readAttributes(path, "unix:mode,isRegularFile,isSymbolicLink",
                        LinkOption.NOFOLLOW_LINKS);
                found.put(name, attributes.get("mode") + " "
                        + (Boolean.TRUE.equals(attributes.get("isSymbolicLink"))
                                ? Files.readSymbolicLink(path)
                                : Boolean.TRUE.equals(attributes.get("isRegularFile"))
                                        ? new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1)
                                        : ""));
            }
        }
        return found.toString();
    }

    private Aw.Result aw(String... words) {
        return studio.aw(ann, words);
    }

    private String tree() throws Exception {
        return sh(ann, "git rev-parse HEAD^{tree}");
    }

    @ParameterizedTest
    @EnumSource
    void everythingIsSavedTakenBackAndSavedAgain(State state) throws Exception {
        make(state);
        roundTrip(state, List.of("save", "feat: x", "--all"), "git add -A && git commit -qm x");
    }

    @ParameterizedTest
    @EnumSource(names = {"STAGED_AND_MORE", "PARTIAL_HUNKS", "INTENT_TO_ADD", "RENAME_AND_MODIFY",
            "NEW_SUBMODULE",
            "NOT_UTF_8_TRACKED", "SPARSE_CONE", "STATUS_RELATIVE"})
    void whatIsMeantWithoutWordsIsSavedTakenBackAndSavedAgain(State state) throws Exception {
        make(state);
        boolean staged = !sh(ann, "git diff --cached --quiet && echo none || :").contains("none");
        roundTrip(state, List.of("save", "feat: x"),
                staged ? "git commit -qm x" : "git add -A && git commit -qm x");
    }

    /// git says so in passing, of what looks like a copy of all that is there.
    @Test
    void aRepositoryWithinIsNoPartOfTheCommitAndThatIsSaid() throws Exception {
        make(State.NESTED_REPOSITORY);

        assertThat(aw("save", "feat: x", "--dry-run").err()).contains("inner is a repository of its own");
        assertThat(aw("save", "feat: x").err()).contains("warning: inner is a repository of its own",
                "git submodule add ADDRESS inner");
    }

    private void roundTrip(State state, List<String> command, String plain) throws Exception {
        sh(folder, "cp -a world expected");
        var before = look();
        var filesBefore = files();
        var head = sh(ann, "git rev-parse HEAD");
        var dry = aw("save", "feat: x", "--dry-run");
        assertThat(look()).as("dry run %s", dry.err()).isEqualTo(before);

        var run = aw(command.toArray(String[]::new));

        assertThat(run.exit() == Exit.OK).as(run.err()).isEqualTo(!REFUSED.contains(state));
        if (run.exit() != Exit.OK) {
            assertThat(run.exit()).as(run.err()).isIn(Exit.PRECONDITION, Exit.REFUSED);
            assertThat(look()).as(run.err()).isEqualTo(before);
            return;
        }
        var after = look();
        var filesAfter = files();
        var saved = tree();
        sh(folder, "mv world done; mv expected world");
        var expected = sh(ann, "{ " + plain + "; } >../p 2>&1; git rev-parse HEAD^{tree}");
        assertThat(saved).as("what git commits: %s", look()).isEqualTo(expected);
        sh(folder, "rm -rf world; mv done world");
        if (state != State.HOOK_THAT_FORMATS) {
            assertThat(files()).isEqualTo(filesBefore);
        }
        var undo = aw("undo");
        assertThat(undo.exit()).as(undo.err()).isEqualTo(Exit.OK);
        if (state == State.NO_INDEX || state == State.HOOK_THAT_FORMATS) { // what the hook did to
                                                                           // files stays
            assertThat(files()).isEqualTo(filesAfter);
            assertThat(sh(ann, "git rev-parse HEAD")).isEqualTo(head);
            return;
        }
        assertThat(look()).as("taken back: %s", undo.err()).isEqualTo(before);
        var redo = aw("redo");
        assertThat(redo.exit()).as(redo.err()).isEqualTo(Exit.OK);
        assertThat(look()).as("again: %s", redo.err()).isEqualTo(after);
    }
}
