package io.xendomain.cli;

import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.validate.Claim;
import io.xendomain.xlcfg.validate.Claims;
import io.xendomain.xlcfg.validate.CrossRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The domains of one run by host, and what they take from each other. Who is read first has it. */
final class Neighbours {
    private final Map<String, List<Owned>> claimed = new HashMap<>();

    private record Owned(Claim claim, String owner) {}

    /**
     * Puts a domain beside those that were read before.
     *
     * @param host where it is to run, by whatever name
     * @param owner what messages are to call it
     * @return what the others have of that which it wants
     */
    List<Finding> add(String host, String owner, DomainConfig config) {
        List<Claim> claims = Claims.of(config);
        List<Finding> taken =
                claims.stream().flatMap(claim -> taken(host, claim)).toList();
        claims.forEach(claim -> claimed.computeIfAbsent(index(host, claim), none -> new ArrayList<>())
                .add(new Owned(claim, owner)));
        return taken;
    }

    private Stream<Finding> taken(String host, Claim claim) {
        return claimed.getOrDefault(index(host, claim), List.of()).stream()
                .filter(other -> claim.collidesWith(other.claim()))
                .limit(1)
                .map(other -> CrossRules.taken(claim, other.owner()));
    }

    private static String index(String host, Claim claim) {
        return host + " " + claim.indexKey();
    }
}
