package io.xendomain.xlcfg.corpus;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.validate.HostFacts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Good and bad configs with their findings, from {@code corpus/*.yaml} among the tests' resources. Each file is a list
 * of cases:
 *
 * <pre>
 * - name: what it shows
 *   config: {as: spec.config}         # gets a name when it has none
 *   nameless: true                    # it does not
 *   host: {xen: "4.17", cpus: 8, ...} # left out: any host with Xen 4.20
 *   expect: [Code field, ...]         # left out: the config is fine
 *   fixed: {field: other, gone: null} # these changes (a JSON merge patch) make it fine: one more case
 * </pre>
 */
public final class Corpus {
    private static final List<String> FILES =
            List.of("values", "boot", "cpu-memory", "disks", "devices", "graphics", "platform", "host");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Corpus() {}

    /** Every case, the fixed ones too. */
    public static List<CorpusCase> all() {
        return FILES.stream().flatMap(Corpus::read).toList();
    }

    private static Stream<CorpusCase> read(String file) {
        try (InputStream in = Corpus.class.getResourceAsStream("/corpus/" + file + ".yaml")) {
            Entry[] entries = YAML.readValue(Objects.requireNonNull(in, file), Entry[].class);
            return Stream.of(entries).flatMap(Entry::cases);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private record Entry(
            String name,
            Map<String, Object> config,
            boolean nameless,
            Host host,
            List<String> expect,
            Map<String, Object> fixed) {

        Stream<CorpusCase> cases() {
            Map<String, Object> whole = new LinkedHashMap<>();
            if (!nameless) {
                whole.put("name", "corpus");
            }
            whole.putAll(config);
            HostFacts facts = host == null ? HostFacts.any(XenVersion.of("4.20")) : host.facts();
            List<CorpusCase> cases = new ArrayList<>();
            cases.add(new CorpusCase(name, whole, facts, expect == null ? List.of() : expect));
            if (fixed != null) {
                cases.add(new CorpusCase(name + ": fixed", merge(whole, fixed), facts, List.of()));
            }
            return cases.stream();
        }

        private static Map<String, Object> merge(Map<String, Object> config, Map<String, Object> patch) {
            Map<String, Object> merged = new LinkedHashMap<>(config);
            patch.forEach((field, value) -> {
                if (value == null) {
                    merged.remove(field);
                } else {
                    merged.put(field, value);
                }
            });
            return merged;
        }
    }

    private record Host(
            String xen,
            Integer cpus,
            Integer numaNodes,
            Long memoryMiB,
            Set<String> guestTypes,
            Boolean hap,
            String scheduler,
            Map<String, String> pools) {
        HostFacts facts() {
            return new HostFacts(
                    XenVersion.of(xen == null ? "4.20" : xen),
                    cpus == null ? OptionalInt.empty() : OptionalInt.of(cpus),
                    numaNodes == null ? OptionalInt.empty() : OptionalInt.of(numaNodes),
                    memoryMiB == null ? OptionalLong.empty() : OptionalLong.of(memoryMiB),
                    guestTypes == null
                            ? EnumSet.allOf(GuestType.class)
                            : guestTypes.stream()
                                    .map(word -> GuestType.valueOf(word.toUpperCase(java.util.Locale.ROOT)))
                                    .collect(Collectors.toSet()),
                    Optional.ofNullable(hap),
                    Optional.ofNullable(scheduler),
                    pools == null ? Map.of() : pools);
        }
    }
}
