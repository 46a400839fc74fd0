package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What embedders see is documented: every public type and member has a comment, every type says
/// who may use it, and the compiler's own check of comments finds nothing wrong in them.
class JavadocTest {
    private static final List<String> PACKAGES = List.of(
            "../core/src/main/java/dev/actorweb/runtime",
            "../core/src/main/java/dev/actorweb/runtime/inspect",
            "src/main/java/dev/actorweb/testkit");

    private static final Pattern THREADS = Pattern.compile("(?i)threads?\\b|immutable|\\bturns?\\b");

    private static List<File> sources() throws IOException {
        var all = new ArrayList<File>();
        for (var folder : PACKAGES) {
            try (var files = Files.list(Path.of(folder))) {
                files.filter(file -> file.toString().endsWith(".java")).map(Path::toFile).sorted()
                        .forEach(all::add);
            }
        }
        return all;
    }

    private static JavacTask task(DiagnosticCollector<JavaFileObject> problems, String... options)
            throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var files = compiler.getStandardFileManager(problems, Locale.ROOT, StandardCharsets.UTF_8);
        return (JavacTask) compiler.getTask(null, files, problems, List.of(options), null,
                files.getJavaFileObjectsFromFiles(sources()));
    }

    @Test
    void theCompilerFindsNothingWrongInTheComments() throws IOException {
        var problems = new DiagnosticCollector<JavaFileObject>();
        task(problems, "-proc:none", "-Xdoclint:all,-missing", "-sourcepath",
                "../core/src/main/java" + File.pathSeparator + "src/main/java", "-cp",
                System.getProperty("java.class.path", "")).analyze();

        assertThat(problems.getDiagnostics()).extracting(JavadocTest::text).isEmpty();
    }

    private static String text(Diagnostic<? extends JavaFileObject> problem) {
        return problem.toString();
    }

    @Test
    void everythingPublicHasACommentAndEveryTypeSaysWhoMayUseIt() throws IOException {
        var task = task(new DiagnosticCollector<>(), "-proc:none");
        var missing = new ArrayList<String>();
        for (var unit : task.parse()) {
            new Reader(DocTrees.instance(task), unit, missing).scan(unit, null);
        }
        assertThat(missing).isEmpty();
    }

    /// Notes what lacks a comment, in the public part of one file.
    private static final class Reader extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final DocTrees comments;
        private final CompilationUnitTree unit;
        private final List<String> missing;

        Reader(DocTrees comments, CompilationUnitTree unit, List<String> missing) {
            this.comments = comments;
            this.unit = unit;
            this.missing = missing;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            var outside = enclosing();
            if (!seen(type.getModifiers(), outside)) {
                return null;
            }
            var comment = comment();
            if (comment == null) {
                lacks(type.getSimpleName() + " has no comment");
            } else if (outside == null && mayBeShared(type) && !THREADS.matcher(comment.toString()).find()) {
                lacks(type.getSimpleName() + " does not say which threads may use it");
            }
            return super.visitClass(type, null);
        }

        /// Whether readers may wonder; records, enums, exceptions and what is only a sum of records
        /// are values.
        private static boolean mayBeShared(ClassTree type) {
            boolean value = type.getKind() == Tree.Kind.RECORD || type.getKind() == Tree.Kind.ENUM
                    || type.getModifiers().getFlags().contains(Modifier.SEALED);
            return !value && !type.getSimpleName().toString().endsWith("Exception");
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            var type = enclosing();
            if (type != null && seen(method.getModifiers(), type) && comment() == null
                    && method.getModifiers().getAnnotations().stream()
                            .noneMatch(each -> each.getAnnotationType().toString().equals("Override"))) {
                lacks(type.getSimpleName() + "." + method.getName() + " has no comment");
            }
            return null;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree field, @Nullable Void nothing) {
            var type = enclosing();
            if (type != null && seen(field.getModifiers(), type) && comment() == null) {
                lacks(type.getSimpleName() + "." + field.getName() + " has no comment");
            }
            return null;
        }

        private @Nullable ClassTree enclosing() {
            var above = getCurrentPath().getParentPath();
            return above != null && above.getLeaf() instanceof ClassTree type ? type : null;
        }

        private static boolean seen(ModifiersTree modifiers, @Nullable ClassTree within) {
            var flags = modifiers.getFlags();
            boolean inInterface = within != null && within.getKind() == Tree.Kind.INTERFACE
                    && !flags.contains(Modifier.PRIVATE);
            return inInterface
                    || flags.stream().anyMatch(Set.of(Modifier.PUBLIC, Modifier.PROTECTED)::contains);
        }

        private @Nullable DocCommentTree comment() {
            TreePath here = getCurrentPath();
            return comments.getDocCommentTree(here);
        }

        private void lacks(String what) {
            missing.add(Path.of(unit.getSourceFile().getName()).getFileName() + ": " + what);
        }
    }
}
