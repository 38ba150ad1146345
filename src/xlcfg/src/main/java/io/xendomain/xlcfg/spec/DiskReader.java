package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Quoted;
import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.Fields;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.Struct;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One disk, read as libxlu_disk_l.l does: named parameters and positional ones (target, format, vdev, access) in any
 * mixture, with the prefixes of xend's days before target.
 */
final class DiskReader {
    private static final String TARGET = DiskSpec.TARGET.name() + "=";
    private static final Pattern SPACE = Pattern.compile("[ \\t\\n]+");
    private static final Pattern OLD_PREFIX = Pattern.compile(
            "(?:(?<format>raw|qcow2?|vhd)|(?<script>iscsi|e?nbd|drbd)|tapdisk|tap2?|aio|ioemu|file|phy):");
    private static final Pattern UNKNOWN_PREFIX = Pattern.compile("[a-z][a-z0-9]*:(?![a-z0-9])");

    private final String text;
    private final Fields fields;
    private final Matcher space;
    private final Matcher prefix;
    private final Matcher unknown;
    private final Place place;
    private final Map<Key<?>, String> values = new LinkedHashMap<>();
    private int at;
    private boolean oldForm;
    private boolean accessWasPositional;
    private boolean broken;

    DiskReader(String text, Fields fields, Place place) {
        this.text = text;
        this.space = SPACE.matcher(text);
        this.prefix = OLD_PREFIX.matcher(text);
        this.unknown = UNKNOWN_PREFIX.matcher(text);
        this.fields = fields;
        this.place = place;
    }

    /** What is good of it; null when the text cannot be understood as a disk. */
    Struct read() {
        while (at < text.length() && !broken) {
            if (space.region(at, text.length()).lookingAt()) {
                at = space.end();
            } else if (text.startsWith(TARGET, at)) {
                takeRest();
            } else if (!takeOldPrefix()) {
                take(nextToken());
            }
        }
        return broken ? null : finish();
    }

    /** {@code target=} has no end but that of the string. */
    private void takeRest() {
        String rest = text.substring(at + TARGET.length());
        set(DiskSpec.TARGET, rest.endsWith(",") ? rest.substring(0, rest.length() - 1) : rest);
        at = text.length();
    }

    private boolean takeOldPrefix() {
        if (!prefix.region(at, text.length()).lookingAt()) {
            return false;
        }
        oldForm = true;
        at = prefix.end();
        String format = prefix.group("format");
        String script = prefix.group("script");
        if (format != null) {
            set(DiskSpec.FORMAT, format);
            reportOld(prefix.group(), "it stands for format=" + format);
        } else if (script != null) {
            set(DiskSpec.SCRIPT, "block-" + script);
            reportOld(prefix.group(), "it stands for script=block-" + script + ", a program that runs in dom0");
        } else {
            reportOld(prefix.group(), "it means nothing any more");
        }
        return true;
    }

    private String nextToken() {
        int comma = text.indexOf(',', at);
        String token = text.substring(at, comma < 0 ? text.length() : comma);
        if (unknown.region(at, text.length()).lookingAt()) {
            refuse(unknown.group(), "xl knows no such prefix of a disk");
        }
        at = comma < 0 ? text.length() : comma + 1;
        return token;
    }

    private void take(String token) {
        int equals = token.indexOf('=');
        Optional<DiskFlag> flag = DiskFlag.of(token);
        if (broken) {
            return;
        }
        if (equals >= 0) {
            takeParameter(token.substring(0, equals), token.substring(equals + 1));
        } else if (flag.isPresent()) {
            setLast(flag.get().key(), flag.get().value() ? "1" : "0");
        } else if (token.equals("cdrom")) {
            setLast(DiskSpec.DEVTYPE, token);
        } else {
            takePositional(token);
        }
    }

    private void takeParameter(String name, String value) {
        Key<?> key = SpecString.named(name, fields.keys());
        if (key == null || isFlag(key)) {
            SpecString.reportUnknown(name, fields, "xl refuses it", place);
        } else if (key == DiskSpec.GRANT_USAGE && !value.equals("0") && !value.equals("1")) {
            broken = true;
            SpecString.reportMalformed(
                    name + "=" + value, "only 0 and 1 are known to xl", place.child(DiskSpec.GRANT_USAGE));
        } else if (key == DiskSpec.ACCESS || key == DiskSpec.DEVTYPE || key == DiskSpec.GRANT_USAGE) {
            setLast(key, word(key, value));
        } else {
            set(key, key == DiskSpec.FORMAT && value.isEmpty() ? "raw" : value);
        }
    }

    private void takePositional(String token) {
        if (!values.containsKey(DiskSpec.TARGET)) {
            values.put(DiskSpec.TARGET, token);
        } else if (!oldForm && !values.containsKey(DiskSpec.FORMAT)) {
            if (values.get(DiskSpec.TARGET).isEmpty() && token.indexOf(':') >= 0) {
                values.put(DiskSpec.FORMAT, "empty");
                takeVdev(token);
            } else {
                set(DiskSpec.FORMAT, token.isEmpty() ? "raw" : token);
            }
        } else if (!values.containsKey(DiskSpec.VDEV)) {
            takeVdev(token);
        } else if (!accessWasPositional) {
            accessWasPositional = true;
            setLast(DiskSpec.ACCESS, word(DiskSpec.ACCESS, token));
        } else {
            refuse(token, "a disk has at most target, format, vdev and access without a name");
        }
    }

    /** {@code hdc:cdrom}. */
    private void takeVdev(String token) {
        int colon = token.lastIndexOf(':');
        if (colon >= 0) {
            String devtype = token.substring(colon + 1);
            setLast(DiskSpec.DEVTYPE, devtype);
            reportOld(token, "devtype=" + devtype + " has taken the place of the colon");
        }
        set(DiskSpec.VDEV, colon < 0 ? token : token.substring(0, colon));
    }

    /** xl minds a text that is given twice unless it is the same word or number, or was empty. */
    private void set(Key<?> key, String value) {
        String before = values.put(key, value);
        boolean isWord = key.type() instanceof EnumType;
        boolean sameWord = value.equals(before) && (isWord || key.type() instanceof IntegerType);
        if (before != null && (isWord || !before.isEmpty()) && !sameWord) {
            refuse(key.name() + "=" + value, key.name() + " was " + Quoted.of(before) + " before, and xl refuses that");
        }
    }

    /** Of these xl takes the last one and says nothing, unless one before it is no word of the language. */
    private void setLast(Key<?> key, String value) {
        String before = values.put(key, value);
        boolean wasWord = !(key.type() instanceof EnumType words)
                || before == null
                || words.wordList().contains(before);
        if (!wasWord) {
            refuse(key.name() + "=" + before, "xl knows no such " + key.name());
        } else if (before != null && !before.equals(value)) {
            SpecString.reportRepeated(place.child(key));
        }
    }

    private Struct finish() {
        Struct disk = Struct.empty();
        for (Key<?> key : fields.keys()) {
            String value = values.get(key);
            if (value == null || value.isEmpty() && (key == DiskSpec.TARGET || key == DiskSpec.VDEV)) {
                continue; // an empty one is none
            }
            disk = SpecString.with(disk, key, SpecString.value(key, value, false, place.child(key)), place);
        }
        return disk;
    }

    /** The short words of access in full; anything else as it is. */
    private static String word(Key<?> key, String word) {
        if (key != DiskSpec.ACCESS) {
            return word;
        }
        return switch (word) {
            case "r" -> "ro";
            case "w", "" -> "rw";
            default -> word;
        };
    }

    private static boolean isFlag(Key<?> key) {
        for (DiskFlag flag : DiskFlag.values()) {
            if (flag.key() == key) {
                return true;
            }
        }
        return false;
    }

    private void refuse(String token, String rule) {
        broken = true;
        SpecString.reportMalformed(token, rule, place);
    }

    private void reportOld(String token, String meaning) {
        place.say(
                Code.Deprecated,
                place.field() + " has " + Quoted.of(token) + ", but that form is deprecated: " + meaning
                        + "; write the parameters as NAME=VALUE with target last");
    }
}
