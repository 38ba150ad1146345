package io.xendomain.xlcfg.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ListType;
import io.xendomain.xlcfg.model.SecretRefType;
import io.xendomain.xlcfg.model.StructType;
import io.xendomain.xlcfg.model.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/keys.md}: every key of xl.cfg and every parameter of its spec strings. */
class KeysPageTest {

    @Test
    void the_key_reference_says_what_the_declarations_say() {
        GeneratedPage.isUpToDate("keys.md", page());
    }

    @Test
    void the_key_reference_has_every_key_and_every_parameter() {
        String page = page();
        assertThat(Keys.all()).allSatisfy(key -> {
            assertThat(page).contains("\n### " + key.field() + "\n\n" + key.description());
            parameters(key.type())
                    .ifPresent(struct -> assertThat(struct.fields().keys()).allSatisfy(parameter -> assertThat(page)
                            .contains("\n#### " + key.field() + "[]." + parameter.field() + "\n")));
        });
    }

    @Test
    void the_table_of_live_changes_has_every_key_that_has_a_command() {
        assertThat(Keys.all()).allSatisfy(key -> assertThat(live().contains("](#" + anchor(key) + ") |"))
                .isEqualTo(!key.liveCommand().isEmpty()));
    }

    private static String page() {
        return """
                # Keys

                <!-- Made from the declarations in src/xlcfg; after a change there:
                     mvn -pl src/xlcfg -am test -Dupdate.generated=true -->

                Every key of xl.cfg(5) as a field of `spec.config`: the same word in camelCase, the same unit, the same default.
                Spec strings, such as those of `disk` and `vif`, are lists of objects with one field for each parameter.

                - **Guests**: the types of guest it means something to; a config for another gets a warning.
                - **Xen**: the releases whose xl knows it, and which of its values came, or went, with another release. For others
                  the config is refused, because that xl would say nothing.
                - **Changed in Xen**: when the same text began to mean something else. `kubectl xen lint --from 4.17 --xen-version 4.20`
                  says so before [a host is upgraded](../operations.md#upgrading-xen).
                - **Change**: on a running domain by the xl command named, or pending until the domain's next start.
                - **Privileged**: what it lets a namespace do to the host; the host's policy has to allow it.

                ## Changed live

                What Xen can change on a running domain, and the xl commands that do. Everything else is pending until the
                domain's next start; [live changes](../live-changes.md) says how.

                | Field | Commands |
                |---|---|
                %s

                %s
                """.formatted(live(), sections());
    }

    private static String live() {
        return Keys.all().stream()
                .filter(key -> !key.liveCommand().isEmpty())
                .map(key -> "| [" + key.field() + "](#" + anchor(key) + ") | `"
                        + String.join("`, `", key.liveCommand().split(", ")) + "` |")
                .collect(Collectors.joining("\n"));
    }

    private static String anchor(Key<?> key) {
        return key.field().toLowerCase(Locale.ROOT);
    }

    private static String sections() {
        Map<String, List<Key<?>>> sections = new LinkedHashMap<>();
        Keys.all().forEach(key -> sections.computeIfAbsent(key.section(), name -> new ArrayList<>())
                .add(key));
        return sections.entrySet().stream()
                .map(section -> "## " + section.getKey() + "\n\n"
                        + section.getValue().stream().map(KeysPageTest::key).collect(Collectors.joining("\n\n")))
                .collect(Collectors.joining("\n\n"));
    }

    private static String key(Key<?> key) {
        String entry = "### " + key.field() + "\n\n" + key.description() + "\n\n" + facts(key, true);
        return parameters(key.type())
                .map(struct -> entry + "\n\n"
                        + struct.fields().keys().stream()
                                .map(parameter -> parameter(key, parameter))
                                .collect(Collectors.joining("\n\n")))
                .orElse(entry);
    }

    private static String parameter(Key<?> key, Key<?> parameter) {
        return "#### " + key.field() + "[]." + parameter.field() + "\n\n" + parameter.description() + "\n\n"
                + facts(parameter, false);
    }

    private static String facts(Key<?> key, boolean top) {
        List<String> facts = new ArrayList<>();
        facts.add("In xl.cfg: " + (key.type() instanceof SecretRefType ? "none, filled in" : "`" + key.name() + "`"));
        facts.add("Type: " + key.type().words() + (key.required() ? "; required" : ""));
        if (!key.unit().isEmpty()) {
            facts.add("Unit: " + key.unit());
        }
        if (!key.defaultText().isEmpty()) {
            facts.add("Default: " + key.defaultText());
        }
        if (top || key.guestTypes().size() < GuestType.values().length) {
            facts.add("Guests: "
                    + key.guestTypes().stream().sorted().map(GuestType::name).collect(Collectors.joining(", ")));
        }
        facts.add("Xen: " + key.releases().words());
        key.type().releases().forEach(part -> facts.add("Xen, of its values: " + part));
        key.changes().forEach(change -> facts.add("Changed in Xen " + change.in() + ", " + change.words()));
        if (top) {
            facts.add("Change: " + (key.liveCommand().isEmpty() ? "pending" : "live by `" + key.liveCommand() + "`"));
        }
        if (!key.privilege().isEmpty()) {
            facts.add("Privileged: " + key.privilege());
        }
        if (key.secret()) {
            facts.add("Secret: never shown in messages");
        }
        if (!key.deprecated().isEmpty()) {
            facts.add("Deprecated: use " + key.deprecated());
        }
        return facts.stream().map(fact -> "- " + fact).collect(Collectors.joining("\n"));
    }

    /** The object that a key is, or a list of. */
    private static Optional<StructType> parameters(ValueType<?> type) {
        return switch (type) {
            case StructType struct -> Optional.of(struct);
            case ListType<?> list -> parameters(list.item());
            default -> Optional.empty();
        };
    }
}
