package io.xendomain.agent.supervise;

import io.xendomain.agent.toolstack.LiveDomain;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the toolstack listed at one moment. More than one domain may have a uuid, or a name. */
record Listing(Map<String, List<LiveDomain>> byUuid, Map<String, List<LiveDomain>> byName) {
    static final Listing NOTHING = new Listing(Map.of(), Map.of());

    static Listing of(List<LiveDomain> domains) {
        return new Listing(
                domains.stream().collect(Collectors.groupingBy(LiveDomain::uuid)),
                domains.stream()
                        .filter(domain -> domain.name() != null)
                        .collect(Collectors.groupingBy(LiveDomain::name)));
    }

    List<LiveDomain> of(String uuid) {
        return byUuid.getOrDefault(uuid, List.of());
    }

    /** Another domain of that name; null when there is none. */
    LiveDomain namesake(String uuid, String name) {
        return byName.getOrDefault(name, List.of()).stream()
                .filter(domain -> !domain.uuid().equals(uuid))
                .findFirst()
                .orElse(null);
    }
}
