package io.xendomain.xlcfg.proof;

import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.SecretRefType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whole configs that nobody has written: a guest of one type, some keys out of all of them, in all the ways they can be
 * written and some in which they cannot. Each number gives the same config for ever.
 */
final class Configs {
    private static final List<Key<?>> KEYS = Keys.all().stream()
            .filter(key -> !(key.type() instanceof SecretRefType))
            .toList();
    /** What both xls know. */
    private static final XenVersion COMMON = XenVersion.of("4.17");

    private static final Map<GuestType, List<Key<?>>> FOR =
            Stream.of(GuestType.values()).collect(Collectors.toMap(guest -> guest, Configs::keysFor));

    private static final List<String> FOREIGN = List.of(
            "memroy",
            "vcpu",
            "disks",
            "vifs",
            "arch",
            "maxcpus",
            "audio",
            "on_shutdown",
            "name2",
            "cpu",
            "device_model",
            "vif2",
            "x",
            "a.b",
            "extra_args",
            "boot_args");
    private static final String NOISE = "\n\n ;;,=+[]\"'\\#-.():%$@!&{}\t\rAZaz09x_\u0001\u007f";

    private final List<String> originals;

    /** Made from nothing, and now and then from one of these. */
    Configs(List<String> originals) {
        this.originals = List.copyOf(originals);
    }

    String get(long number) {
        Dice dice = new Dice(new SplittableRandom(number));
        if (!originals.isEmpty() && dice.oneIn(5)) {
            return mutated(dice, dice.one(originals));
        }
        return made(dice);
    }

    private static String made(Dice dice) {
        boolean calm = !dice.oneIn(3);
        GuestType guest = dice.one(GuestType.values());
        Values values = new Values(dice);
        List<String> statements = new ArrayList<>(guest(dice, guest));
        int keys = dice.oneIn(20) ? dice.upTo(40) : 1 + dice.upTo(5);
        for (int i = 0; i < keys; i++) {
            if (dice.oneIn(calm ? 200 : 30)) {
                statements.add(statement(dice, dice.one(FOREIGN), dice.one("1", "\"a\"", "[]", "[\"a\"]")));
            } else {
                Key<?> key = dice.one(calm ? FOR.get(guest) : KEYS);
                String value = dice.oneIn(calm ? 8 : 2) ? values.of(key) : values.goodOf(key);
                statements.add(statement(dice, key.name(), value));
                if (dice.oneIn(calm ? 100 : 25)) {
                    statements.add(dice.upTo(statements.size()), statement(dice, key.name(), values.of(key)));
                }
            }
        }
        if (dice.oneIn(4)) {
            Collections.shuffle(statements, java.util.Random.from(dice.random()));
        }
        String text = String.join("", statements);
        return dice.oneIn(calm ? 200 : 15) ? spoilt(dice, text) : text;
    }

    private static List<Key<?>> keysFor(GuestType guest) {
        return KEYS.stream()
                .filter(key -> key.guestTypes().contains(guest) && key.knownTo(COMMON))
                .filter(key -> key.deprecated().isEmpty())
                .toList();
    }

    /** What a guest cannot do without, now and then without one of it. */
    private static List<String> guest(Dice dice, GuestType guest) {
        List<String> statements = new ArrayList<>();
        if (dice.oneIn(60)) {
            statements.add("name = \"" + dice.one("w\u00e4b", "42", "a/b", "") + "\"\n");
        } else if (!dice.oneIn(60)) {
            statements.add(dice.one("name = \"web-1\"\n", "name = 'd'\n", "name=\"a.b_c\"\n"));
        }
        if (!dice.oneIn(4)) {
            statements.add("uuid = \"4a1b1c3e-6f0d-4a8e-9d5f-00163e000001\"\n");
        }
        if (dice.oneIn(12)) {
            statements.add("builder = \"" + dice.one("hvm", "hvm", "generic", "h", "g", "linux") + "\"\n");
        } else if (guest != GuestType.PV || !dice.oneIn(4)) {
            statements.add("type = \"" + dice.one(guest.word(), guest.word(), guest.word(), "pv", "p", "h") + "\"\n");
        }
        boolean needsKernel = guest != GuestType.HVM;
        if (needsKernel ? !dice.oneIn(40) : dice.oneIn(6)) {
            statements.add(dice.one(
                    "kernel = \"/boot/vmlinuz\"\n",
                    "kernel = \"/boot/vmlinuz\"\n",
                    "bootloader = \"pygrub\"\ndisk = [\"/dev/vg0/root,raw,xvda,w\"]\n"));
        }
        if (!dice.oneIn(3)) {
            statements.add("memory = " + dice.one("512", "512", "1024", "0x200", "01000", "\"512\"", "16384") + "\n");
        }
        if (dice.oneIn(2)) {
            statements.add("vcpus = " + dice.one("1", "2", "4", "8", "010") + "\n");
        }
        return statements;
    }

    private static String statement(Dice dice, String key, String value) {
        String equals = dice.oneIn(40) ? " += " : dice.one(" = ", " = ", "=", "\t=  ", " =", "= ");
        String end =
                dice.oneIn(12) ? dice.one(";", " ; ", ";;\n", " # why\n", "\t#\n", " \n", "\n\n", ";\n# c\n") : "\n";
        return (dice.oneIn(30) ? dice.one(" ", "\t", "# c\n", "\n") : "") + key + equals + value + end;
    }

    /** A real one with a few changes: lines gone, twice, or out of another one; values replaced; characters changed. */
    private String mutated(Dice dice, String original) {
        List<String> lines = new ArrayList<>(List.of(original.split("(?<=\n)")));
        Values values = new Values(dice);
        for (int i = 1 + dice.upTo(2); i > 0 && !lines.isEmpty(); i--) {
            int at = dice.upTo(lines.size() - 1);
            switch (dice.upTo(5)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, dice.one(lines));
                case 2 -> lines.add(dice.one(List.of(dice.one(originals).split("(?<=\n)"))));
                case 3 -> lines.set(at, spoilt(dice, lines.get(at)));
                default -> {
                    Key<?> key = dice.one(KEYS);
                    lines.add(at, statement(dice, key.name(), values.of(key)));
                }
            }
        }
        return String.join("", lines);
    }

    private static String spoilt(Dice dice, String text) {
        if (text.isEmpty()) {
            return text;
        }
        int at = dice.upTo(text.length() - 1);
        return switch (dice.upTo(3)) {
            case 0 -> text.substring(0, at) + dice.charOf(NOISE) + text.substring(at);
            case 1 -> text.substring(0, at) + text.substring(at + 1);
            case 2 -> text.substring(0, at) + dice.charOf(NOISE) + text.substring(at + 1);
            default -> text.substring(0, at);
        };
    }
}
