package dev.actorweb.machine.ecmascript;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes expressions for places that can be assigned to.
final class Places {
    private final Tokens tokens;
    private final Names names;

    Places(Tokens tokens, Names names) {
        this.tokens = tokens;
        this.names = names;
    }

    /// @param at
    ///            where to report what is no place
    Place of(Js tree, Token at) throws Wrong {
        return switch (tree) {
            case Js.Variable(var name, var slot) -> new Place.Global(name, slot);
            case Js.Undeclared(var name, var position) -> names.declared(name)
                    .orElseThrow(() -> new Wrong("`" + name + "` is not declared", position, false));
            case Dynamic.Local(var name) -> new Place.Local(name);
            case Js.Member(var of, var key, var position) -> new Place.Property(of, key, position);
            case Js.ListOf(var items) -> items(items, at);
            case Js.MapOf map -> fields(map, at);
            default -> throw tokens.wrong("this cannot be assigned to", at);
        };
    }

    /// A place that has a value of its own, unlike a pattern.
    Place single(Js tree, Token at) throws Wrong {
        Place place = of(tree, at);
        if (place instanceof Place.Items || place instanceof Place.Fields) {
            throw tokens.wrong("a pattern can only be assigned to by `=`", at);
        }
        return place;
    }

    private Place items(List<Js> items, Token at) throws Wrong {
        List<Place.@Nullable Part> parts = new ArrayList<>();
        Place rest = null;
        for (Js item : items) {
            if (item instanceof Js.Spread(var of, var _)) {
                rest = of(of, at);
            } else {
                parts.add(item instanceof Js.Literal(var value) && Absent.is(value) ? null : part(item, at));
            }
        }
        return new Place.Items(parts, rest, tokens.place(at));
    }

    private Place fields(Js.MapOf map, Token at) throws Wrong {
        List<Js> keys = new ArrayList<>();
        List<Place.Part> parts = new ArrayList<>();
        Place rest = null;
        for (int i = 0; i < map.keys().size(); i++) {
            if (map.values().get(i) instanceof Js.Spread(var of, var _)) {
                rest = of(of, at);
            } else {
                keys.add(map.keys().get(i));
                parts.add(part(map.values().get(i), at));
            }
        }
        return new Place.Fields(keys, parts, rest, tokens.place(at));
    }

    private Place.Part part(Js tree, Token at) throws Wrong {
        return tree instanceof Dynamic.Assign(var place, var operator, var value, var _) && operator.isEmpty()
                ? new Place.Part(place, value)
                : new Place.Part(of(tree, at), null);
    }
}
