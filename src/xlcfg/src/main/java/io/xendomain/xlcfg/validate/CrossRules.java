package io.xendomain.xlcfg.validate;

import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.model.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the domains of one host take from each other. Who was first is for the caller to say. */
public final class CrossRules {
    private CrossRules() {}

    /**
     * Findings for a domain that came later than the others.
     *
     * @param config of the one that came later
     * @param earlier what the others on its host have, by what messages are to call them
     */
    public static List<Finding> check(DomainConfig config, Map<String, ? extends Collection<Claim>> earlier) {
        List<Finding> findings = new ArrayList<>();
        for (Claim claim : Claims.of(config)) {
            earlier.forEach((owner, theirs) -> {
                if (theirs.stream().anyMatch(claim::collidesWith)) {
                    findings.add(taken(claim, owner));
                }
            });
        }
        return findings;
    }

    /**
     * The finding for one claim.
     *
     * @param owner what the message is to call the domain that was first
     */
    public static Finding taken(Claim claim, String owner) {
        List<Finding> said = new ArrayList<>(1);
        new Place(claim.field(), claim.key(), null, said::add)
                .report(
                        claim.kind().code(),
                        claim.value(),
                        owner + " on the same host has it",
                        claim.kind().remedy());
        return said.getFirst();
    }
}
