package dev.actorweb.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.actorweb.templates.Template.Loading.Invalid;
import dev.actorweb.templates.Template.Loading.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateReaderTest {
    private static final String HEAD = "template: t\nversion: 1\ndescription: d\n";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "variabls: {}|4:1|no property `variabls`|did you mean `variables`",
            "variables: { 1a: {} }|4:14|can't name a variable|",
            "variables: { aw: {} }|4:14|can't name a variable|",
            "variables: { a: { type: txt } }|4:25|`type` must be|did you mean `text`",
            "variables: { a: { type: choice } }|4:17|needs `choices`|",
            "variables: { a: { choices: [x, y, x] } }|4:35|twice|leave one out",
            "variables: { a: { type: integer, min: 3, max: 1 } }|4:47|below `min`|",
            "variables: { a: { pattern: '(' } }|4:28|no regular expression|",
            "variables: { a: { defalt: x } }|4:19|no property `defalt`|did you mean `default`",
            "variables: { a: { value: x, type: text } }|4:29|no property `type`|",
            "variables: { a: { if: b } }|4:23|no variable `b` before|",
            "variables: { a: { type: boolean, min: 1 } }|4:34|no property `min`|",
            "files: [ { path: x, if: 'a >' } ]|4:25|no condition|license",
            "files: [ { if: x } ]|4:10|needs `path`|",
            "files: [ { path: x, copi: true } ]|4:21|no property `copi`|",
            "library: ../x|4:10|leads out|",
            "library: .git/x|4:10|git's own|"})
    void mistakesAreToldWithTheirPlace(String yaml, String place, String message, String hint)
            throws IOException {
        Files.writeString(folder.resolve("template.yaml"), HEAD + yaml);

        assertThat(((Invalid) Template.load(folder)).problems()).first().satisfies(p -> {
            assertThat(p.toString()).startsWith("template.yaml:" + place + ": ").contains(message);
            assertThat(p.hint().orElse("")).contains(hint == null ? "" : hint);
        });
    }

    /// Every key there is, in its place: `KEY` stands for it, and a value that fits comes with it.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "variables|{}|KEY", "files|[]|KEY", "next|x|KEY", "library|lib|KEY",
            "type|text|variables: { a: { KEY } }", "choices|[x, y]|variables: { a: { KEY } }",
            "min|1|variables: { a: { type: integer, KEY } }",
            "max|1|variables: { a: { type: integer, KEY } }",
            "pattern|x*|variables: { a: { KEY } }", "default|x|variables: { a: { KEY } }",
            "if|b|variables: { b: { type: boolean }, a: { KEY } }", "prompt|x|variables: { a: { KEY } }",
            "hint|x|variables: { a: { KEY } }", "value|x|variables: { a: { KEY } }",
            "path|x|files: [ { KEY } ]",
            "if|b|~variables: { b: { type: boolean } }\nfiles: [ { path: x, KEY } ]~",
            "copy|true|files: [ { path: x, KEY } ]", "executable|true|files: [ { path: x, KEY } ]",
            "once|true|files: [ { path: x, KEY } ]"})
    void aKeyThatIsMisspeltOrOfTheWrongKindIsToldWithItsPlace(String key, String value, String place)
            throws IOException {
        var yaml = HEAD + place.replace("\\n", "\n") + "\n";
        assertThat(load(yaml.replace("KEY", key + ": " + value))).isInstanceOf(Loaded.class);

        var wrong = key.substring(0, key.length() - 1) + "z" + key.substring(key.length() - 1);
        var at = at(yaml, yaml.indexOf("KEY"));
        assertThat(((Invalid) load(yaml.replace("KEY", wrong + ": " + value))).problems())
                .anySatisfy(problem -> {
                    assertThat(problem.toString()).startsWith("template.yaml:" + at + ": ")
                            .contains("`" + wrong + "`");
                    assertThat(problem.hint().orElse("")).contains("`" + key + "`");
                });
        var strange = key.equals("variables") ? "x" : "{ strange: [ thing ] }";
        assertThat(((Invalid) load(yaml.replace("KEY", key + ": " + strange))).problems()).first()
                .satisfies(problem -> assertThat(problem.toString())
                        .startsWith("template.yaml:" + at.substring(0, at.indexOf(':')) + ":"));
    }

    private Template.Loading load(String yaml) throws IOException {
        Files.writeString(folder.resolve("template.yaml"), yaml);
        return Template.load(folder);
    }

    private static String at(String text, int index) {
        var before = text.substring(0, index);
        return before.lines().count() + (before.endsWith("\n") ? 1 : 0) + ":"
                + (index - before.lastIndexOf('\n'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "x", "template: t", "template: a/b\nversion: 1\ndescription: d"})
    void whatIsNoManifestIsInvalid(String yaml) throws IOException {
        Files.writeString(folder.resolve("template.yaml"), yaml);

        assertThat(Template.load(folder)).isInstanceOf(Invalid.class);
    }

    @Test
    void aFolderWithoutManifestIsNoTemplate() {
        assertThatIOException().isThrownBy(() -> Template.load(folder))
                .withMessageContaining("template.yaml");
    }

    @ParameterizedTest
    @CsvSource({"ci,true,true", "ci,false,false", "ci,'',false", "!ci,false,true",
            "license == 'MIT',MIT,true", "license == 'MIT',GPL,false",
            "license != 'MIT',GPL,true", "license=='MIT',MIT,true"})
    void conditionsCompareOneVariable(String condition, String value, boolean holds) {
        var parsed = Condition.parse(condition).orElseThrow();

        assertThat(parsed.holds(Map.of(parsed.variable(), value))).isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "a b", "a == b", "a == 'b' 'c'", "'a' == 'a'", "a && b", "a == 'b",
            "!!a"})
    void anythingElseIsNoCondition(String condition) {
        assertThat(Condition.parse(condition)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"my-project,pascal,MyProject", "my-project,camel,myProject", "MyProject,kebab,my-project",
            "my.project,snake,my_project",
            "doorKeeper2,constant,DOOR_KEEPER2", "my_project,title,My Project",
            "com.example,path,com/example", "Ünder way,kebab,ünder-way",
            "--,pascal,''", "ABC,lower,abc", "a<b>&'c',xml,a&lt;b&gt;&amp;&apos;c&apos;"})
    void valuesHaveForms(String value, String form, String expected) {
        assertThat(Spelling.of(value, form)).isEqualTo(expected);
    }

    @Test
    void quotedFormsAreReadByYaml() throws IOException {
        Files.writeString(folder.resolve("template.yaml"),
                HEAD + "variables: { a: { default: " + Spelling.quoted("a\"b\\c") + " } }\n");

        var template = ((Loaded) Template.load(folder)).template();

        assertThat(template.variables().getFirst().preset()).contains("a\"b\\c");
    }
}
