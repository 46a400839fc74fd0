package dev.actorweb.machine.ecmascript;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Which variables of the document an expression or script may change: those it assigns to, and
/// those whose lists and objects it hands on to where they may be changed under another name.
///
/// @param direct
///            those it assigns to
/// @param possible
///            all, without what the functions may change that it calls
/// @param calls
///            whether it calls functions
record Changes(Set<String> direct, Set<String> possible, boolean calls) {
    static Changes of(Js tree) {
        Search search = new Search();
        search.read(tree, false);
        return search.found();
    }

    static Changes of(Code code) {
        Search search = new Search();
        search.read(code);
        return search.found();
    }

    private static final class Search {
        private final Set<String> direct = new LinkedHashSet<>();
        private final Set<String> handed = new LinkedHashSet<>();
        private final Set<String> inside = new LinkedHashSet<>();
        private boolean calls;

        Changes found() {
            Set<String> possible = new LinkedHashSet<>(direct);
            possible.addAll(handed);
            if (calls) {
                possible.addAll(inside);
            }
            return new Changes(Set.copyOf(direct), Set.copyOf(possible), calls);
        }

        void read(Code code) {
            boolean hands = code instanceof Code.Return || code instanceof Code.Throw
                    || code instanceof Code.Each;
            for (Js part : code.parts()) {
                read(part, false);
            }
            if (code instanceof Code.Each each) {
                place(each.item());
            }
            if (code instanceof Code.Try guarded && guarded.thrown() != null) {
                place(guarded.thrown());
            }
            for (Code inner : code.inner()) {
                if (hands && inner instanceof Code.Evaluate value) {
                    read(value.expression(), true);
                } else {
                    read(inner);
                }
            }
        }

        /// @param isHanded
        ///            whether the value goes where it may be changed
        void read(Js tree, boolean isHanded) {
            switch (tree) {
                case Js.Variable variable -> {
                    if (isHanded) {
                        handed.add(variable.name());
                    }
                }
                case Js.Member member -> {
                    read(member.of(), isHanded);
                    read(member.key(), false);
                }
                case Js.Call call when call.function().name().equals("Object.assign") -> {
                    call.arguments().stream().limit(1).forEach(this::root);
                    all(call.arguments(), true);
                }
                case Js.Call call when call.function().takesFunctions() -> {
                    calls |= call.arguments().size() > 1;
                    all(call.arguments(), isHanded);
                }
                case Operation.Logic _,Operation.Sequence _,Operation.Chain _,Operation.Present _,Js.ListOf _,Js.MapOf _,Js.Spread _,Js.Call _,Js.Changed _,Dynamic.Framed _ ->
                    all(tree.parts(), isHanded);
                case Operation.Choice choice -> {
                    read(choice.condition(), false);
                    read(choice.then(), isHanded);
                    read(choice.otherwise(), isHanded);
                }
                case Operation.Unary _,Operation.Binary _,Operation.Truth _,Operation.InstanceOf _,Operation.Template _,Js.In _ ->
                    all(tree.parts(), false);
                case Dynamic.Assign assign -> {
                    place(assign.place());
                    read(assign.value(), true);
                }
                case Dynamic.Update update -> place(update.place());
                case Dynamic.Delete delete -> {
                    root(delete.of());
                    all(tree.parts(), false);
                }
                case Dynamic.Apply apply -> {
                    calls = true;
                    read(apply.function(), false);
                    all(apply.arguments(), true);
                }
                case Dynamic.New made -> {
                    calls = true;
                    read(made.function(), false);
                    all(made.arguments(), true);
                }
                case Dynamic.Method method -> {
                    calls = true;
                    if (method.name() instanceof Js.Literal(String name)
                            && (ListMethods.changes(name) || KeyedMethods.changes(name))) {
                        root(method.receiver());
                    }
                    all(tree.parts(), true);
                }
                case Dynamic.Collection made -> all(made.arguments(), true);
                case Dynamic.FunctionOf function -> {
                    inside.addAll(function.function().mayChange().possible());
                }
                case Dynamic.Local _,Dynamic.This _,Dynamic.NativeOf _,Dynamic.After _,Js.Literal _,Js.Undeclared _,Js.Malformed _,Js.Event _ -> {
                    // nothing changes here
                }
            }
        }

        private void all(List<Js> trees, boolean isHanded) {
            trees.forEach(tree -> read(tree, isHanded));
        }

        private void place(Place place) {
            switch (place) {
                case Place.Global global -> direct.add(global.name());
                case Place.Local _ -> {
                    // none of the document's
                }
                case Place.Property property -> {
                    root(property.of());
                    read(property.of(), false);
                    read(property.key(), false);
                }
                case Place.Items items -> {
                    for (Place.Part part : items.parts()) {
                        if (part != null) {
                            part(part);
                        }
                    }
                    if (items.rest() != null) {
                        place(items.rest());
                    }
                }
                case Place.Fields fields -> {
                    fields.parts().forEach(this::part);
                    if (fields.rest() != null) {
                        place(fields.rest());
                    }
                }
            }
        }

        private void part(Place.Part part) {
            place(part.place());
            if (part.otherwise() != null) {
                read(part.otherwise(), true);
            }
        }

        /// The variable in which a place lies.
        private void root(Js tree) {
            switch (tree) {
                case Js.Variable variable -> direct.add(variable.name());
                case Js.Member member -> root(member.of());
                case Operation.Chain chain -> root(chain.of());
                case Operation.Present present -> root(present.of());
                default -> read(tree, true);
            }
        }
    }
}
