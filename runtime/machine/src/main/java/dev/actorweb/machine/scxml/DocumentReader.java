package dev.actorweb.machine.scxml;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.Declarations;
import dev.actorweb.machine.Dialect;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Variable;
import dev.actorweb.machine.ecmascript.EcmaScript;
import dev.actorweb.machine.ecmascript.Names;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Type;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Reads one `<scxml>` element. Used once.
final class DocumentReader {
    private static final Set<String> LANGUAGES = Set.of("ecmascript", "null", "");
    /// How deep machines may invoke machines that are part of them.
    private static final int DEEPEST = 5;
    private static final String TOO_MANY = "machines within machines: at most " + DEEPEST + " levels, and "
            + Files.MOST_MACHINES + " in all";
    private static final String INSIDE = "in the invoked machine: ";
    private final Element root;
    private final String name;
    private final Problems problems;
    private final Files files;
    private final int depth;
    private final boolean late;
    private final boolean understood;
    private final boolean plain;
    private final Map<String, Machine> parts = new LinkedHashMap<>();

    /// @param fallback
    ///            the name for a document that has none
    DocumentReader(Element root, String fallback, Problems problems, Files files, int depth) {
        this.root = root;
        this.problems = problems;
        this.files = files;
        this.depth = depth;
        this.name = root.attribute("name").map(Text::value).filter(text -> !text.isBlank())
                .orElse(fallback.isEmpty() ? "(machine)" : fallback);
        this.late = root.attribute("binding").map(text -> text.value().equals("late")).orElse(false);
        Optional<Text> language = root.attribute("datamodel");
        this.understood = language.isEmpty() || LANGUAGES.contains(language.get().value());
        this.plain = language.isEmpty() || language.get().value().equals("null");
        if (!understood) {
            problems.warning(Expression.PROBLEM, language.get().position(),
                    "the data model `" + language.get().value() + "` is not supported",
                    Optional.of("`ecmascript` and `null` are; conditions are taken for true and for false, "
                            + "and need Java code bound to their text in a running machine"));
        }
    }

    Machine machine() {
        Variables variables = new Variables();
        if (understood) {
            variables.collect(root);
        }
        List<String> declared = variables.names();
        Names names = new Names(declared, name, false);
        names = variables.holdFunctions ? names.withFunctions() : names;
        boolean open = understood && variables.areOpen(names);
        Values values = new Values(problems, open ? names.opened() : names, understood, plain);
        Invocable invocable = new Invocable(this);
        invocable.collect(root);
        Given given = new Given(values, files, invocable);
        Content content = new Content(values, files, given);
        List<Variable> context = variables.read(values, given);
        StateReader states = new StateReader(values, content, this, late ? variables.late : Map.of());
        List<State> all = states.root(root, name);
        return new Machine(problems.file(), name, Optional.empty(), context, false,
                Dialect.SCXML.alphabet(all), all,
                Declarations.NONE, Dialect.SCXML, parts);
    }

    /// Reads a machine that this one invokes, and keeps it under its name.
    ///
    /// @return whether it could be had
    boolean part(Element document, String partName, Files beside) {
        if (depth >= DEEPEST || !files.mayHold()) {
            problems.error(Problem.LIMIT, document.position(), TOO_MANY);
            return false;
        }
        parts.put(partName, new DocumentReader(document, partName, problems, beside, depth + 1).machine());
        return true;
    }

    /// Reads a machine from a file beside this document. Its warnings are its own; errors are shown
    /// where it is invoked.
    void other(Element document, String partName, Position place) {
        Problems own = new Problems(partName);
        Vocabulary.check(document, own);
        Files beside = files.reporting(own);
        if (depth < DEEPEST && files.mayHold()) {
            parts.put(partName, new DocumentReader(document, partName, own, beside, depth + 1).machine());
        } else {
            own.error(Problem.LIMIT, place, TOO_MANY);
        }
        for (Problem problem : own.list()) {
            if (problem.isError()) {
                problems.error(Problem.WRONG_VALUE, place, problem.message().startsWith(INSIDE)
                        ? problem.message()
                        : INSIDE + problem);
            }
        }
    }

    boolean hasPart(String partName) {
        return parts.containsKey(partName);
    }

    Problems problems() {
        return problems;
    }

    Files files() {
        return files;
    }

    /// What a document declares, collected before anything is read: its data, the variables of
    /// `<foreach>`, and what scripts declare.
    private final class Variables {
        private final Map<String, Element> data = new LinkedHashMap<>();
        private final List<String> others = new ArrayList<>();
        private final List<Text> scripts = new ArrayList<>();
        /// With late binding: the data of each state, by its element.
        private final Map<Element, List<Element>> late = new LinkedHashMap<>();
        private boolean holdFunctions;
        private boolean lackFiles;

        void collect(Element element) {
            note(element.text());
            element.attributes().forEach(attribute -> note(attribute.value()));
            for (Element child : Vocabulary.children(element)) {
                switch (child.name()) {
                    case "datamodel" -> datamodel(element, child);
                    case "foreach" -> {
                        child.attribute("item").ifPresent(this::other);
                        child.attribute("index").ifPresent(this::other);
                    }
                    case "script" -> script(child);
                    default -> {
                        // nothing declared by itself
                    }
                }
                collect(child);
            }
            if (DocumentReader.this.late && late.containsKey(element)) {
                others.add(StateReader.flag(element));
            }
        }

        private void note(Text text) {
            holdFunctions |= EcmaScript.mayHoldFunctions(text.value());
        }

        private void datamodel(Element owner, Element datamodel) {
            for (Element datum : Vocabulary.children(datamodel)) {
                String id = datum.attribute("id").map(text -> text.value().strip()).orElse("");
                if (id.isEmpty()) {
                    problems.error(Problem.WRONG_VALUE, datum.position(), "`<data>` needs `id`");
                } else if (data.putIfAbsent(id, datum) != null) {
                    problems.error(Problem.DUPLICATE_KEY, datum.position(),
                            "the variable `" + id + "` is declared twice");
                } else if (!owner.equals(root)) {
                    late.computeIfAbsent(owner, _ -> new ArrayList<>()).add(datum);
                }
            }
        }

        private void other(Text variable) {
            if (Names.isName(variable.value().strip())) {
                others.add(variable.value().strip());
            }
        }

        private void script(Element script) {
            Optional<Text> src = script.attribute("src");
            Text text = src.isPresent() ? files.text(src.get()).orElse(script.text()) : script.text();
            lackFiles |= src.isPresent() && files.text(src.get()).isEmpty();
            scripts.add(text);
            note(text);
            others.addAll(EcmaScript.declared(text.value()));
        }

        List<String> names() {
            List<String> names = new ArrayList<>(data.keySet());
            for (String other : others) {
                if (!names.contains(other)) {
                    names.add(other);
                }
            }
            return names;
        }

        /// Whether scripts that are not understood, or not there, may declare more.
        boolean areOpen(Names names) {
            if (lackFiles) {
                return true;
            }
            for (Text script : scripts) {
                if (EcmaScript.script(script.value(), names,
                        script::positionOf) instanceof EcmaScript.Script.Beyond) {
                    return true;
                }
            }
            return false;
        }

        List<Variable> read(Values values, Given given) {
            List<Variable> context = new ArrayList<>();
            for (String variable : names()) {
                Element datum = data.get(variable);
                boolean atStart = datum != null && !(DocumentReader.this.late && isLate(datum));
                Optional<Expression> value = datum != null && atStart
                        ? StateReader.value(datum, values, given)
                        : Optional.empty();
                Optional<EcmaScript.Constant> constant = value.flatMap(EcmaScript::constant);
                context.add(new Variable(variable, Type.ANY,
                        constant.isPresent() ? constant.get().value() : null, OptionalLong.empty(),
                        OptionalLong.empty(), List.of(), constant.isPresent() ? Optional.empty() : value,
                        datum == null ? root.position() : datum.position()));
            }
            return context;
        }

        private boolean isLate(Element datum) {
            for (List<Element> ofState : late.values()) {
                if (ofState.contains(datum)) {
                    return true;
                }
            }
            return false;
        }
    }

    /// The actions of the document's own scripts, which run before the first state is entered.
    static List<Action> scripts(Element root, Content content) {
        List<Action> actions = new ArrayList<>();
        for (Element child : Vocabulary.children(root)) {
            if (child.name().equals("script")) {
                List<Action> block = new ArrayList<>();
                content.scripts().read(child, block);
                if (!block.isEmpty()) {
                    actions.add(new Action.Block(block, child.position()));
                }
            }
        }
        return List.copyOf(actions);
    }
}
