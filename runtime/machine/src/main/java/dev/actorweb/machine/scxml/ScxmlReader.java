package dev.actorweb.machine.scxml;

import dev.actorweb.machine.Reading;
import dev.actorweb.machine.yaml.Limits;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads an SCXML document (W3C Recommendation of 2015) into a machine that keeps SCXML's
/// semantics.
///
/// Conditions, values and scripts are those of the `ecmascript` data model, as far as they can be
/// read without side effects, or of `null`. Nothing is thrown for bad input, nothing in a document
/// is run, and no file is opened outside of its folder. Thread-safe.
public final class ScxmlReader {
    private ScxmlReader() {}

    /// Reads a text.
    ///
    /// @param folder
    ///            where the files lie to which the document may refer; empty for none
    public static Reading read(String file, String text, Optional<Path> folder) {
        Problems problems = new Problems(file);
        try {
            Element root = XmlParser.parse(text, Limits.DEFAULT);
            if (!root.name().equals("scxml") || !Vocabulary.isOurs(root)) {
                problems.error(Problem.WRONG_VALUE, root.position(),
                        "`<" + root.name() + ">` is no machine; an SCXML document begins with `<scxml>`");
                return new Reading(Optional.empty(), problems.list());
            }
            Vocabulary.check(root, problems);
            DocumentReader reader = new DocumentReader(root, "", problems, new Files(folder, problems), 0);
            return new Reading(Optional.of(reader.machine()), problems.list());
        } catch (XmlParser.Wrong wrong) {
            problems.error(wrong.isLimit() ? Problem.LIMIT : Problem.SYNTAX, wrong.position(),
                    "not well-formed XML: " + wrong.getMessage());
            return new Reading(Optional.empty(), List.copyOf(problems.list()));
        }
    }

    /// Reads a document that another one invokes.
    ///
    /// @return empty when it is no SCXML; `problems` then say why
    static Optional<Element> parse(String text, Problems problems, Position place, String name) {
        try {
            Element root = XmlParser.parse(text, Limits.DEFAULT);
            if (root.name().equals("scxml") && Vocabulary.isOurs(root)) {
                return Optional.of(root);
            }
            problems.error(Problem.WRONG_VALUE, place, "`" + name + "` is no SCXML document");
        } catch (XmlParser.Wrong wrong) {
            problems.error(Problem.WRONG_VALUE, place,
                    "`" + name + "` is not well-formed XML: " + wrong.position() + ": " + wrong.getMessage());
        }
        return Optional.empty();
    }
}
