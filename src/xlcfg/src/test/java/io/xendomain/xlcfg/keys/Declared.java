package io.xendomain.xlcfg.keys;

import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.model.BooleanType;
import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.Fields;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ListType;
import io.xendomain.xlcfg.model.ParsedType;
import io.xendomain.xlcfg.model.SecretRefType;
import io.xendomain.xlcfg.model.StructType;
import io.xendomain.xlcfg.model.TextType;
import io.xendomain.xlcfg.model.ValueType;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The keys, or the parameters of spec strings, that a row of the lists is about. */
final class Declared {

    /** Rows about parameters of the items of a list: the list's key and the parameters. */
    private static final Map<String, List<String>> PARAMETERS = Map.ofEntries(
            Map.entry("pci.BDF", List.of("pci", "bdf")),
            Map.entry("pci.@VSLOT", List.of("pci", "vslot")),
            Map.entry("pci item keys bdf vslot name rdm_policy", List.of("pci", "bdf", "vslot", "name", "rdm_policy")),
            Map.entry("pci item key seize", List.of("pci", "seize")),
            Map.entry("disk keys discard no-discard direct-io-safe", List.of("disk", "discard", "direct-io-safe")),
            Map.entry("disk format qed", List.of("disk", "format")),
            Map.entry(
                    "disk colo keys",
                    List.of("disk", "colo", "colo-host", "colo-port", "colo-export", "active-disk", "hidden-disk")),
            Map.entry(
                    "disk key specification, backendtype standalone", List.of("disk", "specification", "backendtype")),
            Map.entry("disk keys trusted untrusted", List.of("disk", "trusted")),
            Map.entry("disk key grant_usage", List.of("disk", "grant_usage")),
            Map.entry("vif keys forwarddev and colo_*", List.of("vif", "forwarddev")),
            Map.entry("vif key devid", List.of("vif", "devid")),
            Map.entry("vif key mtu", List.of("vif", "mtu")),
            Map.entry("vif flags trusted untrusted", List.of("vif", "trusted")));

    /** Rows about one more form of a key. */
    private static final Map<String, String> FORMS = Map.of(
            "viridian (list form)", "viridian",
            "serial (list form)", "serial",
            "gfx_passthru (string form)", "gfx_passthru",
            "vga values none, qxl", "vga",
            "iomem @GFN", "iomem");

    /** Rows about the grammar, which the tests of the parser and of the samples show. */
    private static final Set<String> GRAMMAR = Set.of("on_* value soft-reset", "operator +=", "nested lists");

    private static final Map<String, Predicate<ValueType<?>>> TYPES = Map.ofEntries(
            Map.entry("string", Declared::isText),
            Map.entry("boolean", BooleanType.class::isInstance),
            Map.entry("number", IntegerType.class::isInstance),
            Map.entry("enum", EnumType.class::isInstance),
            Map.entry("list-of-string", type -> type instanceof ListType<?> || type instanceof StructType),
            Map.entry("list-of-number", ListType.class::isInstance),
            Map.entry("list (nested)", ListType.class::isInstance),
            Map.entry("string-or-list", type -> type instanceof ListType<?> || isText(type)),
            Map.entry("item syntax", type -> true));

    private Declared() {}

    static List<Key<?>> of(TableRow row) {
        String name = row.key();
        List<String> parameters = parameters(row);
        if (!parameters.isEmpty()) {
            return Keys.named(parameters.getFirst()).stream()
                    .flatMap(key -> fields(key.type()).keys().stream())
                    .filter(key -> parameters.subList(1, parameters.size()).contains(key.name()))
                    .toList();
        }
        boolean further = FORMS.containsKey(name);
        List<Key<?>> keys = Keys.named(FORMS.getOrDefault(name, name)).stream()
                .filter(key -> !(key.type() instanceof SecretRefType))
                .toList();
        return keys.size() > 1 ? List.of(further ? keys.getLast() : keys.getFirst()) : keys;
    }

    /** The types of guest all its declarations are for; a parameter is for no more than its list is. */
    static Set<GuestType> guests(TableRow row) {
        List<String> parameters = parameters(row);
        List<Key<?>> lists = parameters.isEmpty() ? List.of() : Keys.named(parameters.getFirst());
        Set<GuestType> guests = EnumSet.allOf(GuestType.class);
        Stream.concat(lists.stream(), of(row).stream()).forEach(key -> guests.retainAll(key.guestTypes()));
        return guests;
    }

    /** How many declarations the row needs. */
    static int wanted(TableRow row) {
        List<String> parameters = parameters(row);
        return !parameters.isEmpty() ? parameters.size() - 1 : GRAMMAR.contains(row.key()) ? 0 : 1;
    }

    /** Whether the row is about something inside the value of a key that is older. */
    static boolean isInsideOlderKey(TableRow row) {
        return FORMS.containsKey(row.key())
                && of(row).stream().allMatch(key -> key.since().equals(XenVersion.OLDEST));
    }

    static Predicate<ValueType<?>> typeOf(TableRow row) {
        return switch (row.key()) {
            case "serial" -> ListType.class::isInstance; // one string in the man page, a list of them since 4.5
            case "pci.@VSLOT" -> IntegerType.class::isInstance; // hexadecimal in the text
            case "extratime" -> BooleanType.class::isInstance; // a number, of which xl knows 0 and 1
            default -> TYPES.get(row.cell("value_type"));
        };
    }

    static boolean isNumber(Key<?> key) {
        return key.type() instanceof IntegerType;
    }

    private static boolean isText(ValueType<?> type) {
        return Stream.of(TextType.class, ParsedType.class, EnumType.class, StructType.class)
                .anyMatch(kind -> kind.isInstance(type));
    }

    private static List<String> parameters(TableRow row) {
        String name = row.key();
        return PARAMETERS.getOrDefault(name, name.contains(".") ? List.of(name.split("\\.")) : List.of());
    }

    private static Fields fields(ValueType<?> type) {
        return switch (type) {
            case ListType<?> list -> fields(list.item());
            case StructType struct -> struct.fields();
            default -> new Fields("", List.of());
        };
    }
}
