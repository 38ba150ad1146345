package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Quoted;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.model.Fields;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.SpecSyntax;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code name=value,name=value}: how xl reads most devices. It cuts at commas, where empty pieces vanish, and skips
 * blanks before a name; nothing can be quoted. What it does with a piece it does not understand differs.
 */
final class ParameterSyntax implements SpecSyntax {
    private final boolean stopsAtBareWord;
    private final boolean goesOnAfterUnknown;
    private final boolean trimsBlanks;
    private final boolean allAnyBase;
    private final Set<String> anyBase;
    private final Map<String, Flag> flags;
    private final Set<Key<Boolean>> flagKeys;
    private final Map<String, String> oldNames;
    private final Set<String> ignored;
    private final Key<?> withComma;

    private record Flag(Key<Boolean> key, boolean value) {}

    private ParameterSyntax(Builder builder) {
        this.stopsAtBareWord = builder.stopsAtBareWord;
        this.goesOnAfterUnknown = builder.goesOnAfterUnknown;
        this.trimsBlanks = builder.trimsBlanks;
        this.allAnyBase = builder.allAnyBase;
        this.anyBase = Set.copyOf(builder.anyBase);
        this.flags = Map.copyOf(builder.flags);
        this.flagKeys = flags.values().stream().map(Flag::key).collect(Collectors.toUnmodifiableSet());
        this.oldNames = Map.copyOf(builder.oldNames);
        this.ignored = Set.copyOf(builder.ignored);
        this.withComma = builder.withComma;
    }

    static Builder builder() {
        return new Builder();
    }

    @Override
    public Struct read(CfgValue value, Fields fields, Place place) {
        String text = SpecString.textOfParameters(value, fields, place);
        if (text == null) {
            return null;
        }
        Struct item = Struct.empty();
        for (String piece : pieces(text)) {
            int equals = piece.indexOf('=');
            Flag flag = flags.get(piece);
            if (flag != null) {
                item = SpecString.with(item, flag.key(), CfgValue.Number.of(flag.value() ? 1 : 0), place);
            } else if (equals >= 0) {
                item = readParameter(item, piece.substring(0, equals), piece.substring(equals + 1), fields, place);
            } else if (stopsAtBareWord) {
                reportLost(piece, text, place);
                break;
            } else {
                SpecString.reportUnknown(piece, fields, consequence(), place);
            }
        }
        return item;
    }

    @Override
    public CfgValue write(Struct item, Fields fields, XenVersion version) {
        List<String> pieces = new ArrayList<>();
        for (Key<?> key : fields.keys()) {
            if (item.has(key)) {
                pieces.add(write(item, key, version));
            }
        }
        return new CfgValue.Text(String.join(",", pieces));
    }

    private Struct readParameter(Struct item, String name, String text, Fields fields, Place place) {
        String trimmed = trimsBlanks ? SpecString.trim(name) : name;
        String current = oldNames.getOrDefault(trimmed, trimmed);
        Key<?> key = SpecString.named(current, fields.keys());
        if (!trimmed.equals(current)) {
            place.child(key)
                    .say(
                            Code.Deprecated,
                            () -> place.field() + " has " + trimmed + "=, but " + current
                                    + " has taken its place; write " + current + "=");
        }
        if (ignored.contains(trimmed)) {
            place.say(
                    Code.Ignored,
                    () -> place.field() + " has " + Quoted.of(trimmed + "=" + text) + ", but xl does nothing with "
                            + trimmed + "; remove it");
            return item;
        }
        if (key == null || flagKeys.contains(key)) {
            SpecString.reportUnknown(trimmed, fields, consequence(), place);
            return item;
        }
        Place inner = place.child(key);
        CfgValue value = SpecString.value(
                key, trimsBlanks ? SpecString.trim(text) : text, (allAnyBase || anyBase.contains(current)), inner);
        return SpecString.withAt(item, key, value, inner);
    }

    private String write(Struct item, Key<?> key, XenVersion version) {
        for (Map.Entry<String, Flag> flag : flags.entrySet()) {
            if (flag.getValue().key() == key
                    && item.get(flag.getValue().key()) == flag.getValue().value()) {
                return flag.getKey();
            }
        }
        String value = SpecString.print(item, key, version);
        if (value.indexOf(',') >= 0 && key != withComma) {
            throw new IllegalStateException(key + " would end at its comma: " + value);
        }
        return key.name() + "=" + value;
    }

    private List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        for (String piece : text.split(",")) {
            if (!pieces.isEmpty() && isHalf(pieces.getLast())) {
                pieces.add(pieces.removeLast() + "," + piece);
            } else if (!piece.isEmpty()) {
                pieces.add(withoutBlanksBefore(piece));
            }
        }
        return pieces;
    }

    private static String withoutBlanksBefore(String piece) {
        int from = 0;
        while (from < piece.length() && piece.charAt(from) == ' ') {
            from++;
        }
        return piece.substring(from);
    }

    /** {@code type=virtio,device22}: the one value that goes on after its comma. */
    private boolean isHalf(String piece) {
        return withComma != null && piece.startsWith(withComma.name() + "=virtio") && piece.indexOf(',') < 0;
    }

    private String consequence() {
        return goesOnAfterUnknown ? "xl goes on without it" : "xl refuses it";
    }

    private void reportLost(String piece, String text, Place place) {
        place.say(
                Code.Ignored,
                place.field() + " has " + Quoted.of(piece) + " in " + Quoted.of(text)
                        + ", but that has no equals sign, and xl ignores it and everything after it; remove it");
    }

    /** The differences between one spec string and the next. */
    static final class Builder {
        private boolean stopsAtBareWord;
        private boolean goesOnAfterUnknown;
        private boolean trimsBlanks;
        private boolean allAnyBase;
        private final Set<String> anyBase = new HashSet<>();
        private final Map<String, Flag> flags = new HashMap<>();
        private final Map<String, String> oldNames = new HashMap<>();
        private final Set<String> ignored = new HashSet<>();
        private Key<?> withComma;

        /** A piece without an equals sign ends the reading, in silence. */
        Builder stopsAtBareWord() {
            stopsAtBareWord = true;
            return this;
        }

        /** An unknown name is passed over. */
        Builder goesOnAfterUnknown() {
            goesOnAfterUnknown = true;
            return this;
        }

        /** Blanks on both sides of names and values do not count. */
        Builder trimsBlanks() {
            trimsBlanks = true;
            return this;
        }

        /** Their numbers may be octal and hexadecimal, as C writes them. */
        Builder anyBase(Key<?>... keys) {
            for (Key<?> key : keys) {
                anyBase.add(key.name());
            }
            return this;
        }

        /** All numbers are of that kind. */
        Builder anyBaseEverywhere() {
            allAnyBase = true;
            return this;
        }

        /** Two bare words instead of 1 and 0. */
        Builder flag(Key<Boolean> key, String whenTrue, String whenFalse) {
            flags.put(whenTrue, new Flag(key, true));
            flags.put(whenFalse, new Flag(key, false));
            return this;
        }

        Builder oldName(String old, Key<?> key) {
            oldNames.put(old, key.name());
            return this;
        }

        /** xl knows the name and does nothing with it. */
        Builder ignores(String name) {
            ignored.add(name);
            return this;
        }

        /** Its value has one comma, if it begins with virtio. */
        Builder withComma(Key<?> key) {
            withComma = key;
            return this;
        }

        ParameterSyntax build() {
            return new ParameterSyntax(this);
        }
    }
}
