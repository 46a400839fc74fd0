package dev.actorweb.cli.workflow;

import java.util.Locale;
import java.util.Set;

/// What a file is for, as far as its path tells.
enum FileKind {
    SOURCE("feat"), TEST("test"), DOCS("docs"), CI("ci"), BUILD("build"), OTHER("chore");

    private static final Set<String> BUILD_FILES = Set.of("pom.xml", "build.gradle", "build.gradle.kts",
            "settings.gradle", "settings.gradle.kts", "package.json", "package-lock.json", "yarn.lock",
            "pnpm-lock.yaml", "cargo.toml", "cargo.lock", "go.mod", "go.sum", "makefile", "cmakelists.txt",
            "dockerfile", "pyproject.toml", "requirements.txt", "build.sbt", "gemfile", "gemfile.lock");
    private static final Set<String> CODE = Set.of("java", "kt", "kts", "scala", "groovy", "js", "jsx", "ts",
            "tsx",
            "mjs", "py", "rb", "go", "rs", "c", "h", "cc", "cpp", "hpp", "cs", "swift", "php", "sh", "bash",
            "zsh",
            "sql", "css", "scss", "html", "vue", "svelte", "ex", "exs", "erl", "hs", "clj", "lua", "dart",
            "ml",
            "yaml", "yml", "proto", "xml");

    private final String type;

    FileKind(String type) {
        this.type = type;
    }

    /// The type of a commit that changes nothing else.
    String type() {
        return type;
    }

    static FileKind of(String path) {
        var lower = path.toLowerCase(Locale.ROOT);
        var name = lower.substring(lower.lastIndexOf('/') + 1);
        var extension = name.substring(name.lastIndexOf('.') + 1);
        if (lower.startsWith(".github/workflows/") || lower.startsWith(".ci/")
                || lower.startsWith(".circleci/")
                || name.equals(".gitlab-ci.yml") || name.equals("jenkinsfile")) {
            return CI;
        }
        if (BUILD_FILES.contains(name)) {
            return BUILD;
        }
        if (extension.equals("md") || extension.equals("adoc") || extension.equals("rst")
                || lower.startsWith("docs/") || name.startsWith("readme") || name.startsWith("license")) {
            return DOCS;
        }
        if (isTest(lower, name)) {
            return TEST;
        }
        return CODE.contains(extension) ? SOURCE : OTHER;
    }

    private static boolean isTest(String path, String name) {
        return ("/" + path).contains("/test/") || ("/" + path).contains("/tests/")
                || ("/" + path).contains("/__tests__/") || name.contains(".test.") || name.contains(".spec.")
                || name.matches(".*(test|tests|it)\\.(java|kt|scala|groovy|cs)")
                || name.matches("test_.*\\.py")
                || name.matches(".*_(test|spec)\\.(go|py|rb|exs)");
    }
}
